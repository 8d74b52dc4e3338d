"""All that can be set: one frozen object, loaded once at the edge from a TOML file, the environment and arguments.

Standard library only: pydantic-settings would add 0.1 s to every cold `hoidap ask` (a third of its own time).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from qa.errors import FileUnreadable, SettingOutOfRange, UnknownSetting

ENVIRONMENT_PREFIX = "HOIDAP_"
OTHER_VARIABLES = frozenset({"HOIDAP_CACHE", "HOIDAP_CONFIG", "HOIDAP_SHARED"})


def _between(default: float, low: float, high: float) -> Any:
    return field(default=default, metadata={"low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Settings:
    """How a library is made and asked; each number's range stands beside it.

    `library` empty means the user's default library, or the seed articles while there is none.
    """

    library: str = ""
    encoder: str = "packaged"
    reader: str = "packaged"
    """What reads: "packaged", a folder of our making, or an extractive question answering model's hub name or path."""
    passage_target: int = _between(700, 100, 5_000)
    """Characters that a passage is filled up to."""
    passage_ceiling: int = _between(1_200, 200, 10_000)
    """Characters that a passage never exceeds."""
    dense_weight: float = _between(0.55, 0.0, 1.0)
    """Share of the cosine in the fused score; the rest is BM25."""
    dense_weight_english: float = _between(0.8, 0.0, 1.0)
    """The same for English questions, which share names and figures alone with Vietnamese articles."""
    sentence_weight: float = _between(0.2, 0.0, 1.0)
    """Share of a passage's nearest sentence in the score of the best passages; the rest is the fused score.

    Passages that answer first, with 0.2 and without: 0.787 and 0.746 of 511 (MLQA-vi dev), 0.854 and 0.860 of 342
    (vi_qa_dev), 0.684 and 0.671 of 234 (our long articles).
    """
    candidates: int = _between(50, 1, 10_000)
    """Passages that each side brings into the fusion."""
    hits: int = _between(10, 1, 1_000)
    """Passages that an answer shows as found; the readers look at the first four."""
    passages_read: int = _between(2, 0, 20)
    """Pieces of passages that the span reader reads, about 0.05 s each; 0 chooses sentences without it."""
    passages_read_unsure: int = _between(4, 0, 20)
    """Pieces read where the first `passages_read` seem not to answer; no more than those if it is no larger."""
    reading_window: int = _between(700, 100, 1_200)
    """Characters of such a piece: the sentence that looks best with its neighbours."""
    short_from: float = _between(0.5, 0.0, 1.0)
    """Calibrated probability from which the exact span is the answer; below it the whole sentence is."""
    answer_threshold: float = _between(0.2, 0.0, 1.0)
    """Calibrated probability below which the articles are said not to answer.

    Of what is shown from 0.2 on, seven in ten (vi_qa_dev, MLQA) to three in four (passages of our own) are right on
    the tuning files, whose questions without an answer are made to look as if they had one.
    """
    answer_threshold_yes_no: float = _between(0.4, 0.0, 1.0)
    """The same for yes or no questions: a sentence that only comes near is taken for an answer to them.

    Of 120 held out that their passage decides, 102 are answered from the sentence that decides, of 80 that it does not
    26 are answered anyhow; 111 and 45 from 0.2 on.
    """
    question_limit: int = _between(2_000, 10, 100_000)
    """Characters of the longest question that is read."""

    def __post_init__(self) -> None:
        for name, value in ((item.name, getattr(self, item.name)) for item in fields(self)):
            _check(name, value, "settings")
        if self.passage_target > self.passage_ceiling:
            expected = f"at most passage_ceiling, {self.passage_ceiling}"
            raise SettingOutOfRange(
                key="passage_target", where="settings", value=self.passage_target, expected=expected
            )


_FIELDS = {item.name: item for item in fields(Settings)}


def load_settings(
    config: Path | None = None, *, environment: Mapping[str, str] = os.environ, **arguments: Any
) -> Settings:
    """Return the settings of the TOML file `config`, overridden by HOIDAP_* variables, then by non-None arguments.

    Without `config` the file is the one that HOIDAP_CONFIG names. Raises FileUnreadable,
    UnknownSetting and SettingOutOfRange with the key's name and where it stood.
    """
    chosen: dict[str, Any] = {}
    config = config or _named(environment)
    if config is not None:
        chosen |= _checked(_read(config), str(config))
    variables = {
        key.removeprefix(ENVIRONMENT_PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(ENVIRONMENT_PREFIX) and key not in OTHER_VARIABLES
    }
    chosen |= _checked(variables, "the environment")
    chosen |= _checked({key: value for key, value in arguments.items() if value is not None}, "the arguments")
    return replace(Settings(), **chosen)


def _named(environment: Mapping[str, str]) -> Path | None:
    return Path(environment["HOIDAP_CONFIG"]) if environment.get("HOIDAP_CONFIG") else None


def _read(config: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(config.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise FileUnreadable(path=config, reason=f"{reason}; expected TOML such as: answer_threshold = 0.4") from error


def _checked(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    return {key: _check(key, value, where) for key, value in given.items()}


def _check(key: str, value: Any, where: str) -> Any:
    item = _FIELDS.get(key)
    if item is None:
        raise UnknownSetting(key=key, where=where, known=", ".join(_FIELDS))
    kind: Any = type(item.default)
    expected = kind.__name__
    if item.metadata:
        expected += f" between {item.metadata['low']} and {item.metadata['high']}"
    try:
        converted = kind(value)
    except (TypeError, ValueError):
        raise SettingOutOfRange(key=key, where=where, value=value, expected=expected) from None
    if item.metadata and not item.metadata["low"] <= converted <= item.metadata["high"]:
        raise SettingOutOfRange(key=key, where=where, value=value, expected=expected)
    return converted
