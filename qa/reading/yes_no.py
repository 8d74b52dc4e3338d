"""Yes or no, where the sentence says so in so many words; nothing else is ever concluded."""

import re
from typing import Literal

from qa.text.accents import fold
from qa.text.names import names
from qa.text.numbers import Value, values
from qa.text.phrases import Cue
from qa.text.questions import content_terms
from qa.text.syllables import syllables

Verdict = Literal["yes", "no"]

_SAID = 0.85
"""Share of the claim's words that the sentence must hold to say it, or its opposite."""

_ASKS = Cue(
    r"<asks>|<end>[\s?.!]*$|^<begin> ",
    asks="có phải là | có phải | phải chăng | đúng không | phải không | hay không | hay chưa | có đúng là"
    " | đúng hay sai | is it true that",
    end="không | ko | chưa | không ạ | chưa ạ",
    begin="liệu | có thật | theo bài",
)
_NOT = frozenset({"không", "chưa", "chẳng", "chả", "not", "never"})
_LIGHT = set(syllables("có là được đã đang sẽ các những của và thì mà bị ở tại trong theo việc thuộc tp"))
# Two words of a pair cannot both hold: what is asked by one is denied by the other.
_OPPOSITES = (
    ("trực tiếp", "trực tuyến"),
    ("tăng", "giảm"),
    ("bắt buộc", "tự nguyện"),
    ("miễn phí", "có phí"),
    ("công lập", "tư thục"),
    ("công lập", "ngoài công lập"),
    ("trước", "sau"),
    ("cao hơn", "thấp hơn"),
    ("nhiều hơn", "ít hơn"),
    ("đầu tiên", "cuối cùng"),
)


def verdict_of(question: str, sentence: str, around: str = "") -> Verdict | None:
    """Tell whether the sentence says what a yes-no question asks (yes), denies it (no), or neither (None).

    `around` is what the sentence may rely on: its title and neighbours; words of the claim may stand there, its values
    and the word that is denied must stand in the sentence.
    """
    claim = _ASKS.sub(" ", question)
    wanted = [word for word in content_terms(claim) if word not in _LIGHT and not word[0].isdigit()]
    if not wanted:
        return None
    opposite = _opposite(claim, sentence)
    left_out = set(syllables(opposite)) if opposite else set()
    held = {fold(word) for word in (*syllables(sentence), *syllables(around))}
    asked = [word for word in wanted if word not in left_out]
    if not asked or sum(fold(word) in held for word in asked) < _SAID * len(asked):
        return None
    if any(fold(word) not in held for name in names(claim) for word in syllables(name.text)):
        return None
    if opposite:
        return "no"
    values_agree = _values_agree(claim, sentence)
    if values_agree is None:
        return None
    denied = _denied(sentence, wanted) != _denied(claim, wanted)
    return "yes" if values_agree and not denied else "no" if values_agree or not denied else None


def _opposite(claim: str, sentence: str) -> str | None:
    """Return the words of the claim whose opposite the sentence has instead."""
    asked, said = f" {' '.join(syllables(claim))} ", f" {' '.join(syllables(sentence))} "
    for pair in _OPPOSITES:
        for mine, other in (pair, pair[::-1]):
            if f" {mine} " in asked and f" {mine} " not in said and f" {other} " in said and f" {other} " not in asked:
                return mine
    return None


def _values_agree(claim: str, sentence: str) -> bool | None:
    """Tell whether the sentence has every value of the claim; None where it has none of the kind that is missing."""
    said = values(sentence)
    missing = [value for value in values(claim) if not any(_same(value, other, claim, sentence) for other in said)]
    if not missing:
        return True
    rivals = all(any(_rival(value, other, claim, sentence) for other in said) for value in missing)
    return False if rivals and len(missing) == 1 else None


def _same(one: Value, other: Value, claim: str, sentence: str) -> bool:
    if one.kind == other.kind and one.canonical == other.canonical:
        units = {_word_after(claim, one.end), _word_after(sentence, other.end)} - {""}
        return one.kind != "number" or len(units) < 2  # 600 trường are not 600 thôn
    return {one.kind, other.kind} <= {"date", "month"} and (
        one.canonical.endswith(other.canonical) or other.canonical.endswith(one.canonical)
    )


def _rival(value: Value, other: Value, claim: str, sentence: str) -> bool:
    """Tell whether the sentence counts the same thing: the same kind of value before the same word."""
    if value.kind != other.kind:
        return False
    if value.kind != "number":
        return value.kind in {"percent", "date"}
    unit, counted = _word_after(claim, value.end), _word_after(sentence, other.end)
    return bool(unit) and unit == counted


def _word_after(text: str, at: int) -> str:
    found = re.compile(r"\s*([^\W\d_]+)").match(text, at)
    return fold(found.group(1).lower()) if found else ""


def _denied(text: str, wanted: list[str]) -> bool:
    """Tell whether a word of denial stands right before a word of the claim (one word between at most)."""
    words, asked = syllables(text), {fold(word) for word in wanted}
    return any(
        word in _NOT and any(fold(near) in asked for near in words[at + 1 : at + 3]) for at, word in enumerate(words)
    )
