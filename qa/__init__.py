"""Hỏi Đáp: ask Vietnamese articles a question; the answer comes with verified quotes, or the articles do not say.

    >>> from qa import ask
    >>> print(ask("Năm học 2024 - 2025 có chủ đề gì?").text)

`ask` and `open_assistant` read the user's library, or the seed articles while there is none.
"""

from qa.assistant import Assistant
from qa.errors import CorpusError, LibraryError, QaError, QuestionError, SettingsError
from qa.opening import ask, open_assistant
from qa.settings import Settings, load_settings
from qa.types import Answer, Article, Citation, Hit, Passage, Query, Scope

__all__ = [
    "Answer",
    "Article",
    "Assistant",
    "Citation",
    "CorpusError",
    "Hit",
    "LibraryError",
    "Passage",
    "QaError",
    "Query",
    "QuestionError",
    "Scope",
    "Settings",
    "SettingsError",
    "ask",
    "load_settings",
    "open_assistant",
]
