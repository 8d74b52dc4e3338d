import pytest

from qa.text.counts import SyllableCounts, count_syllables, counts_from_bytes, empty_counts


def pairs_of(counts: SyllableCounts) -> dict[tuple[str, str], int]:
    words = counts.words
    keys = zip((counts.keys >> 32).tolist(), (counts.keys & 0xFFFFFFFF).tolist(), strict=True)
    return {(words[a], words[b]): n for (a, b), n in zip(keys, counts.pairs.tolist(), strict=True)}


def test_count_syllables_counts_neighbours_within_sentences():
    counts = count_syllables(["Học sinh giỏi. Học sinh lớp 12"])
    assert pairs_of(counts) == {
        ("", "học"): 2,
        ("học", "sinh"): 2,
        ("sinh", "giỏi"): 1,
        ("giỏi", ""): 1,
        ("sinh", "lớp"): 1,
        ("lớp", "0"): 1,  # every number is one word
        ("0", ""): 1,
    }
    assert dict(zip(counts.words, counts.unigrams.tolist(), strict=True))["học"] == 2


def test_count_syllables_keeps_forms_of_one_folding_together():
    assert count_syllables(["số sơ sổ đo đó do"]).words == ["", "do", "đo", "đó", "sơ", "số", "sổ"]


def test_count_syllables_of_vietnamese_without_marks_learns_nothing():
    assert count_syllables(["bi bat o dau vay"]).words == []
    assert "stop" in count_syllables(["What is the name of stop 5"]).words


def test_plus_and_minus_equal_counting_the_texts():
    one, other = ["Ủy ban nhân dân tỉnh"], ["Hội đồng nhân dân tỉnh họp", "tỉnh Lào Cai"]
    both = count_syllables(one + other)
    added = count_syllables(one).plus(count_syllables(other))
    assert added.words == both.words
    assert pairs_of(added) == pairs_of(both)
    left = added.minus(count_syllables(one))
    assert left.words == count_syllables(other).words
    assert pairs_of(left) == pairs_of(count_syllables(other))


@pytest.mark.parametrize("compress", [False, True])
def test_to_bytes_comes_back_equal(compress):
    counts = count_syllables(["Trường đạt chuẩn quốc gia.", "Đường đến trường"])
    back = counts_from_bytes(counts.to_bytes(compress=compress))
    assert back.words == counts.words
    assert pairs_of(back) == pairs_of(counts)
    assert back.unigrams.tolist() == counts.unigrams.tolist()


def test_to_bytes_of_nothing_comes_back_empty():
    assert counts_from_bytes(empty_counts().to_bytes()).words == []


def test_counts_from_bytes_of_something_else_is_refused():
    with pytest.raises(ValueError, match="3 bytes are not packed syllable counts"):
        counts_from_bytes(b"abc")
