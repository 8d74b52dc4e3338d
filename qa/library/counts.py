"""What a library tells about itself: what a run changed, what there is, the list of articles."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """What an indexing run changed: numbers of articles, of passages they brought, of texts that were embedded."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    passages: int = 0
    embedded: int = 0

    def counts(self) -> dict[str, int]:
        """Return the numbers by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Status:
    """What a library holds: `vectors` include those of passages gone since, `size` is the folder's bytes on disk."""

    path: Path
    articles: int
    passages: int
    vectors: int
    generation: int
    encoder: str
    size: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of articles: an article without its text, with the number of its passages."""

    id: str
    title: str
    source: str
    published: date | None
    origin: str
    passages: int
