import pytest

from qa.reading.institutions import institutions, is_of_another_institution


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trường Tiểu học Hoa Sen có mấy lớp?", ["hoa sen"]),
        ("Hiệu trưởng trường THPT chuyên Lê Hồng Phong và Trường THCS Trần Phú", ["hong le phong", "phu tran"]),
        ("Đại học Bách khoa Hà Nội", []),  # "khoa" ends the name: one syllable says too little
        ("Trường TH&THCS Kim Sơn", ["kim son"]),
        ("bệnh viện đa khoa Phú Xương", ["phu xuong"]),
        ("trường Trần Phú HN", ["phu tran"]),
        ("Quần đảo Trường Sa", []),
        ("Thị trường Việt Nam", []),
        ("Trường có 512 em", []),
        ("truong hoa sen", []),
    ],
)
def test_institutions_are_named_by_their_own_syllables(text: str, found: list[str]) -> None:
    assert [" ".join(sorted(name)) for name in institutions(text)] == found


@pytest.mark.parametrize(
    ("passage", "another"),
    [
        ("Trường Tiểu học Ban Mai có 41 giáo viên.", True),
        ("Trường Tiểu học Ban Mai ở gần chợ Sao Đỏ.", False),  # both syllables stand there: no proof
        ("Trường TH Sao Mai có 41 giáo viên.", False),
        ("Trường Sao có 41 giáo viên. Sở Tài nguyên và Môi trường Lào Cai tặng cây.", False),
        ("Trường có 41 giáo viên.", False),
    ],
)
def test_is_of_another_institution_wants_another_name_and_none_of_the_asked(passage: str, another: bool) -> None:
    assert is_of_another_institution("Trường Sao Mai có bao nhiêu giáo viên?", passage) is another


def test_is_of_another_institution_looks_for_the_name_in_the_whole_article() -> None:
    question, passage = "Trường Hoa Sen có mấy lớp?", "Trường có 12 lớp, kết nghĩa với Trường Ban Mai."
    assert is_of_another_institution(question, passage)
    assert not is_of_another_institution(question, passage, lambda: "Trường Hoa Sen khai giảng.\n" + passage)


def test_is_of_another_institution_a_shorter_or_otherwise_written_name_is_the_same() -> None:
    assert not is_of_another_institution("Trường Kim Đồng Lào Cai có mấy lớp?", "Trường Kim Đồng có 20 lớp.")
    assert not is_of_another_institution("Trường THPT Lê Quý Đôn có mấy lớp?", "Trường THPT Lê Quí Đôn có 20 lớp.")
