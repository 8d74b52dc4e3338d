"""What a run says of itself on standard error, every tenth step."""

import sys
import time
from datetime import datetime

from training.schedule import Schedule
from training.workers import Sums

_EVERY = 10


class Progress:
    """Sums up losses and speed between two lines."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._sums = Sums()
        self._since = time.time()

    def add(self, step: int, sums: Sums, drawn: dict[str, int]) -> None:
        """Take in one step; say a line when ten are full."""
        self._sums += sums
        if step % _EVERY:
            return
        done, now = self._sums, time.time()
        say(
            f"step {step} progress {self._schedule.progress(step):.3f} span {done.span / max(done.held, 1):.3f} "
            f"answerable {done.answerable / max(done.pairs, 1):.3f} {done.tokens / (now - self._since):.0f} tokens/s "
            f"pairs/step {done.pairs / _EVERY:.1f} drawn {drawn}"
        )
        self._sums, self._since = Sums(), now


def say(line: str) -> None:
    """Write a line with the time of day."""
    sys.stderr.write(f"{datetime.now():%H:%M:%S} {line}\n")
    sys.stderr.flush()
