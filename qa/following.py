"""A follow-up question -> the whole question, completed by rules from the questions before it.

Four ways, the first that applies: "Còn X thì sao?" asks the last question again with X in place of its like; "Nó ...?"
and "Hội nghị đó ...?" are given what they point at; "Ai chủ trì?", which says nothing of its own, is given the topic;
"Số giáo viên?", which names nothing, is put into the frame of the conversation (its place, event and time), as are
longer questions where the library bears it out. Everything else asks anew and stays as it is, to the letter.
"""

import re
from collections.abc import Sequence

from qa.framing import EVENTS, inherited, topic
from qa.relative import next_of, with_year
from qa.shifting import shifted
from qa.text.accents import fold, is_accented
from qa.text.document_numbers import documents_in
from qa.text.english import speaks_english
from qa.text.laws import named_law
from qa.text.names import is_surname, names
from qa.text.normal import normalize
from qa.text.numbers import values
from qa.text.phrases import Cue
from qa.text.questions import kind_of
from qa.text.times import times_in
from qa.text.topics import (
    capitalised,
    has_question_word,
    has_topic,
    own_words,
    statement_of,
    uncapitalised,
)

_REMEMBERED = 8  # questions back: what was asked earlier than that is no topic any more
_MOST_OWN = 2  # syllables: one word of its own (học sinh) leaves a question open, two words make a topic
_MOST_LISTED = 3  # syllables beside an ordinal: "nhiệm vụ cuối cùng"
_MOST_AFTER = 5  # syllables that "Nó ..." may add; in longer questions the pronoun mostly points within
_END = " ?.!"

_MORE = Cue(
    r"<more>(?: <it>)?(?: <polite>)*[ ?.!]*",
    more="kể thêm | nói thêm | nói rõ hơn | giải thích thêm | chi tiết hơn | cụ thể hơn | rõ hơn | còn gì nữa"
    " | gì nữa | tiếp"
    " | thêm nữa | kể tiếp | tell me more | more | more details | go on | anything else | what else",
    it="về nó | về điều đó | về việc đó | về chuyện đó | nữa | about it | about that",
    polite="đi | không | được không | nhé | nha | ạ | với | please",
)
_GREETS = Cue(
    r"^<greets>[ \w]*[.!]*$", greets="xin chào | chào | cảm ơn | cám ơn | tạm biệt | hello | hi | thanks | thank you"
)
_LEAD = Cue(r"^(?:<lead>[ ,]+)+", lead="thế | vậy | và | thế còn | thế thì | vậy thì | rồi | and | so | then")
_IS_DEFINED = Cue(r"<what>[ ?.!]*$|^<whatis>", what="là gì | nghĩa là gì | là cái gì", whatis="what is | who is")
_ORDINAL = Cue(r"<order> \w+|<last>", order="thứ", last="đầu tiên | cuối cùng | tiếp theo")
_BE = Cue(
    r"^(.*\S) (<be>.*)$",
    be="là gì | là ai | là bao nhiêu | là khi nào | là ở đâu | là ngày nào | là những ai | là những gì",
)

_NOUNS = (
    f"{EVENTS} | sở | bộ | cơ quan | đơn vị | công ty | tổ chức | cụm | trường | ngôi trường | nhà trường | đại học"
    " | nhiệm vụ | đội"
    " | việc | điều | vấn đề | chuyện | câu chuyện | tỷ lệ | con số | chính sách | quyết định"
    " | thông tư | công văn | chỉ thị | văn bản | luật"
)
_PLACES = "tỉnh | thành phố | huyện | xã | phường | địa phương | vùng | nước | ở | tại | nơi"
_TIMES = "năm học | năm | ngày | tháng | học kỳ | hôm | lúc | khi"
_THAT = Cue(
    r"(<noun>) <that>|<those> (<event>)",
    loose=False,
    noun=f"{_NOUNS} | {_PLACES} | {_TIMES}",
    that="đó | này | ấy | đấy | kia | nói trên | vừa rồi",
    those="that | this | the same",
    event="meeting | conference | event | forum | workshop | school | university | province | city | year | programme"
    " | program | project",
)
_IS_AT = Cue("<at>", at="ở | tại | nơi")
_IS_PLACE = Cue("<place>", place=_PLACES)
_IS_TIME = Cue("<time>", time=_TIMES)
# "Tháng đó" is no year; what is not told here may be any time.
_FITTING = {"nam": ("year", "schoolyear"), "thang": ("month",), "ngay": ("date",), "hom": ("date",)}
_PERSON = Cue(
    # A title alone is one only with its mark: "co" is có as well.
    r"<person>|(?<=của )(?=\w*[^\W\da-z_])<title>(?= |$)|^(?=\w*[^\W\da-z_])<who>(?= (?!<kin>))",
    loose=False,
    person="ông ấy | bà ấy | cô ấy | anh ấy | chị ấy | thầy ấy | em ấy | người ấy | người này | người đó"
    " | ông ta | bà ta"
    " | cô ta | anh ta | ông này | bà này | vị này | đồng chí ấy | đồng chí đó | đồng chí này | cậu ấy",
    title="ông | bà | cô | anh | chị",
    who="ông | bà | cô",
    kin="gái | trai | hiệu | bé | dâu | nội | ngoại | mẹ | con | già | chủ | bà | giáo | tổ | lão | dì | chú | và",
)
_IT = Cue(
    # "ho" without its mark is hồ, hỗ, hộ, hồ sơ as well.
    r"<it>|(?<!dòng )(?<!tên )(?<!cùng )(?<!một )(?<!gia )(?=\w*[^\W\da-z_])<they>(?! hàng| tên| nhà| và tên)"
    r"|^<that>(?= là )",
    loose=False,
    it="nó | chúng",
    they="họ",
    that="đó | đây",
)
_NUMBERED = re.compile(r"\d[-/][^\W\d_]", re.IGNORECASE)
_ENGLISH_IT = Cue(r"<it>(?! take)", it="it | its | they | them | their | he | she | him | his | her")


def complete(question: str, before: Sequence[str]) -> str:
    """Return the first of `readings`: what words alone tell."""
    return readings(question, before)[0]


def readings(question: str, before: Sequence[str]) -> tuple[str, ...]:
    """Return a question as it may be meant after those before it (as they were understood, the latest last).

    One reading where words leave no doubt; else the question as typed and then completed: what the library holds
    decides. Without questions before it, it comes back unchanged. Takes time linear in the question
    and in the last eight before it.
    """
    asked = normalize(question).strip()
    past = [normalize(one).strip() for one in before[-_REMEMBERED:]]
    if past and (dated := with_year(asked, past[-1])) != asked:
        question = asked = dated
    if not past or not asked or _GREETS.search(asked):
        return (question,)
    if _MORE.fullmatch(fold(asked)):  # "ke them" may have come back as "kế thêm"
        return (f"{asked.rstrip(_END)}: {past[-1]}",)
    if completed := next_of(asked, past[-1]) or shifted(asked, past[-1]):
        return (completed,)
    plain = _LEAD.sub("", asked)
    if completed := _referring(plain, past) or _bare(plain, past):
        return (completed,)
    return _inheriting(question, plain, past)


def _referring(asked: str, past: list[str]) -> str:
    """Put what a pronoun or "hội nghị đó" points at in its place; empty if none points out of the question."""
    that = _THAT.search(asked)
    if that and not _names_itself(asked, that) and (is_accented(asked) or _says_little(asked, _MOST_AFTER)):
        return _put(asked, that, _meant(that, past))
    pronoun = _PERSON.search(asked)
    if pronoun and not names(asked[: pronoun.start()]) and not _is_title(asked, pronoun):
        return _put(asked, pronoun, _person(past[-1]))
    it = _ENGLISH_IT.search(asked) if speaks_english(asked) else _IT.search(asked)
    if (
        it
        and not is_surname(asked[it.end() :].split())
        and _says_little(asked[: it.start()])
        and _says_little(asked[it.end() :], _MOST_AFTER)
    ):
        return _put(asked, it, topic(past))
    return ""


def _says_little(text: str, most: int = _MOST_OWN) -> bool:
    return not names(text) and len(own_words(text)) <= most


def _is_title(asked: str, pronoun: re.Match[str]) -> bool:
    # "Ông Trần Văn Lâu", "ông trần văn lâu", "Cô gái Bắc Hà": the person is named.
    return " " not in pronoun.group() and (has_topic(asked) or is_surname(asked[pronoun.end() :].split()))


def _names_itself(asked: str, that: re.Match[str]) -> bool:
    noun, before = (that.group(1) or that.group(2)).lower(), asked[: that.start()]
    named = [name for name in names(before) if name.kind == "place" or not _IS_PLACE.fullmatch(noun)]
    return noun in before.lower() or (bool(named) and _IS_AT.search(noun) is None)


def _meant(that: re.Match[str], past: list[str]) -> str:
    noun, about = that.group(1) or that.group(2), topic(past)
    places = [name.text for name in names(past[-1]) if name.kind == "place"]
    fitting = _FITTING.get(fold(noun).lower())
    times = [time.text for time in times_in(past[-1]) if fitting is None or time.kind in fitting]
    if document := _document(noun, past[-1]):
        return document
    if _IS_PLACE.fullmatch(noun) and places:
        return f"{noun} {places[-1]}"
    if _IS_TIME.fullmatch(noun) and times:
        time = times[-1] if noun.lower() in times[-1].lower() else f"{noun} {times[-1]}"
        return f"{time} ở {places[-1]}" if places and not names(that.string) else time
    if _IS_AT.fullmatch(noun):
        return about
    if _IS_TIME.fullmatch(noun) and times_in(past[-1]) and kind_of(past[-1]) != "when":
        return ""
    return about if fold(noun).lower() in fold(about).lower() else f"{noun} {about}"


def _document(noun: str, last: str) -> str:
    """Name the document of a question that "thông tư này" or "văn bản đó" points at; empty if there is none."""
    named = [last[one.start : one.end] for one in documents_in(last)]
    fitting = [name for name in named if fold(noun).lower() in ("van ban", fold(name).lower()[: len(noun)])]
    if fitting or fold(noun).lower() not in ("luat", "van ban"):
        return fitting[-1] if fitting else ""
    return named_law(last)


def _person(last: str) -> str:
    """Name the person a question was about, or "người" and what it said of the one it asked for."""
    persons = [name.text for name in names(last) if name.kind == "person"]
    if persons:
        return persons[-1]
    said = statement_of(last)
    return f"người {said}" if kind_of(last) == "who" else said


def _bare(asked: str, past: list[str]) -> str:
    """Give a question without a word of its own ("Ai chủ trì?", "Nhiệm vụ thứ tám là gì?") the topic."""
    own, listed = own_words(asked), _ORDINAL.search(asked) is not None
    if not (has_question_word(asked) or listed) or has_topic(asked) or len(own) > (_MOST_LISTED if listed else 0):
        return ""
    stem, about = asked.rstrip(_END), topic(past)
    if not about:
        return ""
    if kind_of(asked) == "why" and len(stem.split()) <= 3:
        return f"{capitalised(stem)} {statement_of(past[-1])}?"
    return capitalised(_joined(stem, about)) + "?"


def _inheriting(question: str, asked: str, past: list[str]) -> tuple[str, ...]:
    """Put a question into the frame of the conversation, or leave it, or both where words do not tell.

    One or two syllables of its own ask of what was spoken of; more may as well open a new topic.
    """
    about, own = inherited(asked, past), own_words(asked)
    if not about or _defines(asked, own) or _stands_alone(asked):
        return (question,)
    completed = capitalised(_joined(asked.rstrip(_END), about)) + "?"
    return (completed,) if len(own) <= _MOST_OWN and not has_topic(asked) else (question, completed)


def _stands_alone(asked: str) -> bool:
    """Tell whether a question names a thing ("python", "Nghị quyết 29-NQ/TW"), or says much in English."""
    named = has_topic(asked) and not values(asked) and not names(asked)
    return named or _NUMBERED.search(asked) is not None or (speaks_english(asked) and len(own_words(asked)) > _MOST_OWN)


def _defines(asked: str, own: list[str]) -> bool:
    # "Học bạ là gì?" asks anew; "Nhiệm vụ thứ tám là gì?" does not say of which list.
    return bool(own) and _IS_DEFINED.search(asked) is not None and _ORDINAL.search(asked) is None


def _joined(stem: str, about: str) -> str:
    if be := _BE.search(stem):
        return f"{be.group(1)} của {about} {be.group(2)}"
    head = next((noun for noun in _NOUNS.split(" | ") if re.match(rf"{noun}\b", stem, re.IGNORECASE)), "")
    if head and head in about.lower():
        return f"{about}{stem[len(head) :]}"
    last = stem.lower().rpartition(about.lower().split()[0])
    if last[1] and about.lower().startswith(last[1] + last[2]):  # "Ai kết luận hội nghị" + "hội nghị sơ kết"
        return stem[: len(last[0])] + about
    if not has_question_word(stem):
        return f"{stem} của {about}"
    return f"{about} {uncapitalised(stem)}" if len(stem.split()) <= 3 and not own_words(stem) else f"{stem} {about}"


def _put(asked: str, at: re.Match[str], meant: str) -> str:
    if not meant:
        return ""
    ending = "" if asked.endswith("?") else "?"
    return capitalised(asked[: at.start()] + meant + asked[at.end() :].rstrip()) + ending
