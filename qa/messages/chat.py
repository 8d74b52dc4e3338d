"""What the chat page says, in Vietnamese."""

TITLE = "Hỏi Đáp"
PURPOSE = "Đặt câu hỏi bằng tiếng Việt; câu trả lời lấy từ {count} bài viết trong thư viện, kèm trích dẫn nguyên văn."
PURPOSE_EMPTY = "Thư viện chưa có bài viết nào. Hãy thêm bằng lệnh: hoidap index THƯ_MỤC_BÀI_VIẾT"

CHAT_TAB = "Hỏi đáp"
ARTICLES_TAB = "Bài viết"
EXAMPLES_TITLE = "Thử hỏi (có dấu hay không dấu đều được):"
EXAMPLES = (
    "Chủ đề năm học 2023 - 2024 là gì?",
    "10 nhiệm vụ trọng tâm trong năm học 2023 - 2024 gồm những gì?",
    "Ai chủ trì hội nghị của Cụm thi đua số 1?",
    "cum thi dua so 1 gom nhung thanh pho nao",
    "Mưa lũ ở miền Trung gây thiệt hại bao nhiêu?",
    "Học phí đại học năm 2025 là bao nhiêu?",
)
EXAMPLE_ARTICLES = frozenset(
    {
        "muoi-nhiem-vu-trong-tam-2023-2024.md",
        "cum-thi-dua-so-1-nam-hoc-2023-2024.md",
        "ho-tro-hoc-sinh-vung-lu.md",
    }
)
"""The seed articles that answer the examples; a library without them is not asked about them."""
QUESTION_LABEL = "Câu hỏi của bạn"
QUESTION_PLACEHOLDER = "Nhập câu hỏi…"
SUBMIT = "Hỏi"
RESTART = "Cuộc trò chuyện mới"
CONVERSATION = "Cuộc trò chuyện"
CAUTION = "Câu trả lời được chọn tự động từ các bài viết; hãy xem nguồn trước khi dùng."

YOU_ASKED = "Bạn hỏi:"
SEARCHING = "Đang tìm trong các bài viết…"
UNDERSTOOD = "Hiểu câu hỏi là:"
AS_TYPED = "Tìm đúng như đã gõ"
CONFIDENCE = "Độ tin cậy: {level} ({percent}\u00a0%)"
CONFIDENCE_LEVELS = ((0.8, "cao"), (0.5, "trung bình"), (0.0, "thấp"))
"""The least probability of each level, highest first."""
NOT_FOUND = "Không tìm thấy câu trả lời trong các bài viết."
NEAREST = "Gần nhất"
SOURCES = "Nguồn"
SEE_SOURCE = "Xem nguồn {number}"
SOURCE_NUMBER = "Nguồn {number}:"
OPEN_ORIGINAL = "Mở bài gốc"
OPENS_ELSEWHERE = "(mở trong thẻ mới)"
FAILED = "Chưa trả lời được."

LIMITS = "Giới hạn nguồn"
LIMIT_ARTICLES = "Chỉ trong các bài"
LIMIT_ARTICLES_INFO = "Để trống là mọi bài; gõ vài chữ để lọc."
LIMIT_ARTICLES_MANY = "Danh sách có {shown} trong {count} bài; với các bài khác hãy giới hạn bằng nguồn hoặc ngày."
LIMIT_SOURCE = "Nguồn có chữ"
LIMIT_SOURCE_EXAMPLE = "ví dụ: Báo Lào Cai"
LIMIT_SINCE = "Đăng từ ngày"
LIMIT_UNTIL = "đến ngày"
LIMIT_DAY_EXAMPLE = "ngày/tháng/năm"
LIMIT_DAYS_INFO = "Bài không rõ ngày đăng bị bỏ qua khi giới hạn theo ngày."
NO_LIMITS = "Bỏ giới hạn"
LIMITED = "Chỉ tìm trong:"
LIMITED_ARTICLES = "bài {titles}"
LIMITED_MORE = " và {count} bài khác"
LIMITED_SOURCE = "nguồn có «{source}»"
LIMITED_SINCE = "đăng từ {day}"
LIMITED_UNTIL = "đăng đến {day}"

NO_ARTICLES = "Chưa có bài viết nào được lập chỉ mục."
ARTICLE_COUNT = "{count} bài viết đã lập chỉ mục"
ARTICLES_LEFT = "… và {count} bài viết khác."
COLUMN_TITLE = "Tên bài"
COLUMN_SOURCE = "Nguồn"
COLUMN_PUBLISHED = "Ngày đăng"
UNKNOWN = "không rõ"

NEEDS_SCRIPT = "Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại."
BROWSER_WORDS = {
    "Loading...": "Đang mở…",
    "Loading": "Đang mở",
    "Error": "Lỗi",
    "Warning": "Lưu ý",
    "Info": "Thông tin",
    "Success": "Xong",
    "An error occurred.": "Có lỗi xảy ra.",
    "Connection Lost": "Mất kết nối",
    "Connection to the server was lost. Attempting reconnection...": (
        "Mất kết nối tới máy chủ. Đang thử kết nối lại; trang sẽ tự tải lại khi được."
    ),
    "Connection errored out.": "Mất kết nối tới máy chủ. Hãy kiểm tra xem Hỏi Đáp còn chạy không.",
    "Connection errored out. ": "Mất kết nối tới máy chủ. Hãy kiểm tra xem Hỏi Đáp còn chạy không.",
    "Close": "Đóng",
    "More tabs": "Thêm thẻ",
    "No options": "Không có bài nào khớp",
    "Clear": "Xóa",
}
"""What Gradio's own script writes into the page: it has no Vietnamese and takes no locale that it does not ship."""
BROWSER_PATTERNS = (
    (r"^Remove \d+$", "Bỏ"),
    (r"^File\(s\) exceed the maximum allowed size.*", "Tệp quá lớn: tối đa 5 MB."),
    (r"^HTTP 4\d\d: (?=.)", ""),
)
"""Of that, what goes on with numbers, names or our own words: JavaScript patterns and what stands for their match."""
