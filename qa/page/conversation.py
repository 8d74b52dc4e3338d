"""The exchanges of one visitor."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.page import rendering

KEPT_TURNS = 50
"""The whole log is sent with each answer: 50 exchanges are some 500 kB."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as typed and as understood, and the exchange as HTML."""

    asked: str
    understood: str
    page: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns by number, oldest first."""

    turns: Mapping[int, Turn] = field(default_factory=dict)

    @property
    def next(self) -> int:
        """The number of the next turn, from 1."""
        return max(self.turns, default=0) + 1

    def before(self, number: int) -> tuple[str, ...]:
        """Return the questions before a turn as they were understood, oldest first."""
        return tuple(turn.understood for at, turn in self.turns.items() if at < number)

    def with_turn(self, turn: Turn) -> "Conversation":
        """Return the conversation with one turn more; beyond KEPT_TURNS the oldest is forgotten."""
        turns = {**self.turns, self.next: turn}
        return Conversation(dict(list(turns.items())[-KEPT_TURNS:]))

    def page(self, *pending: str) -> str:
        """Return the log, with exchanges that are not kept at its end (HTML)."""
        return rendering.conversation([*(turn.page for turn in self.turns.values()), *pending])
