from qa.reading.pair_tokens import Piece, encode_pair


def words(text: str) -> list[Piece]:
    """Cut at spaces; a piece takes the space before it along, ids count from 10."""
    pieces, start = [], 0
    for number, word in enumerate(text.split(" ")):
        end = start + len(word) + (1 if start else 0)
        pieces.append((10 + number, start, end))
        start = end
    return pieces


def test_encode_pair_without_title_lays_question_and_passage_between_marks() -> None:
    pair = encode_pair(words, "ai hỏi", "", "Lan đã hỏi")
    assert pair.ids.tolist() == [0, 10, 11, 2, 2, 10, 11, 12, 2]
    assert pair.starts.tolist() == [-1, -1, -1, -1, -1, 0, 4, 7, -1]
    assert pair.ends.tolist() == [-1, -1, -1, -1, -1, 3, 6, 10, -1]


def test_encode_pair_with_title_counts_characters_from_the_passage() -> None:
    # "Tin vui\nLan đã hỏi": the piece "vui\nLan" straddles the title; only "Lan" is the passage's.
    pair = encode_pair(words, "ai", "Tin vui", "Lan đã hỏi")
    assert pair.starts.tolist() == [-1, -1, -1, -1, -1, 0, 4, 7, -1]
    assert pair.ends.tolist() == [-1, -1, -1, -1, -1, 3, 6, 10, -1]


def test_encode_pair_too_long_drops_the_passage_end() -> None:
    pair = encode_pair(words, "ai hỏi", "", "Lan đã hỏi Mai", longest=8)
    assert pair.ids.tolist() == [0, 10, 11, 2, 2, 10, 11, 2]


def test_encode_pair_long_title_leaves_room_for_the_passage() -> None:
    pair = encode_pair(words, "ai", "tin " * 600, "Lan đã hỏi")
    assert pair.starts.tolist()[-4:-1] == [0, 4, 7]
    assert len(pair.ids) < 100


def test_encode_pair_long_question_keeps_64_pieces() -> None:
    pair = encode_pair(words, "a " * 99 + "a", "", "b")
    assert pair.ids.tolist() == [0, *range(10, 74), 2, 2, 10, 2]


def test_encode_pair_white_piece_is_outside() -> None:
    pair = encode_pair(lambda text: [(5, 0, len(text))], "a", "", "  \n ")
    assert pair.starts.tolist() == [-1] * 6
