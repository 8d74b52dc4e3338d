from qa.evaluation.whole import whole
from qa.types import Article, Passage


def test_whole_article_is_one_passage():
    text = "Một.\n\nHai."
    assert whole(Article(id="a", title="T", text=text)) == (Passage("a", "T", 0, 10, text),)
