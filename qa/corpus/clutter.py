"""What the lines of a saved web page are that belong to the site and not to the story: one table, one word a kind."""

import re
from enum import Enum, auto

_NUMBER = r"\d[\d.,]*"
_DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_TIME = r"(?:\d{1,2}\s*[:hg]\s*\d{0,2}(?::\d{2})?\s*(?:AM|PM|SA|CH|phút)?)"


class Kind(Enum):
    """What a line of the site is."""

    BANNER = auto()
    MENU = auto()
    STAMP = auto()
    UPDATED = auto()
    IMAGE = auto()
    COUNTER = auto()
    TALLY = auto()  # a counter only beside counters: "Tất cả: 8.428"
    PAGER = auto()
    RATING = auto()
    SHARE = auto()
    RELATED = auto()
    MORE = auto()
    COMMENTS = auto()
    IMPRINT = auto()
    CONTACT = auto()


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split("|"))


MENU_WORDS = _words(
    "trang chủ|home|trang nhất|giới thiệu|liên hệ|đăng nhập|đăng ký|đăng xuất|tin tức|tin tức - sự kiện|"
    "tin tức sự kiện|sự kiện|thông báo|báo cáo - thống kê|văn bản|văn bản pháp luật|video|videos|hình ảnh|"
    "thư viện|thư viện ảnh|thư viện video|album ảnh|tài nguyên|tài liệu|sơ đồ site|sơ đồ cổng|sơ đồ trang|"
    "site map|sitemap|rss|english|tiếng việt|tìm kiếm|tìm kiếm nâng cao|hỏi đáp|góp ý|danh mục|chuyên mục|menu|"
    "tra cứu|dịch vụ công|multimedia|podcast|infographic|e-magazine|emagazine|media|diễn đàn|thành viên|"
    "quản lý thành viên|tuyển sinh|thời khóa biểu|lịch công tác|cơ cấu tổ chức|thủ tục hành chính|tin nổi bật|"
    "đọc nhiều|xem nhiều|mới nhất|thời sự|chính trị|kinh tế|xã hội|giáo dục|văn hóa|thể thao|pháp luật|quốc tế|"
    "thế giới|đời sống|du lịch|giải trí|công nghệ|sức khỏe|bạn đọc|kho dữ liệu|elearning|e-learning|hoạt động|"
    "công khai|liên kết website|liên kết web|đối tác|quảng cáo"
)
# A block of short lines is a menu only where one of these is in it.
MENU_CORE = frozenset(("trang chủ", "home", "trang nhất", "liên hệ", "đăng nhập", "tìm kiếm", "sitemap", "rss"))

_SHARE_WORDS = (
    "fb|yt|zl|tw|facebook|twitter|zalo|youtube|tiktok|instagram|linkedin|pinterest|telegram|email|mail|"
    r"print|like|share|tweet|chia sẻ|in bài|in trang|in tin|sao chép|copy|link|lưu tin"
)

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.BANNER, r"banner|logo|header|slide(?:r|show)?|ảnh bìa|advertisement|quảng cáo|skip to (?:main )?content"),
    (Kind.IMAGE, r"[^\n]{0,120}\.(?:jpe?g|png|gif|webp|bmp|svg|jfif)"),
    (
        Kind.STAMP,
        rf"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)\s*[-,|]?\s*)?(?:ngày\s+)?{_DATE}"
        rf"(?:\s*[-,|]?\s*{_TIME})?(?:\s*\(?gmt\s*\+?7\)?)?|{_TIME}\s*[-,|]\s*{_DATE}",
    ),
    (
        Kind.UPDATED,
        rf".{{0,40}}?\b(?:cập nhật(?: lần cuối)?|ngày đăng|đăng ngày|đăng lúc|ngày xuất bản|xuất bản|ngày cập nhật|"
        rf"ngày tạo|thời gian đăng)\s*(?:lúc)?\s*:?\s*(?:{_TIME}\s*[-,|]?\s*)?(?:ngày\s*)?{_DATE}.{{0,20}}",
    ),
    (Kind.COUNTER, rf"{_NUMBER}\s*(?:lượt )?(?:xem|truy cập|đọc|bình luận|người xem|views?)"),
    (
        Kind.COUNTER,
        rf"(?:số |tổng (?:số )?)?(?:lượt|lần) (?:xem|truy cập|đọc|tải|thích|chia sẻ)"
        rf"(?: tin| bài)?\s*:?\s*(?:{_NUMBER})?",
    ),
    (
        Kind.COUNTER,
        rf"(?:đã xem|views?|đang truy cập|đang online|đang trực tuyến|trực tuyến|máy chủ tìm kiếm|khách viếng thăm|"
        rf"thành viên online|tháng hiện tại|tổng lượt truy cập|tổng truy cập)\s*:?\s*{_NUMBER}",
    ),
    (Kind.COUNTER, r"thống kê(?: lượt)? truy cập|lượt truy cập|số người truy cập|bộ đếm"),
    (
        Kind.TALLY,
        rf"(?:hôm nay|hôm qua|tuần này|tuần trước|tháng này|tháng trước|năm nay|trong (?:ngày|tuần|tháng)|tất cả|tổng|"
        rf"tổng số|tổng cộng)\s*:?\s*{_NUMBER}",
    ),
    (
        Kind.PAGER,
        r"(?:(?:trang|page|[«<‹]|đầu|trước|prev)\s*){0,6}1\s+2\s+3(?:\s+\d{1,4})*\s*(?:\.\.\.|…|>+|»|›|sau|tiếp|cuối|"
        r"next|\s)*",
    ),
    (
        Kind.PAGER,
        r"(?:trang (?:trước|sau|tiếp|cuối|đầu)|bài trước|bài sau|previous|next|quay lại|trở về|"
        r"(?:về|lên) đầu trang)",
    ),
    (
        Kind.RATING,
        r"tổng số điểm của bài viết.*|click để đánh giá.*|xếp hạng\s*:.*(?:phiếu|đánh giá|bầu).*|đánh giá bài viết.*|"
        r"\d[\d.,]*\s*(?:/\s*\d+\s*)?(?:trong\s+)?\(?\d+\s*(?:đánh giá|phiếu bầu|bình chọn)\)?|[★☆⭐\s]{3,}",
    ),
    (
        Kind.SHARE,
        rf"(?:{_SHARE_WORDS})(?:[\s,:|+]+(?:{_SHARE_WORDS}))+|chia sẻ(?: bài viết| tin| trên| facebook| qua|"
        rf" với bạn bè)*|facebook|sắp xếp theo.{{0,40}}|in (?:bài viết|trang này|tin này)|gửi (?:email|"
        rf"bài viết)(?: cho bạn bè)?|nghe (?:đọc )?bài.{{0,20}}|cỡ chữ.{{0,20}}|theo dõi .{{0,40}}google news|"
        rf"fanpage.{{0,60}}|bạn đã không sử dụng site.*|hãy đăng nhập.*|vui lòng đăng nhập.*|copy(?:right)? link|"
        rf"tải (?:về|xuống)|xem bản in|a[-−–]\s*a?\s*a\+",
    ),
    (
        Kind.RELATED,
        r"(?:các )?(?:tin|bài|bài viết|tin bài|tin tức|bài đăng)(?: bài| viết)? (?:cùng (?:chuyên mục|chủ đề|mục|"
        r"loại)|liên quan|khác|đã đưa|cũ hơn|mới hơn|mới nhất|đọc nhiều|nổi bật|xem nhiều|tiếp theo)|"
        r"những tin (?:mới|cũ) hơn|(?:các )?tin khác|có thể bạn (?:quan tâm|sẽ thích|thích)|bạn có thể quan tâm|"
        r"cùng chuyên mục|cùng chủ đề|tin đọc nhiều|đọc nhiều nhất|xem nhiều nhất|tin mới nhận|tin mới|liên quan|"
        r"chủ đề liên quan|văn bản liên quan|các tin đã đưa",
    ),
    (
        Kind.MORE,
        r"(?:>+\s*|»\s*)?(?:xem thêm|đọc thêm|xem tiếp|mời (?:bạn )?xem thêm|đọc tiếp|xem chi tiết)"
        r"(?:\s*:.{0,200}|\s*(?:>+|»|…|\.\.\.))?"
        r"|(?:từ khóa|tags?|thẻ)\s*:.{0,300}|(?:từ khóa|tags?|thẻ)",
    ),
    (
        Kind.COMMENTS,
        r"ý kiến (?:bạn đọc|của bạn|độc giả)(?:\s*\(\d+\))?|(?:gửi |viết |thêm )?bình luận(?: của bạn)?(?:\s*\(\d+\))?|"
        r"gửi phản hồi|gửi ý kiến.{0,30}|(?:\d+|chưa có|hiện chưa có) (?:bình luận|ý kiến|phản hồi).{0,20}|"
        r"để lại bình luận.{0,30}",
    ),
    (
        Kind.IMPRINT,
        r"cơ quan chủ quản\b.*|(?:giấy phép|gp)(?: thiết lập| hoạt động| xuất bản)?.{0,80}\bsố\b.{0,30}(?:/gp|gp-).*|"
        r"đơn vị quản lý\s*:.*|(?:©|\(c\)|copyright|bản quyền)\b.*|©.*|.{0,3}ghi rõ nguồn\b.*|tổng biên tập\s*:.*|"
        r"chịu trách nhiệm (?:chính|nội dung|xuất bản).*|(?:thiết kế|phát triển|xây dựng|vận hành) bởi\b.*|"
        r"powered by.*|.{0,40}giữ bản quyền.*",
    ),
    (
        Kind.CONTACT,
        r"(?:điện thoại|đt|tel|sđt|hotline|đường dây nóng|fax|e-?mail|địa chỉ|trụ sở|website|tòa soạn|"
        r"số điện thoại)\b[^:]{0,30}:.*",
    ),
)
_TABLE = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_DECORATION = " \t•●▪-–—*·»>|:.…#👨👩🕒📅👁⏰🗓🔗💬"
_SEPARATOR = re.compile(r"\s*(?:[|»›>/•·]+)\s*")


def kind_of(line: str) -> Kind | None:
    """Return what the line is if it belongs to the site, None for a line of the story (and for an empty one)."""
    if not line or len(line) > 400:
        return None
    core = line.strip(_DECORATION)
    for kind, pattern in _TABLE:
        if pattern.fullmatch(line) or (core and pattern.fullmatch(core)):
            return kind
    return Kind.MENU if is_menu(core) else None


def is_menu(core: str) -> bool:
    """Tell whether a line is a word of a menu, or a bar of them such as "Trang chủ » Tin tức » Giáo dục"."""
    pieces = [piece.strip().lower() for piece in _SEPARATOR.split(core) if piece.strip()]
    known = sum(piece in MENU_WORDS for piece in pieces)
    return known == 1 == len(pieces) or (known >= 2 and known * 2 >= len(pieces))
