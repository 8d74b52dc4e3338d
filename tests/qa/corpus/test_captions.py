import pytest

from qa.corpus.captions import without_captions

STORY = "Bà Lê Thị Hoa, Giám đốc Sở, dự lễ ở xã Bình An với 40 em."


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Quang cảnh hội nghị", ""),
        ("Quang cảnh hội nghị. Ảnh: VĂN NAM", ""),
        ("Bà Lê Thị Hoa phát biểu tại buổi lễ", ""),
        ("Ảnh minh họa", ""),
        ("Đại biểu dự lễ tại xã Bình Minh Thượng", "Đại biểu dự lễ tại xã Bình Minh Thượng"),
        ("Bà Lê Thị Hoa trao quà tại buổi lễ", "Bà Lê Thị Hoa trao quà tại buổi lễ"),
        ("Toàn cảnh hội nghị với 6 điểm cầu", "Toàn cảnh hội nghị với 6 điểm cầu"),
        ("Xã có 12 trường. Ảnh: Nam", "Xã có 12 trường"),
        ("Chất lượng đã có bước tiến bộ", "Chất lượng đã có bước tiến bộ"),
        ("Đại biểu dự hội nghị rất đông.", "Đại biểu dự hội nghị rất đông."),
    ],
)
def test_without_captions_what_tells_something_new_stays(line: str, left: str) -> None:
    assert without_captions([STORY, line], [False, False]) == [STORY, left]


@pytest.mark.parametrize(
    ("line", "left"), [("Các em trong giờ chơi.", ""), ("Cả 40 em được tặng áo.", "Cả 40 em được tặng áo.")]
)
def test_without_captions_below_a_picture_figures_stay(line: str, left: str) -> None:
    assert without_captions([STORY, "a.jpg", line], [False, True, False])[2] == left
