"""Ask every case of a set that has no verdict yet, several at once, and keep each verdict as it comes."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from qa.errors import LibraryError, SettingsError
from qa.evaluation.cases import Case
from qa.evaluation.journal import Journal
from qa.evaluation.outcomes import Outcome, outcome_of
from qa.evaluation.verdicts import Verdict, judge
from qa.types import Answer

AHEAD = 4
"""Cases handed out per worker: enough that none waits, few enough that Ctrl-C is heard at once."""


class Asks(Protocol):
    """What can be asked questions."""

    def ask(self, question: str, *, on_stage: Callable[[str, float], None] | None = None) -> Answer:
        """Answer, telling each stage's seconds."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: cases with a verdict, cases in all, seconds since it began or went on, seconds left."""

    done: int
    total: int
    seconds: float
    left: float | None


OnProgress = Callable[[Progress], None]


def answer_all(
    assistant: Asks, cases: Sequence[Case], journal: Journal, *, workers: int, on_progress: OnProgress | None = None
) -> bool:
    """Bring the journal to a verdict for every case; return whether it got there, False after Ctrl-C.

    A question that fails is kept with its error. Raises what would fail for every case: LibraryError, SettingsError.
    """
    todo = [case for case in cases if case.id not in journal.done]
    begun = time.monotonic()

    def tell(asked: int) -> None:
        if on_progress is not None:
            seconds = time.monotonic() - begun
            left = seconds / asked * (len(todo) - asked) if asked else None
            on_progress(Progress(len(cases) - len(todo) + asked, len(cases), seconds, left))

    pool = ThreadPoolExecutor(workers, thread_name_prefix="evaluate")
    try:
        tell(0)
        for asked, verdict in enumerate(_verdicts(pool, assistant, todo, workers * AHEAD), start=1):
            journal.append(verdict)
            tell(asked)
    except KeyboardInterrupt:
        return False
    finally:
        pool.shutdown(cancel_futures=True)
    return True


def ask_case(assistant: Asks, case: Case) -> Outcome:
    """Ask one case and time it; a failure becomes the outcome's error, unless it would meet every case."""
    seconds: dict[str, float] = {}

    def timed(stage: str, spent: float) -> None:
        seconds[stage] = seconds.get(stage, 0.0) + spent

    begun = time.perf_counter()
    try:
        answer = assistant.ask(case.question, on_stage=timed)
    except (LibraryError, SettingsError):
        raise
    except Exception as error:  # one question must not cost the answers to the other thousands
        return Outcome(id=case.id, error=f"{type(error).__name__}: {error}")
    return outcome_of(case.id, answer, {**seconds, "total": time.perf_counter() - begun})


def _verdicts(pool: ThreadPoolExecutor, assistant: Asks, cases: Sequence[Case], ahead: int) -> Iterator[Verdict]:
    def ask(case: Case) -> Verdict:
        return judge(case, ask_case(assistant, case))

    waiting: dict[Future[Verdict], None] = {}
    for case in cases:
        waiting[pool.submit(ask, case)] = None
        if len(waiting) >= ahead:
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


def _finished(waiting: dict[Future[Verdict], None]) -> Iterator[Verdict]:
    """Wait for at least one verdict and take out all there are in the order asked; a failure is raised last."""
    done = wait(waiting, return_when=FIRST_COMPLETED).done
    ordered = [future for future in waiting if future in done]
    for future in sorted(ordered, key=lambda future: future.exception() is not None):
        del waiting[future]
        yield future.result()
