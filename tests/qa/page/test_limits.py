from datetime import date

import pytest

from qa.errors import DaysReversed, DayUnreadable
from qa.library.counts import Listed
from qa.messages import explain
from qa.page.limits import NO_LIMITS, Limits, choices, describe, scope_of
from qa.types import EVERYTHING, Scope


def listed(article: str, title: str) -> Listed:
    return Listed(article, title, "", None, "", 1)


@pytest.mark.parametrize("limits", [NO_LIMITS, Limits([], "  ", " ", "\n"), Limits(None, None, None, None)])  # type: ignore[arg-type]
def test_scope_of_empty_fields_is_every_article(limits: Limits) -> None:
    assert scope_of(limits) == EVERYTHING


@pytest.mark.parametrize(
    "typed", ["9/8/2024", "09/08/2024", " 9-8-2024 ", "9.8.2024", "2024-08-09", "ngày 9 tháng 8 năm 2024"]
)
def test_scope_of_day_is_read_as_vietnamese_write_it(typed: str) -> None:
    assert scope_of(Limits(since=typed)) == Scope(since=date(2024, 8, 9))


@pytest.mark.parametrize("typed", ["31/2/2024", "8/2024", "2024", "hôm qua", "1/1/2024 - 3/3/2024", "<b>"])
def test_scope_of_no_day_is_explained(typed: str) -> None:
    with pytest.raises(DayUnreadable) as caught:
        scope_of(Limits(until=typed))
    assert explain(caught.value) == f"«{typed}» không phải một ngày. Hãy gõ ngày/tháng/năm, ví dụ: 19/8/2024."


def test_scope_of_days_in_the_wrong_order_is_refused_and_one_day_is_not() -> None:
    with pytest.raises(DaysReversed, match="from 02/01/2024 to 01/01/2024"):
        scope_of(Limits(since="2/1/2024", until="1/1/2024"))
    assert scope_of(Limits(since="2/1/2024", until="2/1/2024")).until == date(2024, 1, 2)


def test_describe_names_three_articles_and_counts_the_others() -> None:
    scope = Scope(("a", "b", "c", "d", "e"))
    assert describe(scope, {"a": "Một", "b": "Hai"}) == "bài «Một», «Hai», «c» và 2 bài khác"
    assert describe(EVERYTHING, {}) == ""


def test_choices_articles_of_one_title_are_told_apart() -> None:
    assert choices([listed("a", "Họp"), listed("b", "Thi"), listed("c", "Họp")]) == [
        ("Họp (a)", "a"),
        ("Thi", "b"),
        ("Họp (c)", "c"),
    ]


def test_choices_of_a_large_library_are_the_first_500() -> None:
    assert choices([listed(str(at), f"Bài {at}") for at in range(900)])[-1] == ("Bài 499", "499")
