import json
import os
from pathlib import Path

import pytest

from qa.errors import LegacyEncoding
from qa.text.legacy import ENCODINGS, recognise, repair

SHARED = Path(os.environ.get("HOIDAP_SHARED", Path(__file__).parents[4] / "shared"))
TEXT = (
    "trường đại học tổ chức hội nghị tổng kết, đã có nhiều ý kiến về chất lượng giảng dạy và kỹ năng của giáo viên.\n"
    "việc sử dụng quỹ khuyến học, sửa chữa phòng học ở những xã vùng cao được ưu tiên; huỳnh, khuỷu, ẵm, nghĩa, bỡ ngỡ."
)
# Written out by hand from the tables of the standards.
SAMPLES = {
    "TCVN3 (ABC)": ("Tr­êng ®¹i häc B¸ch khoa Hµ Néi tæ chøc", "Trường đại học Bách khoa Hà Nội tổ chức"),
    "VNI": ("Tröôøng ñaïi hoïc Baùch khoa Haø Noäi toå chöùc", "Trường đại học Bách khoa Hà Nội tổ chức"),
    "UTF-8 read as cp1252": ("TrÆ°á»\x9dng Ä‘áº¡i há»\x8dc BÃ¡ch khoa HÃ\xa0 Ná»™i", "Trường đại học Bách khoa Hà Nội"),
}


def encoded(text: str, name: str) -> str:
    """Write text in an encoding by searching for the codes that decode to each letter."""
    if name == "UTF-8 read as cp1252":
        table = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]
        return "".join(table[b] for b in text.encode())
    codes = [chr(code) for code in range(0xA1, 0x100)]
    codes += [letter + code for letter in "aeiouyôö" for code in codes] if name == "VNI" else []
    table = {ENCODINGS[name](code): code for code in reversed(codes) if len(ENCODINGS[name](code)) == 1}
    return "".join(letter if letter.isascii() else table[letter] for letter in text)


@pytest.mark.parametrize("name", ENCODINGS)
def test_repair_of_a_written_sample_reads_it_right(name):
    wrong, right = SAMPLES[name]
    assert recognise(wrong) == (name, 1.0)
    assert repair(wrong) == right


@pytest.mark.parametrize("name", ENCODINGS)
def test_repair_of_encoded_text_gives_the_text_back(name):
    assert repair(encoded(TEXT, name)) == TEXT


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_vietnamese_letter_has_a_code(name):
    letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    assert ENCODINGS[name](encoded(letters, name)) == letters


def test_repair_of_a_broken_line_leaves_the_healthy_ones():
    assert repair("Hội nghị ở Huế\n" + SAMPLES["TCVN3 (ABC)"][0]) == "Hội nghị ở Huế\n" + SAMPLES["TCVN3 (ABC)"][1]


@pytest.mark.parametrize(
    "text",
    [
        "Bà là ai? Cái gì thế, cô giáo có nhà không",  # Vietnamese whose letters cp1252 has
        "Une forêt où l'été commença à neiger, mélangé de grêle",
        "Für die Größe der schönen Mühlen über Österreich",
        "El niño comió piñas y también melón en Perú",
        "plain English – with “quotes” and 20 °C",
        "the town of Ü-Tsang was an ally of the Ü-Tsang king",
        "São Paulo, Đà Nẵng",
        "",
    ],
)
def test_repair_of_text_read_right_changes_nothing(text):
    assert repair(text) == text


def test_repair_of_damaged_text_is_refused_by_name():
    # Soft hyphens, which are the letter ư of TCVN3, were deleted on the way.
    damaged = encoded("trường, phường tổ chức hội nghị; người được mời tới dự đông đủ", "TCVN3 (ABC)")
    with pytest.raises(LegacyEncoding, match=r"page.txt looks like text in TCVN3 \(ABC\)"):
        repair(damaged.replace("\xad", ""), "page.txt")


def test_repair_of_our_own_passages_changes_none():
    path = SHARED / "data" / "vi_qa_train.jsonl"
    if not path.exists():
        pytest.skip(f"no data at {path}; set HOIDAP_SHARED")
    passages = [json.loads(line)["context"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert [passage for passage in passages if repair(passage) != passage] == []
