"""What a question asks for, read from its question words, and what it is about once they are taken away."""

import re
from functools import lru_cache
from typing import Literal, get_args

from qa.text.accents import fold, is_accented
from qa.text.asking_part import asking_part
from qa.text.courtesy import without_courtesy
from qa.text.english import speaks_english
from qa.text.normal import normalize
from qa.text.syllables import syllables
from qa.text.whether import NOT, asks_whether, wonders

Kind = Literal["fact", "list", "yes_no", "why", "how", "how_many", "when", "who", "where", "comparison"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Phrases = tuple[tuple[Kind, str], ...]
Patterns = tuple[tuple[Kind, re.Pattern[str]], ...]
# In this order, the first that stands in the question says its kind. `^` and `$` are the two ends, `_` is any few words
# between, `__` up to three times as many, `#` a number, `%` that it counts things: "năm" is five and no year, "ba" no
# father; `?` before all that there is no other question word: "mấy bạn" may be a plural, "số tiền ... vào việc gì" asks
# what; `-` that this word does not follow. Every word matches with its marks or, where fewer than half of the
# question's words have any, with none ("nào" and "nao", never "não"); after `=` only as written.
_VIETNAMESE: Phrases = (
    ("comparison", "so sánh | khác nhau | khác gì | khác _ ở điểm nào | giống nhau | giống và khác | hay _ hơn $"),
    ("comparison", "hay _ nhiều hơn | hay _ cao hơn | hay _ ít hơn | hay _ thấp hơn | hay _ sớm hơn | hay _ lớn hơn"),
    # "Sao Hỏa có nước không?" asks of a star.
    ("yes_no", "^ sao __ có _ không $ | ^ sao __ đã _ chưa $ | ^ sao __ đúng không $ | ^ sao __ phải không $"),
    ("why", "tại sao | vì sao | tại vì sao | sao lại | vì đâu | do đâu | nhờ đâu | nhờ vào đâu | ^ sao | do gì"),
    ("why", "lý do nào | lí do nào | lý do gì | lí do gì | lý do _ là gì | vì gì | vì cái gì"),
    ("yes_no", "không $ | ko $ | hông $ | chưa $ | có phải | phải chăng | ^ liệu | ^ có đúng | ^ có thật"),
    ("yes_no", "không =đó $ | không =đấy $ | chưa =đó $ | chưa =đấy $ | không ta $ | chưa ta $ | ^ có __ không hay"),
    ("yes_no", "đúng hay sai | hay không | hay chưa"),
    # After whether: "Mưa có phải là nguyên nhân không?"
    ("why", "nguyên nhân | nguyên do | ^ lý do | ^ lí do | vì lý do | vì lí do"),
    ("when", "mấy giờ | ngày mấy | tháng mấy | thứ mấy | mùng mấy | năm mấy | hồi nào | bao giờ | khi nào | lúc nào"),
    ("when", "ngày nào | năm nào | tháng nào | hôm nào | mùa nào | giờ nào | tuần nào | buổi nào | dịp nào | thời nào"),
    ("when", "ngày bao nhiêu | năm bao nhiêu | tháng bao nhiêu | thời gian nào | thời điểm nào | giai đoạn nào"),
    ("when", "thế kỷ nào | thế kỉ nào | năm học nào | bữa nào"),
    ("how_many", "bao nhiêu | bao nhiu | bn | bao lâu | bao xa | bao lớn | bao cao | mức nào | tỷ lệ nào | ? mấy"),
    # "Thời gian tập sự là bao lâu?", "Quá hạn cuối thì bị phạt bao nhiêu?"
    ("when", "? ^ thời gian | ? ^ thời hạn | ? ^ hạn nộp | ? hạn chót | ? hạn cuối"),
    ("how_many", "? ^ tổng số | ? ^ số -hiệu | ? ^ tỷ lệ | ? ^ tỉ lệ | ? ^ mức giá | ? ^ giá -trị"),
    ("how_many", "? ^ giá trị hợp đồng | ? ^ giá trị gói | ? ^ giá trị mỗi"),
    ("how", "như thế nào | thế nào | như nào | ra sao | làm sao | bằng cách nào | cách nào | bằng gì | cách thức nào"),
    ("list", "những gì | những ai | những đâu | gồm gì | bao gồm | gồm các | gồm có"),
    ("list", "kể tên | liệt kê | kể ra | hãy kể"),
    ("list", "những _ nào | những _ gì | các _ nào | các _ gì | những _ là ai | nêu các | nêu những | đâu là những"),
    (
        "list",
        "có những | ^ # % __ là gì | ^ # % _ nào | ^ hai % __ là gì | ^ ba % __ là gì | ^ bốn % __ là gì"
        " | ^ năm % __ là gì | ^ sáu % __ là gì | ^ bảy % __ là gì | ^ tám % __ là gì | ^ chín % __ là gì"
        " | ^ mười % __ là gì",
    ),
    ("who", "ai | người nào | ông nào | bà nào | ^ vị nào | cô nào | anh nào | chị nào | lãnh đạo nào | tác giả nào"),
    ("who", "cầu thủ nào | nhà khoa học nào | nhân vật nào | ông ấy là ai"),
    ("where", "ở đâu | tại đâu | từ đâu | đến đâu | tới đâu | đâu $ | =đâu | nơi nào | chỗ nào | địa điểm nào"),
    ("where", "địa phương nào | tỉnh nào | thành phố nào | nước nào | quốc gia nào | huyện nào | xã nào | vùng nào"),
    ("where", "khu vực nào | châu lục nào | làng nào | ? ^ địa chỉ | ? ^ địa điểm"),
    ("how", "? ^ cách | ? ^ hướng dẫn | ? ^ quy trình | ? ^ thủ tục"),
    ("list", "^ các"),
)
_NAMED_AI = re.compile(r"\bAi(?= (?:Cập|Cap|Len|Lao)\b)|(?<=\w )Ai(?= [A-ZĐÁÂÚ])|(?<=\w )([A-ZĐ]\w* )Ai\b")
_ENGLISH: Phrases = (
    ("comparison", "compare | difference between | differ from | versus | vs"),
    ("why", "why | what caused | reason for"),
    ("yes_no", "^ is | ^ are | ^ was | ^ were | ^ do | ^ does | ^ did | ^ can | ^ has | ^ have | ^ will | ^ should"),
    ("when", "when | what time | what year | what day | what date | which year | which day"),
    ("how_many", "how many | how much | how long | how far | how old | how tall | how high | how often"),
    ("how_many", "percentage of"),
    ("list", "list | what are | which are"),
    ("who", "who | whom | whose"),
    ("where", "where | which city | which country | what city | what country | which province"),
    ("how", "how"),
)


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_POLITE = _words_in("vậy ạ nhỉ hả thế nhé vay a nhi ha nhe em anh chị cô thầy bạn chi thay ban ta nè nha à ơi")
_STOP_WORDS = _words_in(
    "là của và các những được có cho với tại ở trong từ đến về theo thì mà này đó khi do bị bởi ra vào như hay hoặc gì"
    " nào ai đâu sao bao nhiêu mấy không à ạ vậy nhỉ thế cái việc một vì để đã đang sẽ còn cũng nếu nên trên dưới"
    " bằng"
)
# Without their marks more of them are other words: con, nam, mot and bang stay.
_BARE_STOP_WORDS = _words_in(
    "la cua va cac nhung duoc co cho voi tai o trong tu den ve theo thi ma nay do khi bi boi ra vao nhu hoac gi nao ai"
    " dau sao bao nhieu may khong a vay nhi the vi de da dang se cung neu nen"
)
_ENGLISH_STOP_WORDS = _words_in(
    "the a an of in on at to is are was were do does did for by with from and or what which who whom whose when where"
    " why how many much has have had be been it its that this there"
)
_BETWEEN = r"(?:\S+ ){0,8}?"
_FAR_BETWEEN = r"(?:\S+ ){0,24}?"
_COUNTS = (
    r"(?!\d|(?:năm|nam|tháng|thang|giờ|gio|học|hoc|nay|này|ngoái|ngoai|trước|truoc|sau|tới|toi|qua|vừa|vua|đó|thứ|thu"
    r"|cuối|cuoi|đầu|dau|thành lập|thanh lap|tài chính|tai chinh|sinh(?! viên| vien)|má|ma|mẹ|me|vì|vi|đình|dinh) )"
)
_ALONE = (
    r"^(?!.* (?:nào|nao|ai|đâu|(?:o|tai|tu|den|toi|ve) dau|(?<! dia )chi|ra sao|thế nào) "
    r"|.*(?<! là)(?<! la) (?:gì|gi) )"
)


@lru_cache(maxsize=256)  # 0.13 ms, and an answer asks for it six times: each reader, each sentence chosen
def kind_of(question: str) -> Kind:
    """Tell what a question asks for; it may be typed with marks, without, or in English."""
    patterns, plain = _patterns_and_words(question)
    if wonders(question, plain):
        return "comparison" if is_comparison(question) else "yes_no"
    kinds = (kind for kind, pattern in patterns if pattern.search(plain))
    return next((kind for kind in kinds if kind != "yes_no" or asks_whether(plain)), "fact")


def is_comparison(question: str) -> bool:
    """Tell whether `kind_of` would say "comparison", which it asks first, in a third of its time."""
    patterns, plain = _patterns_and_words(question)
    return any(kind == "comparison" and pattern.search(plain) for kind, pattern in patterns)


def content_terms(question: str) -> list[str]:
    """Give the syllables of a question without question words and stop words; all of them if none would be left."""
    question = without_courtesy(question)
    asked = syllables(question)
    if speaks_english(question):
        stop = _ENGLISH_STOP_WORDS
    else:
        stop = _STOP_WORDS if any(map(is_accented, asked)) else _BARE_STOP_WORDS
    kept = [syllable for syllable in asked if syllable not in stop]
    return kept or asked


def _patterns_and_words(question: str) -> tuple[Patterns, str]:
    question = asking_part(question)
    plain = f" {' '.join(_words(question))} "
    if not plain.endswith(NOT) and speaks_english(question):
        return _compiled(_ENGLISH, marked=True), plain
    return _compiled(_VIETNAMESE, marked=_is_marked(plain)), plain


def _is_marked(plain: str) -> bool:
    """Tell whether a question was typed with its marks: then "gia" is no "giá", and "may" no "mấy"."""
    words = plain.split()
    return 2 * sum(map(is_accented, words)) >= len(words)


def _words(question: str) -> list[str]:
    normal = normalize(question)
    # AI in capitals is no question word where the rest of the question is in small letters, nor is Ai in a name.
    if not normal.isupper():
        normal = re.sub(r"\bAI\b", "trí tuệ nhân tạo", normal if normal.istitle() else _NAMED_AI.sub(r"\1Ái", normal))
    words = syllables(normal)
    while len(words) > 1 and words[-1] in _POLITE:
        words.pop()
    return words


# Compiled at the first question: 20 ms that a start without one does not pay.
@lru_cache(maxsize=3)
def _compiled(table: Phrases, *, marked: bool) -> Patterns:
    return tuple(
        (kind, re.compile("|".join(_phrase(phrase, marked=marked) for phrase in phrases.split(" | "))))
        for kind, phrases in table
    )


def _phrase(phrase: str, *, marked: bool) -> str:
    alone, words = phrase.startswith("? "), phrase.removeprefix("? ").split()
    pieces = "".join(_piece(word, marked=marked) for word in words)
    anywhere = "" if words[0] == "^" else "(?<= )"
    return f"{_ALONE}{'.*' if anywhere else ''}{anywhere}{pieces}" if alone else anywhere + pieces


def _piece(word: str, *, marked: bool) -> str:
    special = {"_": _BETWEEN, "__": _FAR_BETWEEN, "%": _COUNTS, "^": "^ ", "$": "$", "#": r"(?!(?:19|20)\d\d )\d+ "}
    if word in special:
        return special[word]
    if word.startswith("="):
        return f"{word[1:]} "
    if word.startswith("-"):
        return f"(?!{_piece(word[1:], marked=marked)})"
    return f"(?:{word}|{fold(word)}) " if is_accented(word) and not marked else f"{word} "
