"""What a sentence-transformers directory says of its model, read without loading it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import ModelDamaged, UnknownPooling
from embeddings.pooling import POOLINGS

_PREFERRED = ("model_int8.onnx", "model.onnx")
_LEGACY_POOLINGS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
_PASSAGE_PROMPTS = ("document", "passage", "corpus")
_SAMPLES = 16
_SAMPLE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class ModelDirectory:
    """A model that can run from its ONNX export; `poolings` are concatenated, `dim` is the width of a vector."""

    path: Path
    onnx_file: Path
    name: str
    dim: int
    poolings: tuple[str, ...]
    query_prompt: str
    passage_prompt: str
    max_length: int
    pad_id: int
    lowercase: bool


def find_onnx(path: Path) -> Path | None:
    """Return the ONNX export of a model directory, the int8 one of our own making first, then model.onnx."""
    exports = sorted((path / "onnx").glob("*.onnx"))
    preferred = [path / "onnx" / name for name in _PREFERRED if path / "onnx" / name in exports]
    return next(iter(preferred + exports), None)


def read_directory(path: Path) -> ModelDirectory:
    """Read a model directory. Raises ModelDamaged for files missing or unreadable, UnknownPooling."""
    onnx_file = find_onnx(path)
    if onnx_file is None:
        raise ModelDamaged(path=path, reason="no onnx/*.onnx in it")
    try:
        return _read(path, onnx_file)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(path=path, reason=f"its configuration cannot be read: {error!r}") from error


def prompts_of(prompts: dict[str, str | None]) -> tuple[str, str]:
    """Return the prompts of questions and of passages; a name without text counts as missing."""
    passage = next((prompts[name] for name in _PASSAGE_PROMPTS if prompts.get(name)), None)
    return prompts.get("query") or "", passage or ""


def fingerprint(path: Path, weights: list[Path]) -> str:
    """Return 8 hex digits of what decides the vectors: every JSON file at the top, and samples of the weights.

    16 pieces of 4 kB tell two trainings of a model apart as surely as all 470 MB, which take 0.4 s to read.
    """
    digest = hashlib.sha256()
    for file in sorted([*path.glob("*.json"), *path.glob("*/config.json"), *weights]):
        if file.name in _IRRELEVANT:
            continue
        size = file.stat().st_size
        digest.update(f"{file.relative_to(path).as_posix()}:{size}:".encode())
        with file.open("rb") as opened:
            for sample in range(_SAMPLES):
                opened.seek(max(0, size - _SAMPLE_BYTES) * sample // (_SAMPLES - 1))
                digest.update(opened.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:8]


_IRRELEVANT = {"hoidap.json", "README.md"}
"""The stamp of a made model holds times, which say nothing of its vectors."""


def _read(path: Path, onnx_file: Path) -> ModelDirectory:
    architecture = _json(path / "config.json")
    tokens = _json(path / "sentence_bert_config.json", needed=False)
    prompts = _json(path / "config_sentence_transformers.json", needed=False).get("prompts", {})
    poolings = _modules(path)
    query_prompt, passage_prompt = prompts_of(prompts)
    weights = [onnx_file, *onnx_file.parent.glob(onnx_file.name + "_data")]
    return ModelDirectory(
        path=path,
        onnx_file=onnx_file,
        name=f"{_label(path, architecture, onnx_file)}@{fingerprint(path, weights)}",
        dim=int(architecture["hidden_size"]) * len(poolings),
        poolings=poolings,
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
        max_length=_max_length(path, architecture, tokens),
        pad_id=int(architecture.get("pad_token_id") or 0),
        lowercase=bool(tokens.get("do_lower_case", False)),
    )


def _label(path: Path, architecture: dict[str, Any], onnx_file: Path) -> str:
    """Return what people call the model, with the numeric form its export names: multilingual-e5-small-int8."""
    model = str(architecture.get("_name_or_path") or path.resolve().name).rstrip("/").rsplit("/", 1)[-1]
    form = onnx_file.stem.removeprefix("model").strip("_-")
    return f"{model}-{form}" if form else model


def _modules(path: Path) -> tuple[str, ...]:
    """Return the pooling modes; a module that changes the vectors otherwise is refused."""
    poolings: tuple[str, ...] = ()
    for module in json.loads((path / "modules.json").read_text(encoding="utf-8")):
        kind = str(module["type"]).rsplit(".", 1)[-1]
        if kind == "Pooling":
            poolings = _poolings(path, _json(path / module["path"] / "config.json"))
        elif kind not in ("Transformer", "Normalize"):  # vectors are brought to unit length in any case
            raise UnknownPooling(path=path, mode=kind, known=", ".join(POOLINGS))
    if not poolings:
        raise UnknownPooling(path=path, mode="", known=", ".join(POOLINGS))
    return poolings


def _poolings(path: Path, settings: dict[str, Any]) -> tuple[str, ...]:
    modes = settings.get("pooling_mode") or [mode for key, mode in _LEGACY_POOLINGS.items() if settings.get(key)]
    modes = (modes,) if isinstance(modes, str) else tuple(modes)
    if not settings.get("include_prompt", True):
        modes = (*modes, "without the prompt")
    for mode in modes:
        if mode not in POOLINGS:
            raise UnknownPooling(path=path, mode=mode, known=", ".join(POOLINGS))
    return modes


def _max_length(path: Path, architecture: dict[str, Any], tokens: dict[str, Any]) -> int:
    """Return the most tokens a text may have: the least of what the three files say."""
    stated = _json(path / "tokenizer_config.json", needed=False).get("model_max_length")
    limits = [tokens.get("max_seq_length"), stated, architecture.get("max_position_embeddings")]
    return min(int(limit) for limit in limits if limit)


def _json(path: Path, *, needed: bool = True) -> dict[str, Any]:
    if not needed and not path.is_file():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{path.name} holds no object")
    return content
