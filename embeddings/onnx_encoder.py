"""Any sentence-transformers directory that holds an ONNX export, run on onnxruntime without torch."""

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from embeddings.errors import MissingPackage, ModelDamaged
from embeddings.model_directory import read_directory
from embeddings.pooling import pool, unit
from embeddings.types import Vectors

if TYPE_CHECKING:
    from embeddings.tokens import Tokens

_BATCH_TOKENS = 2048
"""Tokens run at once, padding counted: more run no faster on a CPU and cost 6 kB each in the widest layer."""


class OnnxEncoder:
    """Fulfils `Encoder`; loads at the first text. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Read the directory's configuration. Raises ModelDamaged, UnknownPooling."""
        self._model = read_directory(path)
        self._lock = threading.Lock()
        self._loaded: tuple[Tokens, Any] | None = None

    @property
    def name(self) -> str:
        """Folder name and digest of configuration and weights."""
        return self._model.name

    @property
    def dim(self) -> int:
        """Width of a vector."""
        return self._model.dim

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of questions."""
        return self._encode([self._model.query_prompt + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of passages, rows in the order given."""
        return self._encode([self._model.passage_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dim), np.float32)
        if not texts:
            return vectors
        tokens, session = self._load()
        lowered = [text.lower() for text in texts] if self._model.lowercase else texts
        ids = tokens.ids_of(lowered)
        for rows in batches([len(one) for one in ids], _BATCH_TOKENS):
            vectors[rows] = self._run(session, [ids[row] for row in rows])
        # The house compares by inner product, so vectors are of unit length even where the model leaves them longer.
        return unit(vectors)

    def _run(self, session: Any, ids: list[list[int]]) -> Vectors:
        padded, mask = pad(ids, self._model.pad_id)
        known = {"input_ids": padded, "attention_mask": mask, "token_type_ids": np.zeros_like(padded)}
        given = {entry.name: known[entry.name] for entry in session.get_inputs()}
        return pool(session.run([_output_of(session)], given)[0].astype(np.float32), mask, self._model.poolings)

    def _load(self) -> "tuple[Tokens, Any]":
        with self._lock:
            if self._loaded is None:
                from embeddings.tokens import Tokens

                self._loaded = Tokens(self._model.path, self._model.max_length), open_session(self._model.onnx_file)
            return self._loaded


def open_session(path: Path) -> Any:
    """Open an ONNX file on the CPU. Raises MissingPackage, ModelDamaged."""
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingPackage(needed_for="an ONNX model", package="onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = cores()
    options.log_severity_level = 3  # errors only: below, it remarks on how it places nodes
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own classes, all of them children of Exception only
        raise ModelDamaged(path=path, reason=str(error)) from error
    foreign = {entry.name for entry in session.get_inputs()} - {"input_ids", "attention_mask", "token_type_ids"}
    if foreign:
        raise ModelDamaged(path=path, reason=f"it asks for inputs unknown here: {', '.join(sorted(foreign))}")
    return session


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield row numbers, shortest texts first, so that texts times their longest stays within `most`; at least one."""
    rows: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if rows and (len(rows) + 1) * lengths[row] > most:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def pad(ids: Sequence[Sequence[int]], pad_id: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return ids and mask as [texts, longest], padding on the right."""
    longest = max(map(len, ids))
    padded = np.full((len(ids), longest), pad_id, np.int64)
    mask = np.zeros_like(padded)
    for row, one in enumerate(ids):
        padded[row, : len(one)] = one
        mask[row, : len(one)] = 1
    return padded, mask


def cores() -> int:
    """Return how many cores this process may use, two threads of one core counted once."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
    siblings = set()
    for cpu in allowed:
        path = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        siblings.add(path.read_text(encoding="ascii").strip() if path.is_file() else str(cpu))
    stated = os.environ.get("OMP_NUM_THREADS", "")
    return min(len(siblings), int(stated)) if stated.isdigit() and int(stated) else len(siblings)


def _output_of(session: Any) -> str:
    """Return the output that holds token vectors: last_hidden_state, token_embeddings, or the first."""
    names = [entry.name for entry in session.get_outputs()]
    return next((name for name in ("last_hidden_state", "token_embeddings") if name in names), str(names[0]))
