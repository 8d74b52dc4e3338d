"""The captions of pictures that a saved page has lost. One that tells something new is a fact and stays."""

import re
from collections.abc import Sequence

_CREDIT = re.compile(
    r"\s*[-–.(|]*\s*\b(?:ảnh|ảnh minh họa|nguồn ảnh|hình|photo)\s*:\s*[^.]{2,60}\)?\.?$", re.IGNORECASE
)
_BARE = re.compile(r"\(?(?:ảnh|hình) (?:minh h[oọ]a|minh ho[ạa]|tư liệu|chụp màn hình)\)?\.?", re.IGNORECASE)
_EVENT = (
    r"(?:hội nghị|hội thảo|hội thi|cuộc thi|buổi|lễ|đại hội|chương trình|phiên|cuộc họp|điểm cầu|sự kiện|"
    r"tọa đàm|toạ đàm|diễn đàn)"
)
_SCENE = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|hình ảnh|một số hình ảnh|(?:các |các đồng chí )?(?:đại biểu|khách mời))\b.*"
    rf"|.*\b(?:phát biểu|trao đổi|trình bày|báo cáo|tặng hoa|chụp ảnh|tham dự|dự|điều hành|kết luận|chủ trì|thảo luận|"
    rf"tham luận|chia sẻ|giới thiệu)\b.*\b(?:tại|trong|ở|cùng)\b.*\b{_EVENT}\b.*",
    re.IGNORECASE,
)
# What somebody did is told by these words; a caption may be the only place that says who did it.
_DEEDS = (
    "chủ trì",
    "khai mạc",
    "bế mạc",
    "trao",
    "tặng",
    "ký kết",
    "cắt băng",
    "khánh thành",
    "trúng cử",
    "nhận",
    "thăm",
)

_LONGEST = 250
_LONGEST_SCENE = 120
_FINAL = ".!?…:;,"
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAMES = re.compile(rf"(?:\b[{_UPPER}]\w*)(?:\s+[{_UPPER}]\w*)+")


def without_captions(lines: Sequence[str], images: Sequence[bool]) -> list[str]:
    """Return the lines with captions emptied, or freed of their credit where they tell something new.

    `images[i]` says that line i is the file name of a picture: the line below it is its caption.
    """
    shapes = [_shape(line, below=i > 0 and images[i - 1]) for i, line in enumerate(lines)]
    story = "\n".join(line for line, shape in zip(lines, shapes, strict=True) if shape is None).lower()
    return [_kept(line, shape, story) for line, shape in zip(lines, shapes, strict=True)]


def _shape(line: str, *, below: bool) -> str | None:
    """Say why a line looks like a caption: "below" a picture, a "credit" at its end, a "scene"; None for no reason."""
    if not line or len(line) > _LONGEST:
        return None
    if below:
        return "below"
    if _CREDIT.search(line) or _BARE.fullmatch(line):
        return "credit"
    return "scene" if len(line) <= _LONGEST_SCENE and line[-1] not in _FINAL and _SCENE.fullmatch(line) else None


def _kept(line: str, shape: str | None, story: str) -> str:
    if shape is None:
        return line
    words = _BARE.sub("", _CREDIT.sub("", line)).strip()
    is_scene = bool(_SCENE.fullmatch(words.rstrip(_FINAL)))
    return words if _tells(words, story, is_scene=is_scene) else ""


def _tells(words: str, story: str, *, is_scene: bool) -> bool:
    """Tell whether a caption has a name, figure or deed that the story has not; outside a scene any figure counts."""
    names = (_without_first(found.group()) if found.start() == 0 else found.group() for found in _NAMES.finditer(words))
    figures = _FIGURE.findall(words)
    return (
        any(name and name.lower() not in story for name in names)
        or (bool(figures) and not is_scene)
        or any(not re.search(rf"(?<!\d){re.escape(figure)}(?!\d)", story) for figure in figures)
        or any(re.search(rf"(?<!lễ )\b{deed}\b", words.lower()) and deed not in story for deed in _DEEDS)
    )


def _without_first(name: str) -> str:
    """Drop the word that is capital only because the line begins with it, unless two words are all there is."""
    rest = name.split(maxsplit=1)[1]
    return rest if " " in rest else ""
