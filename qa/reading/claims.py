"""What a yes-no question claims: of whom, what, and whether that is a fact, a duty, allowed or possible."""

from dataclasses import dataclass
from typing import Literal

from qa.reading.figures import without_times
from qa.text.accents import fold, is_accented
from qa.text.courtesy import without_courtesy
from qa.text.normal import normalize
from qa.text.phrases import Cue
from qa.text.questions import kind_of
from qa.text.syllables import syllables
from qa.text.whether import AFTER_WONDERING, WONDERING

Mode = Literal["identity", "fact", "duty", "leave", "ability", "figure", "quality"]
"""That it is something ("là"), that it has, does or is done something, must, may, or can; that a figure is its own; or
that it is of a kind, with "là" or without."""

_TAIL = Cue(
    r"(?:[ ,]+(<which>))?[ ,]+(<end>)(?: <polite>)*[\s?.!]*$",
    which="hay | phải | đúng | có phải | có đúng | có hay | hay là | được | có được",
    end="không | ko | hông | chưa | đúng hay sai",
    polite="ạ | à | vậy | nhỉ | hả | thế | nhé | nha | ơi | em | anh | chị | cô | thầy | bạn",
)
# "Trường đóng cửa rồi à?", where nothing else asks. Without marks "a" is "ạ" too: `kind_of` tells.
_WONDER = Cue(
    r"(?<![ ,])[ ,]+<end>(?:,? <polite>)*[\s?.!]*$",
    end=WONDERING,
    polite=AFTER_WONDERING,
    loose=False,
)
_HEAD = Cue(
    r"^(?:<head>[ ,]+)+",
    head="liệu | có phải là | có phải | phải chăng | có đúng là | có đúng | có thật là | có thật | theo bài viết"
    " | theo bài | cho hỏi | xin hỏi | cho em hỏi | cho tôi hỏi",
)
# Its words leave open what is asked, offer a choice, or deny: "Có" to a denial can be taken both ways.
_NO_CLAIM = Cue("<word>", word="gì | nào | ai | bao nhiêu | hay | hoặc | không | ko | chẳng")
_NO_CLAIM_MARKED = Cue(
    "<word>", loose=False, word="đâu | mấy | vì sao | tại sao | ra sao | làm sao | chưa | chả | đừng"
)
_MODES: tuple[Mode, ...] = ("identity", "fact", "duty", "leave", "ability", "fact")
_PIVOT = Cue(
    "(<same>)|(<perhaps>)(?= <place>)|(<duty>)|(<leave>)|(<ability>)|(<verb>)",
    same="có phải là | là",
    perhaps="có phải",
    place="do | của | ở | tại | vì",
    duty="có phải | có bắt buộc phải | có bắt buộc | có cần phải | có cần | bắt buộc phải | đã phải | phải | cần",
    leave="có được phép | có được | được phép | đã được | sẽ được | đang được | được",
    ability="có thể",
    verb="có | đã | sẽ | đang | bị | gồm | đạt | thuộc",
)
LINKS = frozenset({"có", "là", "được", "đã", "đang", "các", "những", "thì", "việc", "cũng", "đều"})
"""Words that may stand between a subject and what is said of it."""
LIGHT = LINKS | {"của", "và", "ở", "tại", "trong", "cho", "với", "này", "đó", "trên", "rằng"}
"""Words that may stand in a sentence or be left out of it without a change of what it claims."""
_BARE_LIGHT = frozenset({"co", "la", "duoc", "da", "dang", "cac", "nhung", "cua", "va", "trong"})


@dataclass(frozen=True, slots=True)
class Claim:
    """The words that count, in order and lower-cased, of the subject (it may be empty) and of what is said of it.

    `bare`: typed without marks, all words are without theirs; `done`: asked is whether it has happened yet; `asked` are
    all words of the question.
    """

    subject: tuple[str, ...]
    predicate: tuple[str, ...]
    mode: Mode
    bare: bool
    done: bool
    asked: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Return all words."""
        return frozenset(self.subject + self.predicate)


def claim_of(question: str) -> Claim | None:
    """Read what a question asks to be confirmed; None where it asks something else, or to confirm a denial."""
    text = normalize(without_courtesy(question)).strip()
    tail = _TAIL.search(text)
    head = _HEAD.search(text)
    wonder = _WONDER.search(text) if tail is None and kind_of(question) == "yes_no" else None
    if tail is None and head is None and wonder is None and "có phải là" not in text.lower():
        return None
    end = tail or wonder
    body = text[head.end() if head else 0 : end.start() if end else len(text)].strip(" ,?.!")
    if _NO_CLAIM.search(body) or (is_accented(body) and _NO_CLAIM_MARKED.search(body)):
        return None
    ends = [fold(part or "").lower() for part in tail.groups()] if tail else ["", ""]
    bare = not is_accented(text)
    done = ends[1] == "chua" or ("da" if bare else "đã") in body.lower().split()
    subject, predicate, mode = _parted(body, ends[0], has_head=head is not None)
    of, told = _words(subject, bare), _words(predicate, bare)
    if not told:
        of, told, mode = (), _words(body, bare), "figure"  # "Tỷ lệ đỗ đạt 98% phải không?"
    return Claim(of, told, mode, bare, done, frozenset(syllables(text))) if told else None


def _parted(body: str, asks: str, *, has_head: bool) -> tuple[str, str, Mode]:
    pivot = _PIVOT.search(body)
    if pivot is None:
        # "Có phải nộp học phí không?" asks for a duty, "Mua sữa ở đây được không?" for leave.
        return "", body, "leave" if asks.endswith("duoc") else "duty" if has_head else "fact"
    group = next(at for at, found in enumerate(pivot.groups()) if found)
    mode, rest = _MODES[group], body[pivot.end() :].strip()
    if mode == "duty" and fold(pivot.group()).lower() == "co phai" and rest[:1].isupper():
        mode = "identity"  # "có phải Giám đốc Sở không"
    if asks.endswith("duoc"):
        mode = "leave"
    return body[: pivot.start()], rest, mode


def _words(text: str, bare: bool) -> tuple[str, ...]:
    light = _BARE_LIGHT if bare else LIGHT
    return tuple(word for word in syllables(without_times(text)) if word not in light and not word[0].isdigit())
