import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from qa.page import rendering
from qa.types import Answer, Article, Citation, Hit, Passage, Query

TEXT = "Mở đầu bài viết. Chủ đề năm học là «Đoàn kết, kỷ cương». Có hai nhiệm vụ:\n1. Dạy tốt.\n2. Học tốt.\nHết bài."
ARTICLE = Article("a", "Năm học mới", TEXT, "Báo Giáo dục, https://giaoduc.example/bai-1?x=1&y=2", date(2024, 8, 9))
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</blockquote></details><h1>To</h1>",
    "**đậm** _nghiêng_ `mã` # đề mục",
    "[liên kết](javascript:alert(1))",
    "$x^2$ và $$E = mc^2$$ \\(y\\)",
    "{{value}} ${value} `${1}` {{#each}}",
    "[1] [2] theo nguồn [3]",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp;amp; &#60;",
)
TAGS = {"p", "q", "a", "section", "h3", "details", "summary", "span", "blockquote", "mark", "button"}


class Reader(HTMLParser):
    """Gathers what a browser would see: the tags, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def citation(number: int, quote: str, article: Article = ARTICLE) -> Citation:
    start = article.text.index(quote)
    return Citation(number, quote, start, start + len(quote), article)


def hit(rank: int, start: int, end: int, article: Article = ARTICLE) -> Hit:
    return Hit(rank, 0.5, Passage(article.id, article.title, start, end, article.text[start:end]), 0.8, 3.0)


def answered(text: str, *citations: Citation, hits: tuple[Hit, ...] = (), confidence: float = 0.92) -> Answer:
    return Answer("Hỏi gì?", text, confidence, citations, hits, Query("Hỏi gì?", "Hỏi gì?"))


def inside(page: str, tag: str, kind: str = "") -> list[str]:
    """Return the inner HTML of the elements of a tag (and class) that hold no element of the same tag."""
    opening = rf'<{tag}[^>]*class="[^"]*\b{kind}\b[^"]*"[^>]*>' if kind else rf"<{tag}\b[^>]*>"
    return re.findall(rf"{opening}(.*?)</{tag}>", page, re.S)


def test_reply_short_answer_is_bold_in_its_quote() -> None:
    quote = "«Đoàn kết, kỷ cương»"
    start = ARTICLE.text.index(quote)
    short = Citation(1, quote, start, start + len(quote), ARTICLE, (start + 1, start + 9))
    page = rendering.reply(1, answered("Đoàn kết", short))
    assert inside(page, "mark") == ["«<strong>Đoàn kết</strong>, kỷ cương»"]
    assert '<p class="hd-text">Đoàn kết <a class="hd-ref" href="#luot-1-nguon-1"' in page


def test_reply_two_figures_link_each_to_its_own_source() -> None:
    other = Article("b", "Bài khác", "Toàn tỉnh có 540 em.")
    start = ARTICLE.text.index("Đoàn kết")
    one = Citation(1, ARTICLE.text[start : start + 19], start, start + 19, ARTICLE, (start, start + 8))
    two = Citation(2, other.text, 0, 20, other, (13, 19))
    page = rendering.reply(1, answered("Khác nhau:\nĐoàn kết (A)\n540 em (B)", one, two))
    items = inside(page, "li")
    assert [item.split(" <a")[0] for item in items] == ["Đoàn kết (A)", "540 em (B)"]
    assert ["nguon-1" in items[0], "nguon-2" in items[1]] == [True, True]


def test_reply_equal_figures_of_two_sides_link_in_order() -> None:
    one, other = Article("a", "A", "Có 30 giáo viên."), Article("b", "B", "Trường có 30 giáo viên.")
    cited = [Citation(1, one.text, 0, 16, one, (3, 15)), Citation(2, other.text, 0, 23, other, (10, 22))]
    page = rendering.reply(1, answered("Hoa Sen: 30 giáo viên\nBan Mai: 30 giáo viên", *cited))
    items = inside(page, "li")
    assert ["nguon-1" in items[0], "nguon-2" in items[1]] == [True, True]


def test_reply_one_line_links_to_its_source() -> None:
    page = rendering.reply(3, answered("Đoàn kết, kỷ cương", citation(1, "«Đoàn kết, kỷ cương»")))
    read = Reader(page)
    assert read.open == []
    assert [link["href"] for link in read.named("a") if link.get("class") == "hd-ref"] == ["#luot-3-nguon-1"]
    assert [source["id"] for source in read.named("details")] == ["luot-3-nguon-1"]
    assert "Đoàn kết, kỷ cương [1]" in read.words


def test_reply_source_shows_title_publisher_date_and_marked_quote() -> None:
    page = rendering.reply(1, answered("x", citation(1, "Dạy tốt."), hits=(hit(1, 0, len(TEXT)),)))
    assert inside(page, "mark") == ["Dạy tốt."]
    assert inside(page, "span", "hd-byline") == ["Báo Giáo dục · 09/08/2024"]
    assert inside(page, "span", "hd-title") == ["Năm học mới"]
    passage = Reader(inside(page, "blockquote")[0]).words
    assert passage == TEXT
    links = [link["href"] for link in Reader(page).named("a") if link.get("target")]
    assert links == ["https://giaoduc.example/bai-1?x=1&y=2"]


def test_reply_several_lines_become_a_list_with_a_link_at_each() -> None:
    text = "Có hai nhiệm vụ:\n1. Dạy tốt.\n2. Học tốt."
    answer = answered(text, citation(1, "1. Dạy tốt."), citation(2, "2. Học tốt."))
    page = rendering.answer_body(2, answer)
    assert [Reader(item).words for item in inside(page, "li")] == ["1. Dạy tốt. [1]", "2. Học tốt. [2]"]
    assert Reader(inside(page, "p")[0]).words == "Có hai nhiệm vụ:"
    assert Reader(page).named("ul") == [{"class": "hd-list hd-numbered"}]


def test_reply_bulleted_lines_lose_their_own_bullets() -> None:
    answer = answered("- Dạy tốt.\n– Học tốt.", citation(1, "1. Dạy tốt.\n2. Học tốt."))
    items = [Reader(item).words for item in inside(rendering.answer_body(1, answer), "li")]
    assert items == ["Dạy tốt.", "Học tốt. [1]"]


def test_reply_lines_without_a_number_go_with_the_item_before() -> None:
    answer = answered("1. Dạy tốt.\nDạy đủ.\n2. Học tốt.", citation(1, "1. Dạy tốt."), citation(2, "2. Học tốt."))
    items = inside(rendering.answer_body(1, answer), "li")
    assert [Reader(item.replace("<br>", " / ")).words for item in items] == [
        "1. Dạy tốt. [1] / Dạy đủ.",
        "2. Học tốt. [2]",
    ]


def test_reply_sources_of_the_same_article_say_so() -> None:
    other = replace(ARTICLE, id="b")
    cited = [citation(1, "Dạy tốt."), citation(2, "Học tốt."), citation(3, "Hết bài.", other)]
    page = rendering.reply(1, answered("x", *cited))
    assert [source["class"] for source in Reader(page).named("details")] == [
        "hd-source",
        "hd-source hd-again",
        "hd-source",
    ]


def test_reply_quote_that_no_line_repeats_is_linked_at_the_end() -> None:
    answer = answered("một\nhai", citation(1, "Hết bài."))
    items = [Reader(item).words for item in inside(rendering.answer_body(1, answer), "li")]
    assert items == ["một", "hai [1]"]


def test_reply_abstention_says_so_and_shows_three_nearest_passages() -> None:
    hits = tuple(hit(rank, rank, rank + 20) for rank in (1, 2, 3, 4))
    answer = Answer("Hỏi gì?", "", 0.1, (), hits, Query("Hỏi gì?", "Hỏi gì?"))
    page = rendering.reply(1, answer)
    read = Reader(page)
    assert "Không tìm thấy câu trả lời trong các bài viết." in read.words
    assert "Gần nhất" in read.words
    assert [Reader(passage).words for passage in inside(page, "blockquote")] == [h.passage.text for h in hits[:3]]
    assert "Độ tin cậy" not in read.words


def test_reply_abstention_without_hits_shows_no_empty_panel() -> None:
    answer = Answer("Hỏi gì?", "", 0.0, (), (), Query("Hỏi gì?", "Hỏi gì?"))
    assert Reader(rendering.reply(1, answer)).words == "Không tìm thấy câu trả lời trong các bài viết."


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "cao (100\u00a0%)"),
        (0.8, "cao (80\u00a0%)"),
        (0.79, "trung bình (79\u00a0%)"),
        (0.5, "trung bình (50\u00a0%)"),
        (0.49, "thấp (49\u00a0%)"),
        (0.0, "thấp (0\u00a0%)"),
    ],
)
def test_reply_confidence_is_said_in_words_and_percent(confidence: float, words: str) -> None:
    page = rendering.reply(1, answered("x", citation(1, "Hết bài."), confidence=confidence))
    assert f"Độ tin cậy: {words}" in Reader(page).words


def test_reply_understood_question_is_shown_only_where_it_differs() -> None:
    answer = answered("x", citation(1, "Hết bài."))
    decomposed = replace(answer, query=Query("ho\u0309i gi\u0300", "hỏi gì"))
    changed = replace(answer, query=Query("hoi gi", "hỏi gì"))
    assert "Hiểu câu hỏi là:" not in rendering.reply(1, answer)
    assert "Hiểu câu hỏi là:" not in rendering.reply(1, decomposed)
    assert "Hiểu câu hỏi là: hỏi gì" in Reader(rendering.reply(1, changed)).words


@pytest.mark.parametrize("text", HOSTILE)
def test_reply_hostile_article_is_shown_to_the_letter(text: str) -> None:
    article = Article("h", text, f"Trước. {text} Sau.", text)
    answer = Answer("q", text, 0.9, (citation(1, text, article),), (hit(1, 0, 9, article),), Query("q", f"q {text}"))
    page = rendering.reply(1, answer)
    read = Reader(page)
    assert read.open == []
    assert {tag for tag, _ in read.tags} <= TAGS
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert [link["href"] for link in read.named("a")] == ["#luot-1-nguon-1"]
    assert read.words.count(text) == 6  # the question understood, the answer, title, source, preview and marked quote


@pytest.mark.parametrize("text", HOSTILE)
def test_turn_hostile_question_is_shown_to_the_letter(text: str) -> None:
    read = Reader(rendering.turn(1, text, rendering.failure(text)))
    assert read.open == []
    assert {tag for tag, _ in read.tags} == {"section", "div", "span", "strong"}
    assert read.words == f"Bạn hỏi: {text}Chưa trả lời được. {text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_article_table_hostile_title_is_shown_to_the_letter(text: str) -> None:
    read = Reader(rendering.article_table([Article("h", text, "x", text)]))
    assert read.open == []
    assert read.words.count(text) == 2


def test_turn_long_question_is_cut_at_a_word() -> None:
    words = Reader(rendering.turn(1, "từ " * 5_000, "")).words
    assert words.endswith("từ…")
    assert len(words) < 620


def test_surroundings_is_the_found_passage_that_holds_the_quote() -> None:
    quote = citation(1, "Dạy tốt.")
    hits = (hit(1, 0, 10), hit(2, 50, 100), hit(3, 0, len(TEXT)))
    assert rendering.surroundings(quote, hits) == (50, 100)


def test_surroundings_without_such_a_passage_is_cut_between_words() -> None:
    words = "chữ " * 400  # the quote starts at 4 * 200 = 800
    article = Article("l", "Dài", words.strip())
    quote = Citation(1, article.text[800:803], 800, 803, article)
    start, end = rendering.surroundings(quote, (hit(1, 0, 10, article),))
    assert (start, end) == (560, 1043)  # 800 - 240 stands at a word; 803 + 240 = 1043 follows one
    assert article.text[start:end].split() == ["chữ"] * 121


def test_surroundings_text_without_spaces_keeps_the_quote_whole() -> None:
    article = Article("l", "Liền", "x" * 2_000)
    quote = Citation(1, "x" * 5, 900, 905, article)
    assert rendering.surroundings(quote, ()) == (900, 905)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Báo Lào Cai", ("Báo Lào Cai", "")),
        ("Báo Lào Cai, https://baolaocai.vn/bai-1.html", ("Báo Lào Cai", "https://baolaocai.vn/bai-1.html")),
        ("Báo Lào Cai (https://baolaocai.vn/a)", ("Báo Lào Cai", "https://baolaocai.vn/a")),
        ("http://baolaocai.vn/a.", ("baolaocai.vn", "http://baolaocai.vn/a")),
        ("javascript:alert(1)", ("javascript:alert(1)", "")),
        ("", ("", "")),
    ],
)
def test_publisher_and_address_only_web_addresses_become_links(source: str, expected: tuple[str, str]) -> None:
    assert rendering.publisher_and_address(source) == expected


def test_shorten_short_text_is_kept_on_one_line() -> None:
    assert rendering.shorten("một\n hai  ba", 20) == "một hai ba"


def test_shorten_long_text_is_cut_at_a_word() -> None:
    assert rendering.shorten("một hai, ba bốn", 10) == "một hai…"


def test_article_table_lists_title_source_and_date() -> None:
    page = rendering.article_table([ARTICLE, Article("b", "Không ngày", "x")])
    rows = [Reader(row).words for row in inside(page, "tr")[1:]]
    assert rows == ["Năm học mớiBáo Giáo dục09/08/2024", "Không ngàykhông rõkhông rõ"]
    assert inside(page, "caption") == ["2 bài viết đã lập chỉ mục"]


def test_article_table_large_library_says_how_many_are_left() -> None:
    page = rendering.article_table([Article(str(n), f"Bài {n}", "x") for n in range(900)])
    assert page.count("<tr>") == 501
    assert "… và 400 bài viết khác." in page


def test_article_table_empty_library_says_so() -> None:
    assert Reader(rendering.article_table([])).words == "Chưa có bài viết nào được lập chỉ mục."


def test_heading_says_how_many_articles_answer() -> None:
    assert "lấy từ 7 bài viết" in rendering.heading(7)
    assert "hoidap index" in rendering.heading(0)


def test_conversation_is_an_announced_log_of_its_turns() -> None:
    read = Reader(rendering.conversation(["<p>một</p>", "<p>hai</p>"]))
    assert read.named("div")[0] == {
        "class": "hd-log",
        "role": "log",
        "aria-live": "polite",
        "aria-label": "Cuộc trò chuyện",
    }
    assert read.words == "mộthai"
