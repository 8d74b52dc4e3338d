"""Yes or no, where one clause of the sentence says so in so many words; nothing else is ever concluded.

A wrong verdict misleads, a missing one does not: the sentence is shown either way. Whatever is not plainly said -
exceptions, conditions, plans, hedged figures, a part of those asked about, several denials - gives none.
"""

import re
from dataclasses import replace
from itertools import chain, dropwhile
from typing import Literal

from qa.reading.claim_values import names_other_times, values_agree
from qa.reading.claims import LIGHT, LINKS, Claim, Mode, claim_of
from qa.reading.figures import without_times
from qa.reading.reservations import is_reserved
from qa.text.accents import fold, is_accented
from qa.text.phrases import Cue
from qa.text.syllables import syllables

Verdict = Literal["yes", "no"]

_CLAUSE_ENDS = re.compile(
    r"[,;:](?=\s|$)|[()“”\"]|\s[-–—]\s|(?<!\w)(?:nhưng|song|tuy nhiên|trong khi|mặc dù|mà|còn)(?!\w)", re.IGNORECASE
)
_UTMOST = Cue("<word>", loose=False, word="nhất | duy nhất | đầu tiên | cuối cùng | tất cả | mọi | toàn bộ | đủ | hết")
_FILLERS = re.compile(
    r"(?<!\w)(?:năm học này|năm nay|hiện nay|hiện tại|hiện|tính đến nay|đến nay|theo đó|vẫn|luôn|tất cả|toàn bộ"
    r"|toàn thể|mọi|tổ chức|diễn ra|theo hình thức|bằng hình thức)(?!\w)",
    re.IGNORECASE,
)
_NOT = frozenset({"không", "chưa", "chẳng", "chả", "ko"})
_MODALS: dict[Mode, frozenset[str]] = {
    "identity": frozenset({"phải"}),
    "duty": frozenset({"phải", "cần", "bắt", "buộc"}),
    "leave": frozenset({"được", "phép"}),
    "ability": frozenset({"thể", "được"}),
    **dict.fromkeys(("fact", "figure", "quality"), frozenset[str]()),
}
_BANS = frozenset({"cấm", "nghiêm"})
# Two words of a pair cannot both hold: what is asked by one is denied by the other.
_OPPOSITES = (
    ("trực tiếp", "trực tuyến"),
    ("tăng", "giảm"),
    ("bắt buộc", "tự nguyện"),
    ("công lập", "tư thục"),
    ("công lập", "ngoài công lập"),
    ("cao hơn", "thấp hơn"),
    ("nhiều hơn", "ít hơn"),
)
_AHEAD = Cue(
    "<word>", loose=False, word="ngày mai | sáng mai | trưa mai | chiều mai | tối mai | tới | sau | từ ngày | từ tháng"
)
_AND = frozenset({"và", "cùng", "với"})
_MANY = frozenset({"các", "những"})
_LEAST_LONG = 6  # words of a claim from which others may stand between them, one to three
Words = tuple[str, ...]


def verdict_of(question: str, sentence: str, around: str = "") -> Verdict | None:
    """Tell whether the sentence says what a yes-no question asks (yes), denies it (no), or neither (None).

    `around` is what the sentence relies on: its title and the sentence before; whom it speaks of may stand there, what
    is said of them must stand in the sentence.
    """
    claim = claim_of(question)
    if claim is None or "?" in sentence or not is_accented(sentence):
        return None
    if is_reserved(question, sentence, done=claim.done):
        return None
    if not _pairs_met(claim, sentence):
        return _told(claim, question, sentence, around)
    turned = _turned(claim, sentence)
    return "no" if turned and _told(turned, question, sentence, around) == "yes" else None


def _told(claim: Claim, question: str, sentence: str, around: str) -> Verdict | None:
    """Return what the clauses that hold the claim's words say; None where none does, or one is unclear."""
    texts = [text for part in _CLAUSE_ENDS.split(sentence) if syllables(text := _plain(part, question))]
    clauses = [tuple(syllables(without_times(text))) for text in texts]
    told: set[Verdict | None] = set()
    for at, words in enumerate(clauses):
        place = _place(claim, words)
        if place is not None:
            agree = values_agree(question, sentence, texts[at])
            known = _is_of(claim, clauses, at, place, around)
            said = _said(claim, words, place, agree) if known and agree is not None else None
            told.add(None if _is_of_other_times(claim, question, sentence, words, said, agree) else said)
    return told.pop() if len(told) == 1 else None


def _is_of_other_times(
    claim: Claim, question: str, sentence: str, words: Words, said: Verdict | None, agree: bool | None
) -> bool:
    """Tell whether a denial may be past, or what is asked to be done already may lie ahead: "từ ngày 1/1/2026"."""
    if said == "yes" and claim.done and "đã" not in words:
        return names_other_times(question, sentence) or _AHEAD.search(sentence) is not None
    return said == "no" and bool(agree) and names_other_times(question, sentence)


def _plain(clause: str, question: str) -> str:
    """Return a clause without the words that change nothing, but for those of the question."""
    asked = question.lower()
    return _FILLERS.sub(lambda found: found.group() if found.group().lower() in asked else " ", clause)


def _said(claim: Claim, words: Words, place: tuple[int, int], agree: bool) -> Verdict | None:
    """Return what a clause says of its subject; `agree` tells whether it has the figures that were asked for."""
    first, last = place
    inside, after = _foreign(claim, words[first : last + 1]), _foreign(claim, words[last + 1 :])
    denials = [at for at, word in enumerate(words) if word in _NOT or word == "cấm"]
    if _foreign(claim, words[:first]) or len(inside) > _most_between(claim) or len(denials) > 1:
        return None
    if denials:
        return "no" if agree and not inside and not after and _denies(claim, words, denials[0], first) else None
    if not _affirms(claim, words, place) or (after and _is_narrowed(claim)):
        return None
    if agree:
        return None if claim.mode == "figure" and inside else "yes"
    return None if inside or after else "no"


def _is_narrowed(claim: Claim) -> bool:
    """Tell whether words behind the predicate say less: leave to ride 50 cc, enough teachers of English."""
    return claim.mode in ("leave", "ability", "figure") or _UTMOST.search(" ".join(claim.predicate)) is not None


def _place(claim: Claim, words: Words) -> tuple[int, int] | None:
    """Return the first and the last place of the claim's predicate in a clause, in its order; the closest if several.

    None where the clause lacks a word of it.
    """
    keys = _keys(claim, words)
    found = [_run(keys, claim.predicate, at) for at, key in enumerate(keys) if key == claim.predicate[0]]
    return min((place for place in found if place), key=lambda place: place[1] - place[0], default=None)


def _run(keys: Words, wanted: Words, start: int) -> tuple[int, int] | None:
    at = start
    for word in wanted[1:]:
        if word not in keys[at + 1 :]:
            return None
        at = keys.index(word, at + 1)
    return start, at


def _is_of(claim: Claim, clauses: list[Words], at: int, place: tuple[int, int], around: str) -> bool:
    """Tell whether a clause speaks of the claim's subject: its first words before the predicate, the rest there too.

    In the first clause the rest may stand around the sentence. Who somebody is may be said the other way round: "Hiệu
    trưởng là bà Mai", or by what is set beside the name: "Bà Mai, hiệu trưởng".
    """
    words, subject = clauses[at], claim.subject
    keys = _keys(claim, words)
    if set(subject[:2]) <= set(keys[: place[0]]):
        missing = set(subject) - set(keys)
        return not missing or (at == 0 and missing <= set(_keys(claim, tuple(syllables(around)))))
    if claim.mode != "identity" or any(word in _NOT for clause in clauses for word in clause):
        return False
    if "là" in words:
        return set(subject) <= set(keys[place[1] :]) and not _foreign(claim, words)
    return at > 0 and _is_set_beside(claim, clauses, at, place)


def _is_set_beside(claim: Claim, clauses: list[Words], at: int, place: tuple[int, int]) -> bool:
    """Tell whether a clause is set beside the name that ends the one before it, and does not go on with a list.

    Lists have "và" or many of a kind in them: "có ông Nam, hiệu trưởng, giáo viên và học sinh". Where more stands
    before the name it must end the sentence: "Theo ông Nam, hiệu trưởng vắng mặt" is said of two.
    """
    words, name = clauses[at], _counting(claim, clauses[at - 1])
    rest = words[place[1] + 1 :]
    if name[-len(claim.subject) :] != claim.subject or _MANY & set(words) or _AND & {*rest, *chain(*clauses[at + 1 :])}:
        return False
    if at + 1 == len(clauses):
        return not _foreign(claim, rest)
    return name == claim.subject


def _denies(claim: Claim, words: Words, at: int, first: int) -> bool:
    """Tell whether the word of denial at a place denies what the claim says, in its mode: duty, leave, ability."""
    rest = words[at + 1 : first]
    if words[at] == "cấm":
        return claim.mode == "leave" and not _MODALS["leave"] & set(words)
    of_another = set(_keys(claim, rest)) & (set(claim.subject) - set(claim.predicate))
    if at > first or of_another or not set(rest) <= LINKS | _MODALS[claim.mode] | claim.asked:
        return False
    return not _MODALS[claim.mode] or bool(_MODALS[claim.mode] & set(rest))


def _affirms(claim: Claim, words: Words, place: tuple[int, int]) -> bool:
    """Tell whether what links subject and predicate says that it is so, in the claim's mode."""
    keys = _keys(claim, words)
    start = max((at + 1 for at in range(place[0]) if keys[at] in claim.subject), default=0)
    gap = {word for word in words[start : place[0]] if not word[0].isdigit()}
    modals = _MODALS[claim.mode]
    if not gap <= LINKS | modals | claim.asked:
        return False
    if claim.mode in ("identity", "fact"):
        return not gap or ("là" in gap) == (claim.mode == "identity" and "phải" not in gap)
    return not modals or bool(modals & set(words[: place[1] + 1]))


def _most_between(claim: Claim) -> int:
    return len(claim.predicate) // 3 if len(claim.predicate) >= _LEAST_LONG else 0


def _foreign(claim: Claim, words: Words) -> list[str]:
    """Return the words that are neither of the claim nor of those that change nothing; figures count elsewhere."""
    free = LIGHT | _NOT | _MODALS[claim.mode] | (_BANS if claim.mode == "leave" else frozenset())
    own = claim.words
    return [
        word
        for word, key in zip(words, _keys(claim, words), strict=True)
        if not (word in free or key in own or word[0].isdigit())
    ]


def _counting(claim: Claim, words: Words) -> Words:
    keys = zip(words, _keys(claim, words), strict=True)
    return tuple(key for word, key in keys if key in claim.words or word not in LIGHT)


def _keys(claim: Claim, words: Words) -> Words:
    return tuple(map(fold, words)) if claim.bare else words


def _turned(claim: Claim, sentence: str) -> Claim | None:
    """Return the claim with words that the sentence lacks turned into their opposite, which it has; None without."""
    for mine, other in _pairs_met(claim, sentence):
        if not _holds(claim, sentence, mine):
            turned = f" {' '.join(claim.predicate)} ".replace(f" {mine} ", f" {other} ").split()
            # "Hội nghị có phải là hội nghị trực tiếp không?"
            said_of = tuple(dropwhile(claim.subject.__contains__, turned))
            if not said_of:
                continue
            return replace(claim, predicate=said_of, mode="quality" if claim.mode == "identity" else claim.mode)
    return None


def _pairs_met(claim: Claim, sentence: str) -> list[tuple[str, str]]:
    """Return the pairs of which the claim has the first words and the sentence the second."""
    asked = f" {' '.join(claim.predicate)} "
    pairs = [tuple(map(fold, pair)) if claim.bare else pair for pair in _OPPOSITES]
    return [
        (mine, other)
        for pair in pairs
        for mine, other in (pair, pair[::-1])
        if f" {mine} " in asked and f" {other} " not in asked and _holds(claim, sentence, other)
    ]


def _holds(claim: Claim, sentence: str, words: str) -> bool:
    return f" {words} " in f" {' '.join(_keys(claim, tuple(syllables(sentence))))} "
