"""Where the shared data lie, and which of the wanted files are there.

HOIDAP_SHARED names the folder that holds `data` and `seeds`; without it, the folder `shared` beside the project.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SHARED = Path(os.environ.get("HOIDAP_SHARED") or Path(__file__).resolve().parents[2] / "shared")
DATA = SHARED / "data"

OWN_PASSAGES = Path(__file__).with_name("own_passages.jsonl")
"""Passages with questions written for this reader, in the record form of vi_qa_train."""

OWN_ARTICLES = Path(__file__).with_name("own_articles.jsonl")
"""Whole articles with questions, in the same form and each with its day: for fitting and mending."""

OWN_ARTICLES_HELD_OUT = Path(__file__).with_name("own_articles_held_out.jsonl")
"""More such articles, for reporting only."""

UNSEEN = "w6"
"""How ids of our own questions begin that `training.train` leaves out: the confidence is fitted on them."""

TUNING = ("vi_qa_dev.jsonl", "mlqa_vi_dev.json")
REPORTING = ("xquad_r_vi_dev.json",)


def use_of(name: str) -> str:
    """Return "reporting" for a file whose figures are reported only, else "tuning"."""
    return "reporting" if name in REPORTING else "tuning"


def present(names: Iterable[str], *, only: str = "") -> Iterator[Path]:
    """Yield the files of DATA among the names that hold `only`; say on stderr which are missing."""
    for name in names:
        if only not in name:
            continue
        if (DATA / name).is_file():
            yield DATA / name
        else:
            print(  # noqa: T201 for whoever runs the script
                f"{name}: left out, {DATA / name} is missing; set HOIDAP_SHARED to the folder that holds data/",
                file=sys.stderr,
            )
