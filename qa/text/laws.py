"""Laws that a text names in words: "Luật Giáo dục 2019", of which a question goes on to say or ask something."""

import re

_LAW = re.compile(r"(?<!\w)(?<!pháp )(?<!phap )(?:luật|luat)(?= \w)", re.IGNORECASE)
# A number or year ends a name; so does what is said of the law. Marks tell khi from khí, quy định from quy phạm.
_NAME_ENDS = re.compile(
    r"(?P<number> \S*\d\S*)"
    r"| (?:có|được|do|quy định|gồm|bao gồm|nói|khi nào|bao nhiêu|nào|gì|này|đó|ấy|mấy|ra đời|đã|sẽ|là|từ|áp dụng|bị"
    r"|hết hiệu lực|co|duoc|quy dinh|gom|khi nao|bao nhieu|nao|gi|may|la|ap dung|het hieu luc)(?!\w)",
    re.IGNORECASE,
)
_EDGES = " ,;:?.!"


def named_law(text: str) -> str:
    """Return the first law that a normalised text names, without what it says of it; empty if it names none."""
    if (law := _LAW.search(text)) is None:
        return ""
    found = _NAME_ENDS.search(text, law.end())
    end = len(text) if found is None else found.end() if found["number"] else found.start()
    return text[law.start() : end].rstrip(_EDGES) if text[law.end() : end].strip(_EDGES) else ""
