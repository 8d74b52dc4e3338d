"""Whether a Vietnamese question asks yes or no, though a word in it asks for more, or none at all does.

`plain` is a question's words in small letters, one blank between them and at both ends, words of politeness taken off.
"""

import re

from qa.text.accents import is_accented
from qa.text.asking_part import asking_part
from qa.text.english import speaks_english
from qa.text.normal import normalize

# All are compiled at the first question, and kept by `re`: 4 ms that a start without one does not pay.
# "Ai bay chuyến hàng không?" asks who, "có ai bị thương không?" and "ai cũng phải nộp phải không?" whether.
_ASKS = r" (?:nào|nao|gì|gi|ai|đâu|bao nhiêu|bao nhieu|mấy) "
_ANY = r"(?:nào|nao|gì|gi|ai|đâu|dau)"
_SOME = (
    rf" {_ANY}(?: \S+){{0,14}}? (?:cũng|cung) | (?:không|khong|ko|chưa|chẳng)(?: \S+){{0,2}}? {_ANY} "
    rf"| (?:dù|bất kể|bat ke)(?: \S+){{0,6}}? {_ANY} "
)
_ASKS_WHETHER = (
    r" (?:có|co|còn|con|được|duoc)(?: (?:phải|phai)(?: (?!không |khong )\S+){0,3})?(?: (?!không |khong )\S+){0,3}?"
    rf" {_ANY} | {_ANY}(?: \S+){{0,2}}? (?:cũng|cung) | (?:phải|phai) (?:không|khong|ko) $"
)
# At the end of a question: "Em nào nộp trễ cũng được nhận không?", "Máy đã hỏng lần nào chưa?"
NOT = (" không ", " khong ", " ko ", " chưa ", " chua ")
_ASKS_WHETHER_AT_END = (
    rf"{_SOME}| (?:có|co|còn|con|cần|can(?= ai | gi ))(?: (?!không |khong |ko )\S+){{0,24}}? {_ANY} "
    rf"|^(?=.* (?:chưa|chua) $).* (?:đã|da|từng|tung)(?: \S+){{0,24}}? {_ANY} "
)
# "Mấy thầy cô dạy nghề có được trợ cấp không?": some of them, where no other word asks.
_SEVERAL = (
    r"(?<!ngày)(?<!tháng)(?<!thứ)(?<!năm)(?<!lớp) mấy (?!giờ )(?:\S+ ){0,24}?(?:có|đã|đúng không) "
    r"| có (?:được|phải|bị|cần|thể|nên) (?:\S+ ){0,24}?mấy "
)
# "tai nạn hàng không", "nhà máy bỏ không": part of a noun, of a verb
_EMPTY = (
    r"^(?!.* (?:có|co|còn|con|cần|can|đã|da|phải|phai) )"
    r".* (?:hàng|hang|chân|chan|số|so|bỏ|bo|rỗng|rong) (?:không|khong) $"
)
# "Trường đóng cửa rồi à?", with no other question word. Without marks "a" is "ạ" too: "dia chi truong a?" asks where.
WONDERING = "à | hả | hử | hở | ư | chứ"
AFTER_WONDERING = "ạ | em | anh | chị | cô | thầy | bạn | bác | các | mọi người | vậy | nhỉ | trời | ta"
_WONDERS = rf"[^\W_],? (?:{WONDERING.replace(' | ', '|')})(?:,? (?:{AFTER_WONDERING.replace(' | ', '|')})){{0,3}}\W*\Z"
_WONDERS_BARE = r"[^\W\d_],? (?:a|ha) ?\?\W*\Z"
_NAMES_A_TOPIC = (
    r"^ (?:so|ty|ti|dia|hoc phi|le phi|phi|gia|muc|thoi|gio|lich|diem|han|cach|ten|tong|quy|thu"
    r"|dieu kien|ho so|danh sach) "
    r"| (?:vitamin|khoi|nhom|loai|hang|gan|lop|cum|khu|ga|mot|moi|nghin|ngan|trieu|tram|may) $"
)
_SAYS = r" (?:la|deu|cung|duoc|bi(?! thu )|se|phai|da(?! nang | lat )|tang|giam|len|roi) "
_OPEN = (
    r" (?:nào|nao|gì|gi|ai|đâu|(?:o|tai|tu|den|toi|ve|la) dau|bao (?:nhiêu|nhieu|nhiu|giờ|gio|lâu|lau|xa|lớn|lon|cao)"
    r"|bn|nhiêu|mấy|may(?! tinh| moc| bay| loc| lanh)|(?<!ngôi )(?<!bản )(?<!\d )sao(?! chổi| chép)|hay(?! bị| được)"
    r"|liệt kê|kể tên|ke ten) "
    r"|^ (?:cách(?! mạng)|hướng dẫn|quy trình|thủ tục|địa chỉ|địa điểm) (?!.* (?:là|được|bị|đã|phải) )"
)
_LEAST_WONDERED = 3


def asks_whether(plain: str) -> bool:
    """Tell whether no word of a question leaves open what is asked."""
    if re.search(_EMPTY, plain):
        return False
    if re.search(_ASKS, plain) is None or re.search(_ASKS_WHETHER, plain) is not None:
        return True
    if not plain.endswith(NOT):
        return False
    several = set(re.findall(_ASKS, plain)) == {" mấy "} and re.search(_SEVERAL, plain) is not None
    return several or re.search(_ASKS_WHETHER_AT_END, plain) is not None


def wonders(question: str, plain: str) -> bool:
    """Tell whether all that asks in a question is "à" or "hả" at its end; of two words only, it is left open."""
    if plain.count(" ") < _LEAST_WONDERED + 1 or re.search(_OPEN, re.sub(_SOME, " ", plain)) is not None:
        return False
    text = normalize(asking_part(question))
    if is_accented(text):
        return re.search(_WONDERS, text.lower()) is not None
    if re.search(_WONDERS_BARE, text) is None or speaks_english(question):
        return False
    return re.search(_SAYS, plain) is not None or re.search(_NAMES_A_TOPIC, plain) is None
