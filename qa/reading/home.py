"""The province that an article is about, told to the reader where a piece says "toàn tỉnh" alone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from qa.text.names import names
from qa.text.normal import normalize
from qa.types import Passage

_LOOKED_AT = 20_000  # characters


def at_home(question: str, piece: Passage, article: Callable[[], str]) -> Passage:
    """Return the piece with its article's province in the title, where the question names it and the piece does not.

    An article is about a province if it names that one at least twice, and no other. `article` gives its text; it is
    called only where the question names a province that the piece does not.
    """
    asked = _provinces(question).keys()
    missing = asked - _provinces(f"{piece.title}\n{piece.text}").keys() if asked else asked
    home = home_of(article()[:_LOOKED_AT]) if missing else None
    if home is None or home not in missing:
        return piece
    return replace(piece, title=f"{piece.title} ({home})" if piece.title else home)


@lru_cache(maxsize=256)
def home_of(text: str) -> str | None:
    """Return the one province that a text names, at least twice; None where there is none or more than one."""
    named = _provinces(text)
    return next(iter(named)) if len(named) == 1 and named.total() > 1 else None


def _provinces(text: str) -> Counter[str]:
    return Counter(name.text for name in names(normalize(text)) if name.kind == "place" and name.text != "Việt Nam")
