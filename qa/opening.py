"""Where the concrete classes meet: settings -> encoder, library and reader -> Assistant."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa.assistant import Assistant
from qa.errors import LibraryLocked, LibraryMissing
from qa.settings import Settings, load_settings
from qa.types import Answer, Article, Passage

if TYPE_CHECKING:
    from embeddings.encoder import Encoder
    from qa.reading.reader import Reader

Progress = Callable[[str, float], None]
Split = Callable[[Article], Sequence[Passage]]

_SEEDS_STAMP = "seeds.stamp"
_opening = threading.Lock()


def ask(question: str) -> Answer:
    """Answer a question from the default library; it is opened at the first call and kept open.

    Raises EmptyQuestion, QuestionTooLong, and what `open_assistant` raises.
    """
    with _opening:
        assistant = _default_assistant()
    return assistant.ask(question)


def open_assistant(settings: Settings | None = None, *, progress: Progress | None = None) -> Assistant:
    """Open the library of the settings, or the user's default one, or - while there is none - the seed articles.

    The model is made in the user's cache at the first use (some seconds; `progress` gets a step's name and its share
    done). Raises LibraryMissing for a named library that is not there, EncoderMismatch, LibraryDamaged.
    """
    settings = settings or load_settings()
    if not settings.library and not default_library().exists():
        return _open_seeds(settings, progress)
    path = library_path(settings)
    if not path.is_dir():
        raise LibraryMissing(path=path)
    return _assemble(path, _encoder(settings, progress), settings, create=False)


def open_for_writing(settings: Settings, *, split: Split | None = None, progress: Progress | None = None) -> Assistant:
    """Open the library of the settings (or the default one), made if it is not there. Raises as `Library.open`.

    `split` cuts articles in place of the passage sizes of the settings.
    """
    return _assemble(library_path(settings), _encoder(settings, progress), settings, create=True, split=split)


def library_path(settings: Settings) -> Path:
    """Return the folder of the library that the settings name."""
    return Path(settings.library).expanduser() if settings.library else default_library()


def default_library() -> Path:
    """Return the folder of the user's default library."""
    return _data_folder() / "library"


def seed_articles() -> Path:
    """Return the folder of the seed articles: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "seeds"
    return packaged if packaged.is_dir() else here.parent / "seeds"


@cache
def _default_assistant() -> Assistant:
    return open_assistant()


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("hoidap", appauthor=False))


def _open_seeds(settings: Settings, progress: Progress | None) -> Assistant:
    encoder = _encoder(settings, progress)
    making = f"{encoder.name} {settings.passage_target} {settings.passage_ceiling} {seed_articles()}"
    path = _data_folder() / "seeds" / _digest(making)
    assistant = _assemble(path, encoder, settings, create=True)
    stamp, now = path / _SEEDS_STAMP, _stamp_of(seed_articles())
    if (not stamp.is_file() or stamp.read_text("utf-8") != now) and _index_seeds(assistant, progress):
        stamp.write_text(now, "utf-8")
    return assistant


def _index_seeds(assistant: Assistant, progress: Progress | None) -> bool:
    """Index the seed articles; False where another process does at this moment and older ones serve meanwhile."""
    from qa.indexing import index_paths

    def shared(done: int, total: int) -> None:
        if progress is not None:
            progress("seeds", done / total)

    try:
        index_paths(assistant.library, [seed_articles()], prune=True, progress=shared)
    except LibraryLocked:
        if not assistant.library.status().articles:
            raise
        return False
    return True


def _stamp_of(folder: Path) -> str:
    """Return what changes when a seed article does, without reading any (11 stats instead of 0.1 s of parsing)."""
    files = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.md"))]
    return _digest(f"{folder} {files}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _encoder(settings: Settings, progress: Progress | None) -> "Encoder":
    from embeddings.encoder import load_encoder

    return load_encoder(settings.encoder, progress=progress)


def _assemble(
    path: Path, encoder: "Encoder", settings: Settings, *, create: bool, split: Split | None = None
) -> Assistant:
    from qa.library.library import Library
    from qa.reading.candidates import sentence_texts

    cut = split or partial(_cut, settings)
    library = Library.open(path, encoder, create=create, split=cut, within=sentence_texts)
    return Assistant(library, encoder, reader_of(settings), settings)


def reader_of(settings: Settings) -> "Reader":
    """Return the reader that the settings name; its model loads at the first question."""
    if settings.passages_read == 0:
        from qa.reading.sentence_reader import SentenceReader

        return SentenceReader()
    from qa.reading.joint_features import Budget
    from qa.reading.joint_reader import JointReader
    from qa.reading.loading import load_span_reader

    budget = Budget(settings.passages_read, settings.passages_read_unsure, settings.reading_window)
    return JointReader(load_span_reader(settings.reader), budget, short_from=settings.short_from)


def _cut(settings: Settings, article: Article) -> Sequence[Passage]:
    from qa.corpus.splitting import split

    return split(article, target=settings.passage_target, ceiling=settings.passage_ceiling)
