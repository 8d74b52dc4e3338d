"""Whether a name is said to hold another office than asked for: a deputy is not the head, nor the head a deputy."""

import re

from qa.text.accents import fold

_HEADS = (
    "chu tich|giam doc|hieu truong|truong ban|truong phong|truong doan|truong khoa|truong bo mon|vien truong"
    "|bi thu|cuc truong|vu truong|chanh van phong|chanh thanh tra|to truong|thu tuong"
)
_OFFICE = re.compile(rf"\b(?:(pho|thu) )?(?:tong )?({_HEADS})\b|\b(bo|thu) (truong)\b")
_NEAR = 90
"""Characters around a name in which its office stands: "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Lào Cai"."""
_APPOSED = re.compile(r"\s*(?:[,(–-](?! *(?:đã )?từng\b)|là\b)")  # nobody is what he once was
_OF_ANOTHER = re.compile(r"[;!?\n]|(?<!TP)(?<!Tp)(?<!TS)(?<!GS)(?<!hS)(?<!BS)\.\s")
"""Beyond these another one's office stands; "TP. Hồ Chí Minh" and "ThS. Nguyễn Văn A" end no sentence."""
_PARTS = re.compile(r",|\b(?:và|cùng)\b")

Office = tuple[str, bool]


def holds_another_office(question: str, before: str, after: str = "") -> bool:
    """Tell whether the office told with a name is the asked one but for "Phó" or "Thứ".

    `before` is the text up to the name, `after` what follows it: "ông A, Phó Chủ tịch tỉnh". What names no office, or
    quite another, says nothing.
    """
    asked = set(_offices(question))
    if not asked:
        return False
    told = _told(_OF_ANOTHER.split(before[-_NEAR:])[-1], _OF_ANOTHER.split(after[:_NEAR])[0])
    if not told:
        return False
    office, deputy = told[0]
    return (office, not deputy) in asked and (office, deputy) not in asked


def _told(before: str, after: str) -> list[Office]:
    """Return the office told with a name, none or one: right before it, set behind it, or else the last one before.

    In "bà A, Phó Chủ tịch tỉnh và ông B, Chủ tịch tỉnh" the office before B, beyond "và" or a comma, is that of A.
    """
    right_before = _offices(_PARTS.split(before)[-1])[-1:]
    behind = _offices(after)[:1] if _APPOSED.match(after) else []
    return right_before or behind or _offices(before)[-1:]


def _offices(text: str) -> list[Office]:
    """List the offices of a text, each with whether it is the deputy's: Thứ trưởng is to Bộ trưởng what Phó is."""
    found = []
    for match in _OFFICE.finditer(fold(text.lower())):
        if match.group(4):
            found.append(("bo truong", match.group(3) == "thu"))
        else:
            found.append((match.group(2), match.group(1) is not None))
    return found
