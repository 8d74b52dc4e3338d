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
_APPOSED = re.compile(r"\s*(?:[,(–-]|là\b)")

Office = tuple[str, bool]


def holds_another_office(question: str, before: str, after: str = "") -> bool:
    """Tell whether the office told with a name is the asked one but for "Phó" or "Thứ".

    `before` is the text up to the name, `after` what follows it: "ông A, Phó Chủ tịch tỉnh". Beyond a semicolon another
    one's office stands. What names no office, or quite another, says nothing.
    """
    before, after = before.rpartition(";")[2], after.partition(";")[0]
    asked = set(_offices(question))
    if not asked:
        return False
    told = [*_offices(before[-_NEAR:])[-1:]] or (_offices(after[:_NEAR])[:1] if _APPOSED.match(after) else [])
    if not told:
        return False
    office, deputy = told[0]
    return (office, not deputy) in asked and (office, deputy) not in asked


def _offices(text: str) -> list[Office]:
    """List the offices of a text, each with whether it is the deputy's: Thứ trưởng is to Bộ trưởng what Phó is."""
    found = []
    for match in _OFFICE.finditer(fold(text.lower())):
        if match.group(4):
            found.append(("bo truong", match.group(3) == "thu"))
        else:
            found.append((match.group(2), match.group(1) is not None))
    return found
