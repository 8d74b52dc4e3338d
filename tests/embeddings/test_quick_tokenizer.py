import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from embeddings.packaged_model import ensure_packaged_model
from embeddings.quick_tokenizer import FILE, QuickTokenizer

SENTENCES = [
    "Thủ đô của Việt Nam là gì?",
    "query: Bộ GD&ĐT ban hành Thông tư số 29/2024/TT-BGDĐT ngày 30/12/2024.",
    "Ai là người viết “Truyện Kiều”… và khi nào – năm 1820?",
    "chu tich nuoc dau tien cua viet nam la ai",
    "What is the capital of Vietnam? It's Hà Nội (Hanoi), 1.000.000₫ & 50%.",
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ĐÈÉẺẼẸ ƠỜỚỞỠỢ ƯỪỨỬỮỰ ỲÝỶỸỴ ½ ² ª № ™ \xad",
    "nghiêng-nghiêng/nghiêng_nghiêng http://example.vn/đường-dẫn?a=1&b=2#c a@b.vn",
    "  hai  khoảng trắng\tđầu\u00a0cuối   ",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return ensure_packaged_model()


@pytest.fixture(scope="module")
def quick(folder: Path) -> QuickTokenizer:
    return QuickTokenizer(folder / FILE)


@pytest.fixture(scope="module")
def full(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    return tokenizer


def _disagreements(quick: QuickTokenizer, full: Tokenizer, texts: list[str]) -> list[str]:
    said = [quick.encode(text, 512) for text in texts]
    known = [encoding.ids for encoding in full.encode_batch(texts)]
    return [text for text, mine, theirs in zip(texts, said, known, strict=True) if mine not in (None, theirs)]


def test_encode_question_gives_the_ids_of_the_published_model(quick: QuickTokenizer) -> None:
    # ▁que ry : ▁Thủ ▁đô ▁của ▁Việt ▁Nam ▁là ▁gì ? between <s> and </s>
    expected = [0, 41, 1294, 12, 40797, 29349, 550, 3763, 2096, 580, 4062, 32, 2]
    assert quick.encode("query: Thủ đô của Việt Nam là gì?", 512) == expected


def test_encode_real_sentences_agrees_with_tokenizers(quick: QuickTokenizer, full: Tokenizer) -> None:
    assert [quick.encode(text, 512) is None for text in SENTENCES[:5]] == [False] * 5
    assert _disagreements(quick, full, SENTENCES) == []


def test_encode_thousands_of_random_strings_agrees_with_tokenizers(quick: QuickTokenizer, full: Tokenizer) -> None:
    draw = random.Random(7)
    wide = [*map(chr, range(1, 0x250)), *map(chr, range(0x1E00, 0x1F00)), *"\u0301\u0323\u200b\u2013…▁₫ộ🙂中"]
    narrow = [*"aăâeêioôơuưy tnhgcmđ ̣́̀̉̃  .,<s/>"]
    words = " ".join(SENTENCES).split()
    texts = ["".join(draw.choices(letters, k=draw.randrange(40))) for letters in (wide, narrow) for _ in range(1500)]
    texts += ["".join(draw.choices(words, k=draw.randrange(1, 6))) for _ in range(1000)]
    answered = sum(quick.encode(text, 512) is not None for text in texts)
    assert answered > 1500
    assert _disagreements(quick, full, texts) == []


@pytest.mark.parametrize("text", ["", " ", "a", "\n\t", "\u0007", "a" * 10_000, "từ " * 4_000, "ộ" * 600])
def test_encode_edges_agree_with_tokenizers(quick: QuickTokenizer, full: Tokenizer, text: str) -> None:
    ids = full.encode(text).ids
    assert quick.encode(text, 512) in (None, ids)
    assert len(ids) <= 512
    assert ids[0] == 0
    assert ids[-1] == 2


def test_encode_decomposed_letters_gives_the_ids_of_composed_ones(quick: QuickTokenizer) -> None:
    assert quick.encode("Vie\u0323\u0302t", 512) == quick.encode("Việt", 512)


@pytest.mark.parametrize("text", ["Привет", "中文", "🙂", "a\r\nb", "x</s>y", "<mask>", "q\u0301", "▁a", "a\u200bb"])
def test_encode_text_that_is_not_plain_is_left_to_tokenizers(quick: QuickTokenizer, text: str) -> None:
    assert quick.encode(text, 512) is None


def test_quick_tokenizer_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="no quick tokenizer"):
        QuickTokenizer(path)
