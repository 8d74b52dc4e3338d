import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qa.corpus.cleaning import Page, clean_page

PAGES = Path(__file__).with_name("pages")
SEEDS = Path(os.environ.get("HOIDAP_SHARED", "../shared")) / "seeds"

# Fictional pages of many kinds of sites. Each line of a file says what becomes of it: "+" stays, "-" goes, "=" is the
# title.
KINDS = sorted(path.stem for path in PAGES.glob("*.txt"))


@pytest.mark.parametrize("kind", KINDS)
def test_clean_page_facts_stay_and_the_site_goes(kind: str) -> None:
    lines = [(line[0], line[2:]) for line in (PAGES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()]
    page = clean_page("\n".join(words for _, words in lines))
    assert Counter(line for line in page.text.split("\n") if line) == Counter(
        words for mark, words in lines if mark == "+"
    )
    assert [words for mark, words in lines if mark == "="] in ([], [page.title])


@pytest.mark.parametrize(
    ("kind", "title", "source", "published"),
    [
        ("admissions_notice", "THÔNG BÁO: Về việc tuyển sinh lớp 1 năm học 2025-2026", "", None),
        ("company_news", "Xưởng giấy Lam Kiều giảm nước thải", "Cổng tin Lam Kiều", date(2023, 6, 2)),
        (
            "government_portal",
            "Huyện Đồng Lau phê duyệt đề án trường học xanh",
            "UBND huyện Đồng Lau",
            date(2025, 3, 14),
        ),
        ("letter", "", "", None),
        ("news_captions", "Ngày hội đọc sách ở xã Mường Nậm", "", date(2024, 4, 21)),
        ("regulation", "QUYẾT ĐỊNH: Về việc ban hành quy chế thư viện", "", None),
        ("school_site", "Trường THCS Hoa Sưa khai giảng năm học mới", "", date(2025, 9, 8)),
        ("teasers_first", "Robot nhặt rác của học sinh vùng biển", "Báo Vịnh Cát", date(2024, 12, 3)),
    ],
)
def test_clean_page_title_source_and_day_are_found(kind: str, title: str, source: str, published: date | None) -> None:
    lines = (PAGES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    page = clean_page("\n".join(line[2:] for line in lines))
    assert (page.title, page.source, page.published) == (title, source, published)


SEED_FACTS = {
    "000": (
        Page(
            "Hội nghị trực tuyến toàn quốc tổng kết năm học 2023 - 2024 và triển khai nhiệm vụ năm học 2024 - 2025",
            "",
            "Cổng thông tin điện tử tỉnh Sóc Trăng",
            date(2024, 8, 19),
        ),
        [
            "HUỲNH NHƯ",
            "1 2 3 4 5",
            "Thông báo",
            "Videos",
            "lượt truy cập",
            "84280856",
            "Cơ quan chủ quản",
            "Fax",
            "Ảnh:",
            "Giấy phép",
            "banbientap",
            "Lê Duẩn",
            "Ghi rõ nguồn",
            "Quang cảnh hội nghị",
        ],
        [
            "Sáng ngày 19/8/2024, tại Hà Nội",
            "Thủ tướng Chính phủ Phạm Minh Chính dự",
            "Lâm Văn Mẫn",
            "Trần Văn Lâu",
            "Nghị quyết số 29-NQ/TW",
            "100% các cơ sở dữ liệu",
            "khai giảng 5/9",
            "Kết luận số 91-KL/TW",
            "Kỷ cương trách nhiệm",
            "các lớp 1, 2, 3, 4",
            "thừa, thiếu giáo viên",
            "nguồn lực đầu tư cho giáo dục…",
        ],
    ),
    "001": (
        Page("Triển khai hoạt động thi đua năm học 2023-2024 Cụm thi đua số 1", "", "", date(2024, 1, 16)),
        ["Minh phát biểu tại hội nghị"],
        [
            "Ngày 16/1, tại Bộ",
            "chủ trì tại điểm cầu Bộ GDĐT",
            "với 6 điểm cầu",
            "Hải Phòng, Đà Nẵng, Cần Thơ",
            "lãnh đạo 5 Sở GDĐT",
            "lấy trẻ làm trung tâm",
            "năm 2024 là năm tăng tốc",
            "giai đoạn 2021-2025",
            "cam kết thực hiện các nội dung",
            "lan tỏa trong toàn cụm.",
        ],
    ),
    "002": (
        Page(
            "Sở Giáo dục và Đào tạo Điện Biên tổ chức Hội nghị Sơ kết học kỳ I năm học 2022-2023",
            "",
            "Dienbien.edu.vn",
            date(2023, 2, 9),
        ),
        [
            "banner",
            "20:01",
            "Đại biểu tham dự Hội nghị",
            "Đại biểu phát biểu ý kiến",
            "phát biểu kết luận tại",
            "Tổng số điểm",
            "Click",
            "Ý kiến bạn đọc",
            "tin mới hơn",
            "tin cũ hơn",
            "Fanpage",
            "thành viên",
            "truy cập",
            "32,964",
            "Gửi phản hồi",
            "60 giây",
            "Dienbien.edu.vn",
        ],
        [
            "Ngày 09/02/2023, Sở",
            "Nguyễn Văn Đoạt, Giám đốc Sở",
            "đạt trên 99%",
            "một số vấn đề sau:",
            "1) Toàn ngành",
            "2) Chỉ đạo các cơ sở",
            "3) Tăng cường các biện pháp",
            "4) Tổ chức lựa chọn",
            "5) Chỉ đạo thực hiện",
            "6) Tăng cường",
            "7) Tổ chức đào tạo tiếng Việt",
            "8) Tăng cường phổ biến",
            "9) Tăng cường",
            "10) Thực hiện nghiêm túc",
            "kỷ niệm 60 năm",
            "thiếu giáo viên",
        ],
    ),
    "003": (
        Page("10 nhiệm vụ trọng tâm trong năm học 2023 - 2024", "", "Download.vn", date(2023, 8, 11)),
        ["lượt xem", "Mai Lê", "Cập nhật", "Sắp xếp theo", "mời các bạn", "Download.vn"],
        [
            "tập trung triển khai thực hiện 10",
            "\n10 nhiệm vụ trọng tâm",
            "1. Hoàn thiện",
            "2. Thực hiện",
            "3. Nâng cao",
            "4. Thu hút",
            "5. Tăng cường",
            "6. Ngành Giáo dục",
            "7. Tăng cường",
            "8. Ngành Giáo dục",
            "9. Trong năm học",
            "10. Đẩy mạnh",
            "72-QĐ/TW",
            "71/2020/NĐ-CP",
            "PASEC, PISA",
            "giai đoạn 2022-2025",
            "gương người tốt, việc tốt",
        ],
    ),
    "004": (
        Page("Triển khai các nhiệm vụ đột phá trong ngành giáo dục và đào tạo", "", "baolaocai", date(2025, 2, 20)),
        [
            ".jpg",
            "Quang cảnh",
            "Có thể bạn",
            "Tin cùng chuyên mục",
            "Thanh thiếu niên",
            "trí tuệ nhân tạo",
            "Bùi Ngọc Hà",
            "Tsinghua",
            "vùng lũ",
            "Trần Phú",
            "Khánh Hòa",
            "fb yt",
            "0,05%",
            "26/11",
        ],
        [
            "Hoàng Quốc Khánh",
            "594 trường",
            "8.231 nhóm/lớp",
            "235.731 học sinh",
            "16.779",
            "đạt 82%",
            "586 trường",
            "72,2%",
            "đứng thứ 4",
            "bước tiến bộ",
            "Phấn đấu hoàn thành các mục tiêu",
            "chỉ tiêu 80% thanh niên",
            "được ăn bán trú",
            "Bà Dương Bích Nguyệt, Giám đốc",
            "Tự quản, hướng nghiệp",
            "mức độ 3",
        ],
    ),
}


@pytest.mark.parametrize("number", sorted(SEED_FACTS))
def test_clean_page_raw_seed_pages_keep_their_facts_only(number: str) -> None:
    files = list(SEEDS.glob(f"{number}_*.txt"))
    if not files:
        pytest.skip(f"no raw seed pages in {SEEDS}; point HOIDAP_SHARED at the folder that holds seeds/")
    said, gone, kept = SEED_FACTS[number]
    page = clean_page(files[0].read_text(encoding="utf-8"))
    assert (page.title, page.source, page.published) == (said.title, said.source, said.published)
    assert [fragment for fragment in gone if fragment in page.text] == []
    assert [fragment for fragment in kept if fragment not in page.text] == []


@pytest.mark.parametrize(
    "text",
    [
        "Một dòng.",
        "Sóng\n\nBiển một bên và em một bên\nGió thổi ngang trời",
        "Tên: Hoa\nTác giả: Lê An\nNhà xuất bản: Trẻ",
    ],
)
def test_clean_page_a_few_plain_lines_lose_no_word(text: str) -> None:
    page = clean_page(text)
    assert [line for line in text.split("\n") if line not in f"{page.title}\n{page.text}"] == []


def test_clean_page_nothing_gives_nothing() -> None:
    assert clean_page(" \n ") == Page("", "", "", None)
