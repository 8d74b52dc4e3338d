"""Where articles come from, and the ids of those that would share a name."""

import hashlib
from pathlib import Path

# A record of a file is named after it: "news.jsonl#12".
_RECORD = "#"


def origin_file(origin: str) -> Path:
    """Return the file of an origin, which is a file or "file#record"."""
    whole = Path(origin)
    return whole if _RECORD not in origin or whole.exists() else Path(origin.rpartition(_RECORD)[0])


def vanished(origin: str) -> bool:
    """Whether the file of an origin is gone; an article without an origin never vanishes."""
    return bool(origin) and not origin_file(origin).exists()


def lies_under(origin: str, root: Path) -> bool:
    """Whether the file of an origin is `root` or lies in that folder."""
    return bool(origin) and origin_file(origin).absolute().is_relative_to(root.absolute())


def ids_for(article_id: str, origin: str) -> tuple[str, ...]:
    """Return the ids an article may take, best first: its own, then its own with a longer and longer mark of origin."""
    mark = hashlib.blake2b(origin.encode(), digest_size=16).hexdigest()
    return article_id, *(f"{article_id}~{mark[:length]}" for length in (4, 8, 32))
