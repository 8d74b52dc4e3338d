"""What a folder of caches must hold: size and CRC-32 of every file, checked before they are read."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from qa.library.lexical import ANALYSIS
from qa.library.store import State

_READ = 1 << 20  # bytes at a time


class CacheDamaged(Exception):
    """The files are not those of the manifest; never leaves this package."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """(size, CRC-32) of each file; passages taken out since the folder was made whole; the token of the one before."""

    files: dict[str, tuple[int, int]]
    stale: int
    previous: str
    analysis: int = ANALYSIS

    def to_json(self) -> str:
        """Return it as it is kept in the store."""
        return json.dumps([self.files, self.stale, self.previous, self.analysis])


def read_manifest(state: State) -> Manifest:
    """Return the manifest of a state; that of no folder names no files."""
    files, stale, previous, analysis = json.loads(state.manifest) if state.token else ({}, 0, "", ANALYSIS)
    return Manifest({name: (size, crc) for name, (size, crc) in files.items()}, stale, previous, analysis)


def measure(folder: Path) -> dict[str, tuple[int, int]]:
    """Return (size, CRC-32) of every file below a folder by its path there; locks are left out."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and not is_lock(file))
    return {file.relative_to(folder).as_posix(): _measured(file) for file in files}


def verify(folder: Path, manifest: Manifest) -> None:
    """Read every file once. Raises CacheDamaged if one is gone or differs, or another version made them."""
    if manifest.analysis != ANALYSIS or not manifest.files:
        raise CacheDamaged("made by another version")
    try:
        # Sizes first: they are had for nothing.
        sound = all((folder / name).stat().st_size == size for name, (size, _) in manifest.files.items())
        sound = sound and all(_measured(folder / name) == found for name, found in manifest.files.items())
    except OSError as fault:
        raise CacheDamaged(str(fault)) from fault
    if not sound:
        raise CacheDamaged(f"the files in {folder} are not those that were written")


def is_lock(file: Path) -> bool:
    """Whether a file is one of tantivy's locks, which say nothing and must not be shared by links."""
    return file.name.endswith(".lock")


def _measured(file: Path) -> tuple[int, int]:
    size, crc = 0, 0
    with file.open("rb") as stream:
        while block := stream.read(_READ):
            size, crc = size + len(block), zlib.crc32(block, crc)
    return size, crc
