"""Names in a question: provinces however they are typed, and what capitals set apart from the words around."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qa.text.abbreviations import packaged_pairs
from qa.text.accents import fold, is_accented
from qa.text.english import is_english
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable

Kind = Literal["place", "person", "other"]

# The provinces before and after the merger of July 2025, and the cities that are spoken of like them.
_PROVINCES = """
An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau
Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương
Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng
Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị
Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long
Vĩnh Phúc|Yên Bái|Sài Gòn|Việt Nam|Đà Lạt|Nha Trang|Tây Nguyên|Tây Bắc
"""
# Other ways they are typed: the list above -> these.
_SPELLINGS = {
    "Bắc Kạn": "Bắc Cạn",
    "Đắk Lắk": "Đăk Lăk|Đắc Lắc|Đắc Lắk|Đak Lak|Đắk Lăk|Đăk Lắk|Daklak|Đắklắk|Đăklăk",
    "Đắk Nông": "Đăk Nông|Đắc Nông|Đak Nông|Daknong|Đắknông|Đăknông",
    "Kon Tum": "Kontum",
    "Hồ Chí Minh": "TPHCM|TP HCM|Thành phố HCM",
}
_NEEDS_CAPITALS = frozenset({"hòa bình", "thái bình", "bình dương", "hà nam", "huế", "tây bắc", "bắc cạn"})
# Provinces that people are named after as well: "Lê Thái Bình" is nobody's province.
_GIVEN = """
An Giang|Bắc Giang|Bình Dương|Bình Định|Hà Giang|Hà Nam|Hải Dương|Hòa Bình|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Long An
Ninh Bình|Phú Thọ|Phú Yên|Thái Bình|Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long|Vĩnh Phúc
"""


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURNAMES = _words_in(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lâm đinh đoàn trịnh mai đào hà tô"
    " trương lưu cao châu thái phùng tạ giàng sùng vàng lò"
)
_TITLES = _words_in(
    "ông bà cô anh chị thầy em đồng chí sở bộ ban phó chủ thủ thứ bí giám trưởng tổng phòng hội đoàn ủy ngành"
    " nhà đảng tỉnh huyện xã trường viện lớp khối tp điều luật tết cụm"
)
_BEFORE_PERSONS = _words_in("ông bà cô anh chị thầy em chí trưởng tịch đốc thư tướng")
# Before a province and without "ông" only these: Mai Châu, Hà Tiên and Châu Đốc are districts.
_SURELY_SURNAMES = _words_in(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ đặng bùi đỗ ngô dương đinh trịnh trương nguyen tran le pham huynh"
)
_OFFICES = _words_in("trưởng tịch đốc thư tướng")
_BARE_TITLES = _words_in("ong ba co thay")
_CALLED = _BEFORE_PERSONS | _BARE_TITLES
_MIDDLE_NAMES = _words_in("thị văn thi van")
_BEFORE_PLACES = _words_in(
    "ở tại tỉnh huyện quận xã phường thị phố tp trường thpt thcs chuyên học lập viện đường o tai tinh huyen truong"
)
_LONGEST_PERSON = 4  # syllables: "Nguyễn Thị Hòa Bình"
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r" | - |-|\. ?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end) of the text, as the text should write it."""

    text: str
    start: int
    end: int
    kind: Kind


def names(text: str) -> list[Name]:
    """Find the names of a normalised text in reading order; a first word's capital alone makes none."""
    words = list(_WORD.finditer(text))
    if all(word.group().isupper() for word in words):
        return _places(text, words)
    places = _places(text, words)
    taken = {at for place in places for at in range(place.start, place.end)}
    found, run = [*places], list[re.Match[str]]()
    for at, word in enumerate(words):
        if word.start() in taken or not word.group()[0].isupper():
            found += _name(text, run, words)
            run = []
            continue
        if run and not _BETWEEN.fullmatch(text[words[at - 1].end() : word.start()]):
            found += _name(text, run, words)
            run = []
        run.append(word)
    return sorted([*found, *_name(text, run, words)], key=lambda name: name.start)


def bare_spelling(text: str) -> str:
    """Return a text without marks and capitals, i for y: Quý and Quí are one name."""
    return fold(normalize(text)).lower().replace("y", "i")


def is_surname(words: list[str]) -> bool:
    """Tell whether the first of these words is a common surname."""
    return bool(words) and words[0].lower() in SURNAMES


def _name(text: str, run: list[re.Match[str]], words: list[re.Match[str]]) -> list[Name]:
    lowered = _lowered(run)
    if len(run) > 1 and lowered[0] in _BEFORE_PERSONS:
        return _name(text, run[1:], words)
    if len(run) > 1 and lowered[-1] == "tp":  # the city's: "UBND TP" before "HCM"
        return _name(text, run[:-1], words)
    if not run or all(word in _TITLES for word in lowered) or (len(run) == 1 and _is_plain(run[0], words)):
        return []
    start, end = run[0].start(), run[-1].end()
    before = text[max(0, start - 12) : start].lower().split()[-1:]
    is_person = lowered[0] in SURNAMES and (len(run) > 2 or not _BEFORE_PERSONS.isdisjoint(before))
    return [Name(text[start:end], start, end, "person" if is_person else "other")]


def _is_plain(word: re.Match[str], words: list[re.Match[str]]) -> bool:
    # The first word has its capital from the sentence; UBND and AI are common nouns; PISA and Napoleon are names.
    written = word.group()
    if written.isupper() and len(written) > 1:
        return written in _abbreviations()
    syllable = fold(written).lower()
    if word is not words[0] or is_bare_syllable(syllable):
        return word is words[0]
    near = _lowered(words[:6])
    return not any(map(is_accented, near)) and is_english(near)


def _lowered(words: list[re.Match[str]]) -> list[str]:
    return [word.group().lower() for word in words]


def _places(text: str, words: list[re.Match[str]]) -> list[Name]:
    """Find the provinces among the words, typed with their marks or without."""
    found, at, after = list[Name](), 0, 0
    while at < len(words):
        if fold(words[at].group().lower()) not in _first_words():
            at += 1
            continue
        size = next((length for length in (5, 4, 3, 2, 1) if _province(words[at : at + length], length)), 1)
        run = words[at : at + size]
        place = _province(run, size)
        if place and _stands(place, text, words[after:at], run):
            found.append(Name(place, run[0].start(), run[-1].end(), "place"))
            after = at + size
        at += size
    return found


def _province(run: list[re.Match[str]], length: int) -> str:
    """Return the province that just these words spell, however they are typed; empty if none."""
    if len(run) != length:
        return ""
    typed = _lowered(run)
    for spelled, place in _provinces().get(tuple(map(fold, typed)), ()):
        if run[0].group()[0].islower() and spelled.lower() in _NEEDS_CAPITALS:
            continue
        right = [word.lower() for word in _WORD.findall(spelled)]
        if all(word in (form, fold(form)) for word, form in zip(typed, right, strict=True)):
            return place
    return ""


def _stands(place: str, text: str, before: list[re.Match[str]], run: list[re.Match[str]]) -> bool:
    """Tell whether a province stands there, and no person: "Lê Thái Bình" is none."""
    return place not in _given() or not _ends_person(text, before, run)


def _ends_person(text: str, before: list[re.Match[str]], run: list[re.Match[str]]) -> bool:
    """Tell whether a surname up to three words before begins a name that the province ends: "bà Nguyễn Thị Huế".

    Without "ông" or the like it has capitals, a common surname, and no word of places before it: "trường Lê Lợi Huế".
    Then only "Thị" or "Văn" may follow the surname: schools and streets are called Trần Phú and Nguyễn Trãi.
    """
    for size in range(1, min(len(before), _LONGEST_PERSON - len(run)) + 1):
        person = [*before[-size:], *run]
        if text[person[0].start() : person[-1].end()] != " ".join(word.group() for word in person):
            return False
        lead = before[-size - 1].group() if len(before) > size else ""
        lead = lead if text.endswith(f"{lead} ", 0, person[0].start()) else ""
        surname = person[0].group().lower()
        is_title = lead.lower() in _CALLED - _OFFICES
        if not is_title and not (size == 1 or _MIDDLE_NAMES & set(_lowered(person[1:size]))):
            continue
        if lead.lower() in _BARE_TITLES and person[0].group() == "truong":
            continue  # "co truong Hai Duong": có trường
        if lead.lower() in _CALLED:
            if surname in _called_surnames():
                return True
        elif text[: person[0].start()].rstrip()[-1:].isdigit():
            return False
        elif surname in _SURELY_SURNAMES and all(word.group().istitle() for word in person):
            return not lead or (lead.islower() and lead not in _BEFORE_PLACES)
    return False


@lru_cache(maxsize=1)
def _called_surnames() -> frozenset[str]:
    # "Bí thư Đoàn Thái Bình" is of the youth union.
    return (SURNAMES | set(map(fold, SURNAMES))) - {"đoàn", "doan"}


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(pair.short for pair in packaged_pairs())


@lru_cache(maxsize=1)
def _provinces() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Return the spellings, each with its province, by their words without marks."""
    listed = [(place, place) for place in _listed(_PROVINCES)]
    listed += [(spelled, place) for place, others in _SPELLINGS.items() for spelled in others.split("|")]
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for spelled, place in listed:
        found.setdefault(tuple(fold(word.lower()) for word in _WORD.findall(spelled)), []).append((spelled, place))
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _provinces())


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(_listed(_GIVEN))


def _listed(lines: str) -> list[str]:
    return [place for line in lines.split("\n") for place in line.split("|") if place]
