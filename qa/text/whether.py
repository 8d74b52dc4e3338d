"""Whether a Vietnamese question asks yes or no, though a word in it asks for more, or none at all does.

`plain` is a question's words in small letters, one blank between them and at both ends, words of politeness taken off.
"""

import re

from qa.text.accents import is_accented
from qa.text.asking_part import asking_part
from qa.text.english import speaks_english
from qa.text.normal import normalize

# "Ai bay chuyến hàng không?" asks who, "có ai bị thương không?" and "ai cũng phải nộp phải không?" whether.
_ASKS = re.compile(r" (?:nào|nao|gì|gi|ai|đâu|bao nhiêu|bao nhieu|mấy) ")
_ANY = r"(?:nào|nao|gì|gi|ai|đâu|dau)"
_SOME = (
    rf" {_ANY}(?: \S+){{0,14}}? (?:cũng|cung) | (?:không|khong|ko|chưa|chẳng)(?: \S+){{0,2}}? {_ANY} "
    rf"| (?:dù|bất kể|bat ke)(?: \S+){{0,6}}? {_ANY} "
)
_ASKS_WHETHER = re.compile(
    r" (?:có|co|còn|con|được|duoc)(?: (?:phải|phai)(?: (?!không |khong )\S+){0,3})?(?: (?!không |khong )\S+){0,3}?"
    rf" {_ANY} | {_ANY}(?: \S+){{0,2}}? (?:cũng|cung) | (?:phải|phai) (?:không|khong|ko) $"
)
# At the end of a question: "Em nào nộp trễ cũng được nhận không?", "Máy đã hỏng lần nào chưa?"
NOT = (" không ", " khong ", " ko ", " chưa ", " chua ")
_ASKS_WHETHER_AT_END = re.compile(
    rf"{_SOME}| (?:có|co|còn|con|cần|can(?= ai | gi ))(?: (?!không |khong |ko )\S+){{0,24}}? {_ANY} "
    rf"|^(?=.* (?:chưa|chua) $).* (?:đã|da|từng|tung)(?: \S+){{0,24}}? {_ANY} "
)
# "Mấy thầy cô dạy nghề có được trợ cấp không?": some of them, where no other word asks.
_SEVERAL = re.compile(
    r"(?<!ngày)(?<!tháng)(?<!thứ)(?<!năm)(?<!lớp) mấy (?!giờ )(?:\S+ ){0,24}?(?:có|đã|đúng không) "
    r"| có (?:được|phải|bị|cần|thể|nên) (?:\S+ ){0,24}?mấy "
)
# "tai nạn hàng không", "nhà máy bỏ không": part of a noun, of a verb
_EMPTY = re.compile(
    r"^(?!.* (?:có|co|còn|con|cần|can|đã|da|phải|phai) )"
    r".* (?:hàng|hang|chân|chan|số|so|bỏ|bo|rỗng|rong) (?:không|khong) $"
)
# "Trường đóng cửa rồi à?", with no other question word. Without marks "a" is "ạ" too: "dia chi truong a?" asks where.
WONDERING = "à | hả | hử | hở | ư | chứ"
AFTER_WONDERING = "ạ | em | anh | chị | cô | thầy | bạn | bác | các | mọi người | vậy | nhỉ | trời | ta"
_WONDERS = re.compile(
    rf"[^\W_],? (?:{WONDERING.replace(' | ', '|')})(?:,? (?:{AFTER_WONDERING.replace(' | ', '|')})){{0,3}}\W*\Z"
)
_WONDERS_BARE = re.compile(r"[^\W\d_],? (?:a|ha) ?\?\W*\Z")
_NAMES_A_TOPIC = re.compile(
    r"^ (?:so|ty|ti|dia|hoc phi|le phi|phi|gia|muc|thoi|gio|lich|diem|han|cach|ten|tong|quy|thu"
    r"|dieu kien|ho so|danh sach) "
    r"| (?:vitamin|khoi|nhom|loai|hang|gan|lop|cum|khu|ga|mot|moi|nghin|ngan|trieu|tram|may) $"
)
_SAYS = re.compile(r" (?:la|deu|cung|duoc|bi(?! thu )|se|phai|da(?! nang | lat )|tang|giam|len|roi) ")
_OPEN = re.compile(
    r" (?:nào|nao|gì|gi|ai|đâu|(?:o|tai|tu|den|toi|ve|la) dau|bao (?:nhiêu|nhieu|nhiu|giờ|gio|lâu|lau|xa|lớn|lon|cao)"
    r"|bn|nhiêu|mấy|may(?! tinh| moc| bay| loc| lanh)|(?<!ngôi )(?<!bản )(?<!\d )sao(?! chổi| chép)|hay(?! bị| được)"
    r"|liệt kê|kể tên|ke ten) "
    r"|^ (?:cách(?! mạng)|hướng dẫn|quy trình|thủ tục|địa chỉ|địa điểm) (?!.* (?:là|được|bị|đã|phải) )"
)
_SOMEONE = re.compile(_SOME)
_LEAST_WONDERED = 3


def asks_whether(plain: str) -> bool:
    """Tell whether no word of a question leaves open what is asked."""
    if _EMPTY.search(plain):
        return False
    if _ASKS.search(plain) is None or _ASKS_WHETHER.search(plain) is not None:
        return True
    if not plain.endswith(NOT):
        return False
    several = set(_ASKS.findall(plain)) == {" mấy "} and _SEVERAL.search(plain) is not None
    return several or _ASKS_WHETHER_AT_END.search(plain) is not None


def wonders(question: str, plain: str) -> bool:
    """Tell whether all that asks in a question is "à" or "hả" at its end; of two words only, it is left open."""
    if plain.count(" ") < _LEAST_WONDERED + 1 or _OPEN.search(_SOMEONE.sub(" ", plain)) is not None:
        return False
    text = normalize(asking_part(question))
    if is_accented(text):
        return _WONDERS.search(text.lower()) is not None
    if _WONDERS_BARE.search(text) is None or speaks_english(question):
        return False
    return _SAYS.search(plain) is not None or _NAMES_A_TOPIC.search(plain) is None
