"""Phrases found in a text however much of its marks was typed."""

import re
from collections.abc import Callable
from functools import cached_property

from qa.text.accents import fold, is_accented


class Cue:
    """A pattern over listed phrases: a text without any mark is searched for them without theirs."""

    def __init__(self, template: str, /, *, loose: bool = True, **phrases: str) -> None:
        """Take a template whose <names> stand for phrases parted by " | ", whole words each.

        A `loose` one finds a word without its marks among others with theirs: "con ở Điện Biên". Where that would be
        another word (do and đó), only in a text without any.
        """
        self._template, self._phrases, self._loose = template, phrases, loose

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first place."""
        return self._of(text).search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match the whole text."""
        return self._of(text).fullmatch(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put `by`, or what it gives for a match, in place of every match."""
        return self._of(text).sub(by, text)

    def _of(self, text: str) -> re.Pattern[str]:
        return self._marked if is_accented(text) else self._bare

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return self._compiled(_either if self._loose else str)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return self._compiled(fold)

    def _compiled(self, write: Callable[[str], str]) -> re.Pattern[str]:
        template = self._template
        for name, listed in self._phrases.items():
            ordered = sorted(listed.split(" | "), key=len, reverse=True)
            # Each once: of two like ones under a repetition a run of n words could be read in 2^n ways.
            words = "|".join(dict.fromkeys(" ".join(map(write, phrase.split())) for phrase in ordered))
            template = template.replace(f"<{name}>", rf"(?<!\w)(?:{words})(?!\w)")
        return re.compile(template, re.IGNORECASE)


def _either(word: str) -> str:
    return f"(?:{word}|{fold(word)})" if is_accented(word) else word
