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
        ("trường Nguyễn Trãi HN", ["nguyen trai"]),
        ("Quần đảo Trường Sa", []),
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
        ("Trường có 41 giáo viên.", False),
    ],
)
def test_is_of_another_institution_wants_another_name_and_none_of_the_asked(passage: str, another: bool) -> None:
    assert is_of_another_institution("Trường Sao Mai có bao nhiêu giáo viên?", passage) is another
