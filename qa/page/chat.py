"""What the buttons of the chat page do, without the server that carries it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.errors import QaError
from qa.messages import chat as say
from qa.messages import explain
from qa.page import rendering
from qa.page.conversation import Conversation, Turn
from qa.page.limits import NO_LIMITS, Limits, choices, describe, scope_of

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library.counts import Listed
    from qa.types import Answer, Scope

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next: the log (HTML), what is typed in the box, the welcome; None: as it is."""

    log: str
    conversation: Conversation
    typed: str | None = None
    welcome: bool | None = None


class Chat:
    """One for all visitors; each visitor's conversation comes in and goes out."""

    def __init__(self, assistant: "Assistant") -> None:
        self.assistant = assistant
        self.examples = self._examples()  # as the page is built: its buttons are made once

    def converse(self, typed: str, conversation: Conversation, limits: Limits = NO_LIMITS) -> Iterator[Step]:
        """Answer what was typed, as a follow-up of what was asked before: a step while searching, one with the answer.

        A failure is shown under the question, is not kept as a turn, and puts what was typed back.
        """
        question = typed.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be sent to a browser
        pending = (_searching(conversation, question),) if question.strip() else ()
        yield Step(conversation.page(*pending), conversation, typed="", welcome=False)
        step = self._answered(question, conversation, limits, as_typed=False)
        yield step if step.conversation is not conversation else Step(step.log, conversation, typed=typed)

    def again(self, number: int, conversation: Conversation, limits: Limits = NO_LIMITS) -> Iterator[Step]:
        """Ask the question of an earlier turn just as it was typed; the box keeps what is in it."""
        turn = conversation.turns.get(number)
        if turn is None:
            return
        yield Step(conversation.page(_searching(conversation, turn.asked)), conversation)
        yield self._answered(turn.asked, conversation, limits, as_typed=True)

    def restart(self) -> Step:
        """Return an empty conversation."""
        return Step(rendering.conversation(()), Conversation(), typed="", welcome=bool(self.examples))

    def heading(self) -> str:
        """Return the top of the page with the number of articles as it is now."""
        try:
            return rendering.heading(self.assistant.library.status().articles)
        except Exception as error:
            note(error)
            return rendering.heading(0) + rendering.failure(explain(error))

    def articles(self) -> str:
        """Return the table of articles as it is now."""
        try:
            return rendering.article_table(self._listing())
        except Exception as error:
            note(error)
            return rendering.failure(explain(error))

    def choices(self) -> tuple[list[tuple[str, str]], str]:
        """Return the articles to choose from as they are now, (title, id), and what to say of the list."""
        try:
            listing = self._listing()
        except Exception as error:
            note(error)
            return [], explain(error)
        shown = choices(listing)
        many = say.LIMIT_ARTICLES_MANY.format(shown=len(shown), count=len(listing))
        return shown, say.LIMIT_ARTICLES_INFO if len(shown) == len(listing) else many

    def _answered(self, question: str, conversation: Conversation, limits: Limits, *, as_typed: bool) -> Step:
        number = conversation.next
        try:
            scope = scope_of(limits)
            answer = self._ask(question, conversation, scope, as_typed=as_typed)
            body = rendering.reply(number, answer, limits=describe(scope, self._titles(scope)))
        except Exception as error:  # a person waits for a word: whatever happened is explained in the conversation
            note(error)
            failed = rendering.turn(number, question, rendering.failure(explain(error)))
            return Step(conversation.page(failed), conversation)
        turn = Turn(question, answer.query.text, rendering.turn(number, question, body))
        kept = conversation.with_turn(turn)
        return Step(kept.page(), kept)

    def _ask(self, question: str, conversation: Conversation, scope: "Scope", *, as_typed: bool) -> "Answer":
        before = conversation.before(conversation.next)
        return self.assistant.ask(question, scope=scope, as_typed=as_typed, before=before)

    def _titles(self, scope: "Scope") -> dict[str, str]:
        return {article.id: article.title for article in self._listing()} if scope.articles else {}

    def _examples(self) -> tuple[str, ...]:
        """Return questions to begin with; none where the articles they are about are not there."""
        try:
            known = {article.id for article in self._listing()}
        except Exception as error:
            note(error)
            return ()
        return say.EXAMPLES if known >= say.EXAMPLE_ARTICLES else ()

    def _listing(self) -> "tuple[Listed, ...]":
        with self.assistant.library.view() as view:
            return view.listing()


def note(error: Exception) -> None:
    """Log an error; one that was not raised on purpose with its traceback."""
    expected = isinstance(error, QaError)
    log.log(logging.DEBUG if expected else logging.ERROR, "%s", error, exc_info=not expected)


def _searching(conversation: Conversation, question: str) -> str:
    return rendering.turn(conversation.next, question, rendering.searching())
