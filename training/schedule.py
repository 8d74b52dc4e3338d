"""How far a run is, and the learning rate there: bound to the clock, so that a shared machine ends annealed too."""

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Schedule:
    """Linear warm-up over the first `warmup` share of the run, then linear decay to zero.

    The run is `steps` steps long, or ends at `stop_at` (seconds of the epoch, None: never), whichever comes first.
    """

    steps: int
    started: float
    stop_at: float | None
    warmup: float = 0.06

    @classmethod
    def going_on(cls, steps: int, progress: float, stop_at: float | None, now: float | None = None) -> "Schedule":
        """Return the schedule of a run that stopped at `progress` and goes on now; the pause does not count."""
        now = time.time() if now is None else now
        if stop_at is None or progress >= 1.0:
            return cls(steps, now, stop_at)
        return cls(steps, (now - progress * stop_at) / (1.0 - progress), stop_at)

    def progress(self, step: int, now: float | None = None) -> float:
        """Return the share of the run that is behind, in [0, 1]."""
        done = step / self.steps
        if self.stop_at is not None:
            now = time.time() if now is None else now
            done = max(done, (now - self.started) / (self.stop_at - self.started))
        return min(max(done, 0.0), 1.0)

    def leave_out(self, seconds: float) -> None:
        """Take a time in which the process stood still out of the run: the rest is spread over what is left."""
        self.started += seconds

    def factor(self, progress: float, step: int) -> float:
        """Return the share of the top rate; warm-up is by steps too, so that a slow start does not skip it."""
        warmed = min(progress / self.warmup, step / 30) if progress < self.warmup else 1.0
        if step < 30:
            warmed = min(warmed, (step + 1) / 30)
        return min(warmed, (1.0 - progress) / (1.0 - self.warmup))
