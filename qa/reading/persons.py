"""Whether a text speaks of the persons that a question names."""

import re
from functools import lru_cache

from qa.text.names import bare_spelling, names
from qa.text.normal import normalize

_CALLED = (  # "ông Chính", "thầy giáo Hải", "Giám đốc Đoạt"
    "ong|ba|co|thai|chi|anh|em|chu|bac|cu|tuong|tich|thu|vua|chua|si|su|ai|be|dong chi|giao|truong|doc|vien|sinh|ban"
    "|mr|ms|mrs|miss|minister"
)
_NO_PERSONS = ("cao dang", "doan thanh")  # what title case makes look like surnames


def lacks_person(question: str, text: str) -> bool:
    """Tell whether the question names a person whom the text never names: by the last two syllables, or "ông Chính".

    On 393 answerable training and tuning questions that name one it is never true of their own passage; of the other
    passages that retrieval finds for such questions it is true of 82 % (`benchmarks.refusals`).
    """
    asked = _persons(question)
    if not asked:
        return False
    told = bare_spelling(text)
    return any(all(form.search(told) is None for form in forms) for forms in asked)


def persons_in(text: str) -> list[str]:
    """Return the persons that a text names with their surnames, in reading order."""
    return [name.text for name in names(normalize(text)) if name.kind == "person"]


@lru_cache(maxsize=64)
def _persons(question: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Return the forms of each person named; what follows a name may be taken into it: "Bùi Ngọc Hà Đại học ..."."""
    found = [bare_spelling(name.text).split() for name in names(normalize(question)) if name.kind == "person"]
    return tuple(
        tuple(_form(name[:length]) for length in range(min(3, len(name)), len(name) + 1))
        for name in found
        if len(name) > 1 and " ".join(name[:2]) not in _NO_PERSONS
    )


def _form(name: list[str]) -> re.Pattern[str]:
    given = re.escape(name[-1])
    return re.compile(rf"\b(?:{re.escape(name[-2])}\W+|(?:{_CALLED}) ){given}\b")
