"""Whether a passage speaks of another year, province, school or numbered thing than the question names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qa.reading.institutions import is_of_another_institution
from qa.text.accents import fold
from qa.text.item_markers import roman_value
from qa.text.names import names
from qa.text.normal import normalize
from qa.text.numbers import Value, values

_ONE = r"(?:\d+|[IVX]+|(?<=ky )i{1,3}|ii|iii|iv)\b"
_SEVERAL = rf"{_ONE}(?:(?:, ?| ?[-–] ?| va | den | hoac | hay )(?:lop )?{_ONE})*"
# Not "con số 700.000", "tỷ số 9-7", "thế kỷ 19"; of ages only those of children: 65 is meant by "from 60 on".
_NUMBERED = re.compile(
    r"\b((?i:(?<!con )(?<!ty )(?<!ti )so|(?<!the )ky|lop|dieu|khoan|khoa|quy|dot|nhom|vung|chuong|tap|phan|hang|lan thu"
    rf"|giai doan)) ({_SEVERAL})(?![.,]\d)|\b(?i:tre (?:em |mau giao )?(?:tu )?)({_SEVERAL}) (tuoi)\b"
)
_EACH = re.compile(r"\b(?:\d+|[IVXivx]+)\b")
_SPELLED = ("hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_RANKED = re.compile(
    r"\b(?:tinh|thanh pho|huyen|xa|dia phuong|don vi|truong|nuoc|quoc gia) "
    rf"(?:dau tien|thu ({'|'.join(_SPELLED)}|\d+))\b|\b(?:nguoi|lan) thu ({'|'.join(_SPELLED)}|\d+)\b"
)
_PROVINCE_OF = {
    "thua thien hue": "hue",
    "sai gon": "ho chi minh",
    "nha trang": "khanh hoa",
    "da lat": "lam dong",
}
_LARGER = frozenset({"viet nam", "tay nguyen", "tay bac"})
_CITY = re.compile(r"\b(?:tp\.?|thanh pho) ?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Not "5 năm tới", nor "tăng so với (cùng kỳ) năm trước", which tells no figure of that year.
_THAT_YEAR = r"(?<!\d )(?<!so voi )(?<!cung ky )(?<!nhung )(?<!cac )(?<!may )(?<!vai )\bnam"
_FOLLOWING = re.compile(rf"{_THAT_YEAR} (?:hoc (?:moi|toi|sau)|(?:hoc )?(?:tiep theo|ke tiep)|toi|sau)\b")
_PREVIOUS = re.compile(rf"{_THAT_YEAR} (?:hoc )?(?:ngoai|truoc|lien truoc)\b|\b(?:mua|nhiem ky) truoc\b")
_VAGUE = re.compile(r"\b(?:thap nien|thap ky|nhung|cac|sau|truoc)(?: nam)? $")
_BEFORE = 20  # characters that such words take
_LEAD = 400  # characters at the beginning of an article in which its first year is looked for


@dataclass(frozen=True, slots=True)
class _Named:
    """The school years, years, provinces and numbered things (word and number) that a text names.

    `vague` are those years of which only "sau năm", "thập niên" and the like are said. `near` are the years and school
    years beside those named, where the text speaks of "năm học mới", "năm trước" and the like.
    """

    school_years: frozenset[str]
    years: frozenset[str]
    vague: frozenset[str]
    places: frozenset[str]
    numbered: frozenset[tuple[str, str]]
    near: frozenset[str]


def speaks_of_another(
    question: str, passage: str, published: date | None = None, article: Callable[[], str] = str
) -> bool:
    """Tell whether the question names a time, a place, a school or a number that the passage lacks and has its like.

    The theme of 2025-2026 does not stand where only that of 2024-2025 is told, nor a figure of Sóc Trăng where all is
    about Lào Cai. What the passage does not speak of at all says nothing: its article may be about just that.
    `passage` has its title before it; where years are told, that of its publication counts as told. A school may be
    named anywhere in the `article`, and the year that it begins with is that of all its passages: of 30 questions on
    long articles that name a year, the passage lacks it in 16, and in 11 of these the article begins with it; so it
    does in 4 of 33 that nothing answers. The article is asked for only where that decides.
    """
    asked, told = _named(question), _named(passage)
    if asked.places and told.places and not asked.places & told.places:
        return True
    if _is_of_another_time(asked, told, passage, published, article):
        return True
    if is_of_another_institution(question, passage, article):
        return True
    return any(
        _is_missing(number, {other for same, other in told.numbered if same == word}) for word, number in asked.numbered
    )


def first_times(article: str) -> tuple[str, str]:
    """Return the school year and the year that an article tells first, "" where its beginning tells none."""
    return _first_times(article[:_LEAD])


@lru_cache(maxsize=256)
def _first_times(text: str) -> tuple[str, str]:
    plain = normalize(text)
    found = values(plain)
    school_year = next((value.canonical for value in found if value.kind == "schoolyear"), "")
    return school_year, next((year for year, _ in _dated(found, plain)), "")


def _is_of_another_time(
    asked: _Named, told: _Named, passage: str, published: date | None, article: Callable[[], str]
) -> bool:
    pairs = ((asked.school_years, told.school_years), (asked.years - asked.vague, told.years))
    if not any(mine - its for mine, its in pairs):
        return False
    near, folded = told.near, fold(passage.lower())
    for (mine, its), first in zip(pairs, first_times(article()), strict=True):
        if first:
            its, near = its | {first}, near | _beside(folded, {first})
        if published and its and pairs[1][0] == mine:
            its |= {str(published.year)}
        if mine and its and not mine & (its | near):
            return True
    return False


@lru_cache(maxsize=2048)  # the question meets four passages, and the passages of a library come up again
def _named(text: str) -> _Named:
    """Read what a text names; years also stand inside of dates and school years."""
    plain = normalize(text)
    bare = fold(plain)
    folded = bare.lower()
    found = values(plain)
    school_years = frozenset(value.canonical for value in found if value.kind == "schoolyear")
    dated = list(_dated(found, plain))
    years = frozenset(year for year, _ in dated)
    ranks = (("thu", _rank(match.group(1) or match.group(2))) for match in _RANKED.finditer(folded))
    return _Named(
        school_years,
        years,
        years - {year for year, start in dated if _VAGUE.search(folded[max(0, start - _BEFORE) : start]) is None},
        frozenset(_provinces(plain)),
        frozenset((*_numbered(bare), *ranks)),
        _beside(folded, school_years | years),
    )


def _dated(found: Iterable[Value], text: str) -> Iterator[tuple[str, int]]:
    """Yield the years of values, those inside of dates and school years too, each with where its value begins."""
    for value in found:
        if value.kind in ("year", "schoolyear", "date", "month") or _is_bare_year(value, text):
            yield from ((year, value.start) for year in _YEAR.findall(value.canonical))


def _beside(folded: str, years: Iterable[str]) -> frozenset[str]:
    """Return the years before and after those given of which a text speaks: "năm học mới", "năm trước"."""
    cues = [by for cue, by in ((_FOLLOWING, 1), (_PREVIOUS, -1)) if cue.search(folded)]
    return frozenset(_shifted(year, by) for year in years for by in cues)


def _numbered(bare: str) -> Iterator[tuple[str, str]]:
    """Yield the word and the number of each numbered thing, Roman ones in Arabic: "kỳ I", "lớp 4, 11 và 12"."""
    for match in _NUMBERED.finditer(bare):
        word, written = match.group(1) or match.group(4), match.group(2) or match.group(3)
        for one in _EACH.findall(written):
            yield word.lower(), one if one.isdigit() else str(roman_value(one))


def _rank(written: str | None) -> str:
    """Return the number of an ordinal: None stands for "đầu tiên"."""
    return "1" if written is None else str(_SPELLED.index(written) + 2) if written in _SPELLED else written


def _provinces(text: str) -> Iterator[str]:
    """Yield the provinces of the places a text names: a city's is that of its name. "Hồ Chí Minh" may be a person."""
    for name in names(text):
        place = fold(name.text.lower())
        if name.kind != "place" or place in _LARGER:
            continue
        is_short = text[name.start : name.end].lower().endswith("hcm")  # "TP.HCM", never a person
        if place != "ho chi minh" or is_short or _CITY.search(fold(text[: name.start].lower())):
            yield _PROVINCE_OF.get(place, place)


def _shifted(years: str, by: int) -> str:
    return "-".join(str(int(year) + by) for year in years.split("-"))


def _is_bare_year(value: Value, text: str) -> bool:
    return value.kind == "number" and _YEAR.fullmatch(text[value.start : value.end]) is not None


def _is_missing(number: str, told: set[str]) -> bool:
    """Tell whether a number is not told and its like are; between two that are told it may be meant: 9 to 15 years."""
    if number in told or not told:
        return False
    bounds = [int(one) for one in told if one.isdigit()]
    return not (number.isdigit() and len(bounds) > 1 and min(bounds) < int(number) < max(bounds))
