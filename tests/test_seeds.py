import json
import os
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from benchmarks.seed_pages import RAW_PAGES

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
PAGES = (ROOT / os.environ.get("HOIDAP_SHARED", "../shared")).resolve() / "seeds"
KINDS = {"who", "when", "how_many", "list", "why", "what", "where", "yes_no", "unanswerable"}
LEAST_OF_STYLE = {
    "plain": 40,
    "paraphrased": 8,
    "unaccented": 12,
    "half": 4,
    "english": 8,
    "abbreviated": 5,
    "keywords": 6,
    "nfd": 2,
    "tone": 2,
}
QUOTED = re.compile(r"“[^”]*”")
FIGURE = re.compile(r"\d+(?:[.,/]\d+)*%?")
COMMA_LIST = re.compile(r"\d+(?:,\d+){2,}")
DATE = re.compile(r"(\d{1,2}/\d{1,2})/(\d{4})")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
UNDATED = {"bui-ngoc-ha-dai-hoc-thanh-hoa", "ho-tro-hoc-sinh-vung-lu", "khanh-hoa-mo-lai-truong-hoc-sau-lu"}


def parsed(path):
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == ""
    return yaml.safe_load(front), body


ARTICLES = {path.name: parsed(path) for path in sorted(SEEDS.glob("*.md"))}
RECORDS = [json.loads(line) for line in (SEEDS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [record for record in RECORDS if record["kind"] != "unanswerable"]
UNANSWERABLE = [record for record in RECORDS if record["kind"] == "unanswerable"]


def identified(record):
    return record["id"]


def quotes_of(record):
    return record["quote"] if isinstance(record["quote"], list) else [record["quote"]]


def raw_page(slug):
    path = PAGES / RAW_PAGES[slug]
    if not path.is_file():
        pytest.skip(f"the raw seed pages are not here ({path}); set HOIDAP_SHARED to the folder that holds seeds/")
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))


def syllables(text):
    return re.findall(r"[\w%]+", text.lower())


def figures_of(page):
    """The figures of a raw page; it writes lists of classes without spaces ("4,11,12")."""
    return set(FIGURE.findall(COMMA_LIST.sub(lambda found: found[0].replace(",", ", "), page)))


def figure_known(figure, page_figures):
    """Whether the page has the figure, or the day and the year of a date apart (its year is told elsewhere)."""
    whole = DATE.fullmatch(figure)
    return figure in page_figures or bool(whole and set(whole.groups()) <= page_figures)


def test_seeds_main_and_side_stories_are_eleven_articles():
    assert len(ARTICLES) == 11
    assert {f"{slug}.md" for slug in RAW_PAGES} <= ARTICLES.keys()


@pytest.mark.parametrize("name", ARTICLES)
def test_article_front_matter_has_title_source_and_iso_date(name):
    front, body = ARTICLES[name]
    slug = name.removesuffix(".md")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert front.keys() == {"title", "source"} | (set() if slug in UNDATED else {"published"})
    assert front["title"].strip()
    assert front["source"].strip()
    assert slug in UNDATED or type(front["published"]) is date
    assert body.strip()


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.name)
def test_seed_file_text_is_nfc_with_unix_lines(path):
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".md":
        assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\t" not in text
    assert not re.search(r"[ ]+$", text, re.MULTILINE)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", ARTICLES)
def test_article_headings_do_not_repeat_the_title(name):
    front, body = ARTICLES[name]
    assert front["title"] not in [line.lstrip("# ") for line in body.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("slug", ["muoi-nhiem-vu-trong-tam-2023-2024", "dien-bien-so-ket-hoc-ky-1-2022-2023"])
def test_article_of_ten_points_numbers_them_one_to_ten(slug):
    numbers = re.findall(r"^(\d+)\. ", ARTICLES[f"{slug}.md"][1], re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 11)]


def test_questions_ids_are_unique_and_in_order():
    assert [record["id"] for record in RECORDS] == [f"s{number:03d}" for number in range(1, len(RECORDS) + 1)]


def test_questions_no_question_stands_twice():
    assert [question for question, times in Counter(r["question"] for r in RECORDS).items() if times > 1] == []


@pytest.mark.parametrize("record", RECORDS, ids=identified)
def test_question_keys_kind_and_style_are_known(record):
    answered = {"article", "quote"} if record["answers"] else set()
    assert record.keys() - {"all"} == {"id", "question", "answers", "kind", "style"} | answered
    assert record["kind"] in KINDS
    assert record["style"] in LEAST_OF_STYLE
    assert (record["kind"] == "unanswerable") == (record["answers"] == [])
    assert record.get("all", True) is True


@pytest.mark.parametrize("record", RECORDS, ids=identified)
def test_question_spelling_is_what_its_style_says(record):
    question = record["question"]
    assert unicodedata.is_normalized("NFD" if record["style"] == "nfd" else "NFC", question)
    assert not (record["style"] == "nfd" and unicodedata.is_normalized("NFC", question))
    assert not (record["style"] == "unaccented" and not question.isascii())
    rest = {key: value for key, value in record.items() if key != "question"}
    assert unicodedata.is_normalized("NFC", json.dumps(rest, ensure_ascii=False))


@pytest.mark.parametrize("record", ANSWERABLE, ids=identified)
def test_question_quote_stands_once_in_its_article_as_a_whole_sentence(record):
    body = ARTICLES[record["article"]][1]
    sentences = [re.sub(r"^\s*(\d+\. )?", "", sentence) for sentence in SENTENCE_END.split(body)]
    for quote in quotes_of(record):
        assert body.count(quote) == 1
        assert quote in sentences


@pytest.mark.parametrize("record", ANSWERABLE, ids=identified)
def test_question_answer_stands_in_its_quote(record):
    quotes = "\n".join(quotes_of(record)).lower()
    held = [answer.lower() in quotes for answer in record["answers"]]
    assert all(held) if record.get("all") else any(held)


@pytest.mark.parametrize("record", ANSWERABLE, ids=identified)
def test_question_answer_of_a_main_article_stands_on_its_raw_page_too(record):
    slug = record["article"].removesuffix(".md")
    if slug not in RAW_PAGES:
        return
    page = raw_page(slug).lower()
    held = [answer.lower() in page for answer in record["answers"]]
    assert all(held) if record.get("all") else any(held)


def test_questions_cover_kinds_styles_and_articles():
    assert len(RECORDS) >= 90
    assert len(UNANSWERABLE) >= 24
    assert sum(record["style"] in {"unaccented", "paraphrased"} for record in UNANSWERABLE) >= 5
    assert {record["kind"] for record in RECORDS} == KINDS
    styles = Counter(record["style"] for record in RECORDS)
    assert {style: least for style, least in LEAST_OF_STYLE.items() if styles[style] < least} == {}
    assert {record["article"] for record in ANSWERABLE} == set(ARTICLES)


@pytest.mark.parametrize("slug", RAW_PAGES)
def test_article_every_figure_stands_on_its_raw_page(slug):
    page_figures = figures_of(raw_page(slug))
    unknown = [figure for figure in FIGURE.findall(ARTICLES[f"{slug}.md"][1]) if not figure_known(figure, page_figures)]
    assert unknown == []


@pytest.mark.parametrize("slug", RAW_PAGES)
def test_article_no_long_clause_is_copied_from_a_raw_page(slug):
    """More than 12 syllables between stops; themes and slogans in quotation marks are meant to be the same."""
    pages = [f" {' '.join(syllables(raw_page(other)))} " for other in RAW_PAGES]
    clauses = re.split(r"[.;:!?]\s+|\n+", QUOTED.sub("\n", ARTICLES[f"{slug}.md"][1]))
    long = [words for clause in clauses if len(words := syllables(clause)) > 12]
    assert len(long) > 15
    assert [" ".join(words) for words in long if any(f" {' '.join(words)} " in page for page in pages)] == []
