"""An extractive question answering model of transformers: opened, given pairs of texts, asked for its logits."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.errors import MissingPackage, ModelDamaged, ModelNotFound
from embeddings.sentence_encoder import quieten
from qa.reading.pair_tokens import trimmed
from qa.reading.span_choice import Places
from qa.reading.token_windows import WindowLogits, window_slices
from qa.types import Passage

KIND = "extractive question answering model"

_HEADS = ("ForQuestionAnswering", "ForQuestionAnsweringSimple")
_VOCABULARIES = ("tokenizer.json", "*vocab*", "*.model")
_LONGEST = 512  # tokens of a window; models that take more were trained on no more for this
_MOST_ASKED = 64  # tokens of the question, and of the title
_OVERLAP = 128  # tokens that two windows share, as in run_squad.py
_BATCH = 8  # windows


@dataclass(frozen=True, slots=True)
class Window:
    """A sequence as the model takes it, by column; tokens [first, first + count) of it are of the passage."""

    columns: dict[str, list[int]]
    start: int
    first: int
    count: int
    nothing: int


@dataclass(frozen=True, slots=True, eq=False)
class EncodedPassage:
    """The windows of a passage, and int64 [n] first and last character of its tokens, -1 for those on none.

    A passage without letters to stand on has no windows.
    """

    windows: tuple[Window, ...]
    starts: Places
    ends: Places


class TransformersModel:
    """A tokenizer and a model that fit each other; safe to use from several threads."""

    def __init__(self, path: Path, tokenizer: Any, model: Any) -> None:
        self._path, self._tokenizer, self._model = path, tokenizer, model
        self._tokenizing = threading.Lock()  # asking a tokenizer changes its options
        self._longest = _longest(tokenizer, model.config)
        takes_types = "token_type_ids" in signature(model.forward).parameters
        self._columns = ("input_ids", *(("token_type_ids",) if takes_types and _types(model.config) > 1 else ()))

    def encode(self, question: str, passage: Passage) -> EncodedPassage:
        """Tokenize a question with a passage, its title before it in every window, as the shipped reader sees it."""
        head = f"{passage.title}\n" if passage.title else ""
        encoded, asked, read = self._tokenize(question, head + passage.text)
        offsets = encoded["offset_mapping"][0]
        inside = [row for row in read if offsets[row][1] > len(head)]
        places = [trimmed(passage.text, offsets[row][0] - len(head), offsets[row][1] - len(head)) for row in inside]
        starts, ends = np.asarray(places, np.int64).reshape(-1, 2).T
        if not (starts >= 0).any():
            return EncodedPassage((), starts, ends)
        most = min(_MOST_ASKED, self._longest // 4)
        title = [row for row in read if row < inside[0]]
        left_out = {*asked[most:], *title[most:], *inside}
        around = [row for row in range(len(offsets)) if row not in left_out]
        return EncodedPassage(self._windows(encoded, around, inside), starts, ends)

    def logits(self, windows: Sequence[Window]) -> list[WindowLogits]:
        """Return what the model says of each window, in the order given. Raises ModelDamaged."""
        said: dict[int, WindowLogits] = {}
        order = sorted(range(len(windows)), key=lambda row: len(windows[row].columns["input_ids"]))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            said |= zip(batch, self._run([windows[row] for row in batch]), strict=True)
        return [said[row] for row in range(len(windows))]

    def _tokenize(self, question: str, text: str) -> tuple[Any, list[int], list[int]]:
        """Return the whole pair, and the rows of the question and of the text in it."""
        # Models that are padded on the left were trained with the question behind (run_qa.py of transformers).
        question_side = 0 if self._tokenizer.padding_side == "right" else 1
        told = (question, text)[:: -1 if question_side else 1]
        with self._tokenizing:
            encoded = self._tokenizer(
                [told[0]], [told[1]], return_offsets_mapping=True, split_special_tokens=True, verbose=False
            )
        sides = encoded.sequence_ids(0)
        asked, read = (
            [row for row, side in enumerate(sides) if side == of] for of in (question_side, 1 - question_side)
        )
        return encoded, asked, read

    def _windows(self, encoded: Any, around: Sequence[int], inside: Sequence[int]) -> tuple[Window, ...]:
        ids = encoded["input_ids"][0]
        before, after = ([row for row in around if (row < inside[0]) == early] for early in (True, False))
        room = max(self._longest - len(around), 1)
        marks = [row for row in around if ids[row] == self._tokenizer.cls_token_id]
        windows = []
        for run in window_slices(len(inside), room, min(_OVERLAP, room // 3)):
            rows = [*before, *inside[run], *after]
            columns = {name: [encoded[name][0][row] for row in rows] for name in self._columns if name in encoded}
            nothing = rows.index(marks[0] if marks else rows[0])
            windows.append(Window(columns, run.start, len(before), run.stop - run.start, nothing))
        return tuple(windows)

    def _run(self, windows: Sequence[Window]) -> list[WindowLogits]:
        import torch

        longest = max(len(one.columns["input_ids"]) for one in windows)
        feed = {name: np.zeros((len(windows), longest), np.int64) for name in (*windows[0].columns, "attention_mask")}
        feed["input_ids"] += self._tokenizer.pad_token_id or 0
        for row, one in enumerate(windows):
            for name, column in one.columns.items():
                feed[name][row, : len(column)] = column
            feed["attention_mask"][row, : len(one.columns["input_ids"])] = 1
        with torch.inference_mode():
            tensors = {name: torch.from_numpy(rows).to(self._model.device) for name, rows in feed.items()}
            said = self._model(**tensors, return_dict=True)
            first, last = (part.float().cpu().numpy() for part in (said.start_logits, said.end_logits))
        if not (np.isfinite(first).all() and np.isfinite(last).all()):
            raise ModelDamaged(path=self._path, reason="its logits are no finite numbers")
        return [_cut(one, first[row], last[row]) for row, one in enumerate(windows)]


def check_folder(name: str, path: Path) -> None:
    """Refuse a folder that holds no model of this kind, before anything heavy loads. Raises ModelNotFound."""
    try:
        config = json.loads((path / "config.json").read_text(encoding="utf-8"))
        heads = config.get("architectures") or []
    except FileNotFoundError:
        raise ModelNotFound(kind=KIND, name=name, reason="the directory has no config.json") from None
    except (OSError, ValueError, AttributeError) as error:
        raise ModelDamaged(path=path, reason=f"config.json cannot be read: {error}") from error
    if heads and not any(str(head).endswith(_HEADS) for head in heads):
        raise ModelNotFound(kind=KIND, name=name, reason=_other(", ".join(map(str, heads))))
    # Without these transformers makes a tokenizer of five pieces and says nothing.
    if not any(file for pattern in _VOCABULARIES for file in path.glob(pattern)):
        raise ModelNotFound(kind=KIND, name=name, reason="the directory has no tokenizer")


def open_model(name: str, path: Path) -> TransformersModel:
    """Load a model in float32 onto what torch has. Raises MissingPackage, ModelDamaged, ModelNotFound."""
    quieten()
    try:
        import torch
        from transformers import MODEL_FOR_QUESTION_ANSWERING_MAPPING as KNOWN
        from transformers import AutoConfig, AutoModelForQuestionAnswering, AutoTokenizer
    except ImportError as error:
        raise MissingPackage(needed_for=f"the model {name}", package=error.name or "transformers") from error
    config = _loaded(path, AutoConfig)
    if type(config) not in KNOWN:
        raise ModelNotFound(kind=KIND, name=name, reason=_other(config.model_type))
    tokenizer = _loaded(path, AutoTokenizer)
    if not tokenizer.is_fast:
        raise ModelNotFound(kind=KIND, name=name, reason="its tokenizer does not tell where its pieces stand")
    model, told = _loaded(path, AutoModelForQuestionAnswering, dtype=torch.float32, output_loading_info=True)
    if told["missing_keys"]:  # transformers draws them at random
        lacking = ", ".join(sorted(told["missing_keys"])[:3])
        raise ModelNotFound(kind=KIND, name=name, reason=f"it has no weights for {lacking}")
    device = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    return TransformersModel(path, tokenizer, model.eval().to(device or "cpu"))


def _loaded(path: Path, kind: Any, **options: Any) -> Any:
    from transformers.utils import logging

    heard = logging.get_verbosity()
    logging.disable_progress_bar()
    logging.set_verbosity_error()  # the weights that a model leaves unused are listed in a table otherwise
    try:
        return kind.from_pretrained(path, local_files_only=True, trust_remote_code=False, **options)
    except Exception as error:  # those of tokenizers, safetensors and transformers share no root
        raise ModelDamaged(path=path, reason=str(error).strip().partition("\n")[0]) from error
    finally:
        logging.set_verbosity(heard)


def _cut(window: Window, first: Any, last: Any) -> WindowLogits:
    here = slice(window.first, window.first + window.count)
    nothing = float(first[window.nothing]) + float(last[window.nothing])
    return WindowLogits(window.start, first[here], last[here], nothing)


def _longest(tokenizer: Any, config: Any) -> int:
    """Return the most tokens of a window."""
    places = getattr(config, "max_position_embeddings", None) or -1  # models without a limit say None or -1
    # Models of RoBERTa's kind leave the first two places unused, and may say so nowhere else.
    return int(min(_LONGEST, tokenizer.model_max_length, places - 2 if places > 0 else _LONGEST))


def _types(config: Any) -> int:
    """Return how many kinds of tokens a model tells apart; those that do not say tell two."""
    return int(getattr(config, "type_vocab_size", 2))


def _other(architecture: str) -> str:
    return f"its config.json names {architecture}, which does not answer by spans of a text"
