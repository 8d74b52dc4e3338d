import pytest

from qa.evaluation.cases import Case
from qa.evaluation.evidence import (
    article_ranking,
    evidence_found,
    holds,
    is_named,
    passage_ranking,
    quotes_cited,
    rank_of_gold,
)
from qa.evaluation.outcomes import Cited, Found, Outcome


def hit(rank, article, text, title=""):
    return Found(rank, 0.5, article, title, 0, len(text), text)


def cited(quote, article="a.md", title=""):
    return Cited(1, article, title, "", quote, 0, len(quote), "", "", True)


@pytest.mark.parametrize(
    ("gold", "article", "title"),
    [
        ("bai-1.md", "bai-1.md", "Tên"),
        ("bai-1.md", "bai-1", "Tên"),
        ("bai-1", "seeds/bai-1.md", "Tên"),
        ("TÊN  BÀI", "x", "Tên bài"),
        ("Hô\u0300", "x", "Hồ"),
    ],
)
def test_is_named_by_id_file_or_title(gold, article, title):
    assert is_named(gold, article, title)


def test_is_named_does_not_confuse_articles():
    assert not is_named("bai-1.md", "bai-11.md", "Tên")
    assert not is_named("v1.2", "v1.3", "")  # .2 is no file ending


def test_holds_ignores_white_space_and_case():
    assert holds("Sông  Hồng\ndài 1.149 km.", "sông hồng dài")
    assert not holds("Sông Hồng", "Sông Đà")
    assert not holds("Sông Hồng", "")


def test_holds_takes_half_of_a_long_quote_but_never_of_a_short_one():
    quote = "a" * 40 + "b" * 40
    assert holds("xx " + "a" * 40 + " yy", quote)
    assert holds("b" * 40, quote)
    assert not holds("a" * 39, quote)
    assert not holds("năm 2023", "năm 2024")


def test_article_ranking_counts_articles_not_passages():
    case = Case("1", "?", article="b")
    outcome = Outcome("1", hits=(hit(1, "a", "x"), hit(2, "a", "y"), hit(3, "b", "z"), hit(4, "b", "w")))
    assert article_ranking(case, outcome) == ["a", "gold"]
    assert article_ranking(Case("1", "?"), outcome) is None


def test_passage_ranking_names_the_first_hit_of_each_quote():
    case = Case("1", "?", article="b", quotes=("một", "hai"))
    hits = (hit(1, "a", "một"), hit(2, "b", "số một"), hit(3, "b", "một nữa"), hit(4, "b", "hai"))
    # the first is of another article, the third holds only what the second had
    assert passage_ranking(case, Outcome("1", hits=hits)) == ["hit 1", "gold 0", "hit 3", "gold 1"]
    assert rank_of_gold(["hit 1", "gold 0"]) == 2
    assert rank_of_gold(["hit 1"]) is rank_of_gold(None) is None


def test_evidence_without_named_place_is_a_hit_that_holds_an_answer():
    case = Case("1", "?", answers=("Hà Nội",))
    assert evidence_found(case, Outcome("1", hits=(hit(1, "a", "qua Hà Nội."),)))
    assert not evidence_found(case, Outcome("1", hits=(hit(1, "a", "qua Huế."),)))


def test_quotes_cited_are_those_that_hold_or_are_held():
    case = Case("1", "?", article="a", quotes=("Sông chảy qua Hà Nội.", "Dài 1.149 km."))
    assert quotes_cited(case, cited("chảy qua Hà Nội")) == {0}
    assert quotes_cited(case, cited("Dài 1.149 km. Sông chảy qua Hà Nội.")) == {0, 1}
    assert quotes_cited(case, cited("Sông chảy qua Hà Nội.", article="b.md")) == set()
    assert quotes_cited(Case("1", "?", article="a"), cited("bất kỳ")) == {0}
