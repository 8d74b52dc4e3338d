"""A text in both languages of the report."""

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Words(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def format(self, **given: object) -> "Words":
        """Fill both."""
        return Words(self.vi.format(**given), self.en.format(**given))
