"""Where the concrete classes meet: settings -> encoder, library and reader -> Assistant."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from embeddings.encoder import load_encoder
from qa.assistant import Assistant
from qa.corpus.splitting import split
from qa.errors import LibraryMissing
from qa.library.library import Library
from qa.reading.sentence_reader import SentenceReader
from qa.settings import Settings, load_settings

Progress = Callable[[str, float], None]


def open_assistant(settings: Settings | None = None, *, progress: Progress | None = None) -> Assistant:
    """Open the library of the settings, or the user's default one, or - while there is none - the seed articles.

    The model is made in the user's cache at the first use (some seconds; `progress` gets a step's name and its share
    done). Raises LibraryMissing for a named library that is not there, EncoderMismatch, LibraryDamaged.
    """
    settings = settings or load_settings()
    if not settings.library and not default_library().exists():
        return _open_seeds(settings, progress)
    return _assemble(library_path(settings), settings, progress, create=False)


def open_for_writing(settings: Settings, *, progress: Progress | None = None) -> Assistant:
    """Open the library of the settings (or the default one) and make it if it is not there."""
    return _assemble(library_path(settings), settings, progress, create=True)


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


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("hoidap", appauthor=False))


def _open_seeds(settings: Settings, progress: Progress | None) -> Assistant:
    from qa.corpus.reading import read_articles
    from qa.errors import LibraryLocked

    assistant = _assemble(_data_folder() / "seeds", settings, progress, create=True)
    try:
        assistant.library.add(read_articles(seed_articles()), origin_root=seed_articles())
    except LibraryLocked:  # another process is doing just this; an earlier generation serves meanwhile
        if not assistant.library.status().articles:
            raise
    return assistant


def _assemble(path: Path, settings: Settings, progress: Progress | None, *, create: bool) -> Assistant:
    if not create and not path.is_dir():
        raise LibraryMissing(path=path)
    encoder = load_encoder(settings.encoder, progress=progress)
    cut = partial(split, target=settings.passage_target, ceiling=settings.passage_ceiling)
    library = Library.open(path, encoder, create=create, split=cut)
    return Assistant(library, encoder, SentenceReader(), settings)
