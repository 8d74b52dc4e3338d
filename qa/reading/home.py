"""The province that an article is about, told to the reader where a piece says "toàn tỉnh" alone."""

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from qa.text.names import names
from qa.text.normal import normalize
from qa.types import Passage

_LOOKED_AT = 20_000  # characters


def at_home(question: str, piece: Passage, article: str) -> Passage:
    """Return the piece with its article's province in the title, where the question names it and the piece does not.

    An article is about a province if it names that one at least twice, and no other.
    """
    home = home_of(article[:_LOOKED_AT])
    if home is None or home not in _provinces(question) or home in _provinces(f"{piece.title}\n{piece.text}"):
        return piece
    return replace(piece, title=f"{piece.title} ({home})" if piece.title else home)


@lru_cache(maxsize=256)
def home_of(text: str) -> str | None:
    """Return the one province that a text names, at least twice; None where there is none or more than one."""
    named = _provinces(text)
    return next(iter(named)) if len(named) == 1 and named.total() > 1 else None


def _provinces(text: str) -> Counter[str]:
    return Counter(name.text for name in names(normalize(text)) if name.kind == "place" and name.text != "Việt Nam")
