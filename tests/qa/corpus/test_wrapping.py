import textwrap

import pytest

from qa.corpus.wrapping import unwrap

PARAGRAPH = (
    "Trường nằm bên bờ sông, xây từ năm 1962 bằng gạch nung tại chỗ, đến nay đã qua ba lần sửa lớn và một lần dời "
    "cổng. Học sinh của trường phần đông là con em các gia đình làm nghề chài lưới, mỗi mùa nước lên phải đi đò đến "
    "lớp từ tờ mờ sáng. Thầy hiệu trưởng đầu tiên dạy cả ba môn và tự tay trồng hàng phượng trước sân."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_unwrap_paragraphs_come_back_whole(width: int) -> None:
    listed = "1. Sửa mái ngói\n2. Xây bể nước"
    wrapped = "\n\n".join([textwrap.fill(PARAGRAPH, width)] * 3)
    assert unwrap(f"{wrapped}\n\n{listed}") == "\n\n".join([PARAGRAPH] * 3 + [listed])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Nắng ngủ quên trên hàng gạch đỏ", "Tiếng trống rơi vào giữa trưa hè"] * 6),
        "\n".join([PARAGRAPH] * 12),
        "Một dòng\nhai dòng",
        "\n".join(
            f"Học sinh lớp {i} có điểm trung bình là {i},5 và xếp loại khá trong cả năm học" for i in range(1, 12)
        ),
        "",
    ],
)
def test_unwrap_other_texts_stay_as_they_are(text: str) -> None:
    assert unwrap(text) == text
