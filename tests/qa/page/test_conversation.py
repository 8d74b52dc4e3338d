from qa.page.conversation import Conversation, Turn

TURN = Turn("hoi gi", "hỏi gì", "<p>1</p>")


def test_conversation_grows_without_changing_the_one_before() -> None:
    empty = Conversation()
    one = empty.with_turn(TURN)
    assert (empty.next, one.next) == (1, 2)
    assert dict(empty.turns) == {}


def test_conversation_before_a_turn_are_the_questions_understood_up_to_it() -> None:
    two = Conversation().with_turn(TURN).with_turn(Turn("b", "B", ""))
    assert (two.before(1), two.before(2), two.before(3)) == ((), ("hỏi gì",), ("hỏi gì", "B"))


def test_conversation_page_has_its_turns_and_what_is_pending() -> None:
    assert "<p>1</p><p>2</p></div>" in Conversation().with_turn(TURN).page("<p>2</p>")
