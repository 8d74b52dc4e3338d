"""Any sentence-transformers model, of the hub or a local directory, run by sentence-transformers itself."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.errors import MissingPackage, ModelDamaged, ModelNotFound
from embeddings.model_directory import fingerprint, prompts_of
from embeddings.pooling import unit
from embeddings.types import Vectors

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", "*/*.safetensors")
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "rust_model*", "tf_model*", "coreml/*"]
_BATCH = 16

KIND = "sentence-transformers model"


class SentenceEncoder:
    """Fulfils `Encoder`; the weights load at the first text. Safe to use from several threads."""

    def __init__(self, name_or_path: str) -> None:
        """Find the model's directory, fetching it from the hub if need be. Raises ModelNotFound, MissingPackage."""
        self._path = find_model(name_or_path)
        self._name = named(name_or_path, self._path)
        self._lock = threading.Lock()
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """Last part of the name and digest of configuration and weights."""
        return self._name

    @property
    def dim(self) -> int:
        """Width of a vector; loads the model."""
        return int(self._load().get_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of questions."""
        return self._encode(texts, is_query=True)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of passages, rows in the order given."""
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        model = self._load()
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        query_prompt, passage_prompt = prompts_of(model.prompts)
        vectors = model.encode(
            list(texts),
            prompt=query_prompt if is_query else passage_prompt,
            task="query" if is_query else "document",
            batch_size=_BATCH,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return unit(vectors.astype(np.float32))

    def _load(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = _open(self._path)
            return self._loaded


def named(name_or_path: str, path: Path) -> str:
    """Return the identity of the model in a directory: the last part of its name, and a digest of what it is."""
    weights = [file for pattern in _WEIGHTS for file in path.glob(pattern)]
    return f"{name_or_path.rstrip('/').rsplit('/', 1)[-1]}@{fingerprint(path, weights)}"


def find_model(name_or_path: str, *, kind: str = KIND) -> Path:
    """Return the directory of a model: the path itself, or the hub's copy in its cache, fetched if need be.

    `kind` is what was looked for, in the error. Raises ModelNotFound with what the hub said, MissingPackage.
    """
    path = Path(name_or_path).expanduser()
    if path.is_dir():
        if not (path / "config.json").is_file() and not (path / "modules.json").is_file():
            raise ModelNotFound(
                kind=kind, name=name_or_path, reason="the directory has neither modules.json nor config.json"
            )
        return path
    quieten()
    try:
        from huggingface_hub import snapshot_download
    except ImportError as error:
        raise MissingPackage(needed_for=f"the model {name_or_path}", package="huggingface_hub") from error
    try:
        try:
            return Path(snapshot_download(name_or_path, ignore_patterns=_NOT_NEEDED, local_files_only=True))
        except FileNotFoundError:
            return Path(snapshot_download(name_or_path, ignore_patterns=_NOT_NEEDED))
    except Exception as error:  # the hub's errors share no root: no network, no such model, no such name, no leave
        reason = str(error).strip().partition("\n")[0]
        raise ModelNotFound(kind=kind, name=name_or_path, reason=f"{type(error).__name__}: {reason}") from error


def _open(path: Path) -> Any:
    quieten()
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging
    except ImportError as error:
        raise MissingPackage(needed_for=f"the model {path}", package="sentence-transformers") from error
    logging.disable_progress_bar()
    try:
        return SentenceTransformer(str(path), local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelDamaged(path=path, reason=str(error).strip().partition("\n")[0]) from error


def quieten() -> None:
    """Turn off the hub's usage reports and the fork warning of tokenizers, unless the environment says otherwise."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
