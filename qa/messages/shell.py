"""What the shell says, in Vietnamese."""

import click

USAGE = "Cách dùng: "
OPTIONS = "Tùy chọn"
COMMANDS = "Lệnh"
HELP_OPTION = "Hiện trang trợ giúp này rồi thoát."
TRY_HELP = "Xem hướng dẫn: {path} --help"
DID_YOU_MEAN = " Có phải bạn muốn gõ: {possibilities}?"
INTERRUPTED = "Đã dừng theo yêu cầu. Những gì đã lưu vẫn còn nguyên."

USAGE_ERRORS: dict[type[Exception], str] = {
    click.NoSuchCommand: "Không có lệnh «{command_name}».",
    click.NoSuchOption: "Không có tùy chọn «{option_name}».",
    click.MissingParameter: "Thiếu tham số {name}.",
    click.BadParameter: "Tham số {name} không hợp lệ: {message}",
    click.BadOptionUsage: "Tùy chọn «{option_name}» dùng sai: {message}",
    click.UsageError: "Lệnh gõ chưa đúng: {message}",
}

SINCE_AFTER_UNTIL = "ngày bắt đầu sau ngày kết thúc; hãy đổi chỗ hai ngày"

NOT_FOUND = "Không tìm thấy câu trả lời trong các bài viết."
NEAREST = "Những đoạn gần nhất:"
SOURCES = "Nguồn:"
UNDERSTOOD = "Hiểu câu hỏi là: {question}"
CONFIDENCE = "Độ tin cậy: {percent} %"
NO_HITS = "Thư viện chưa có bài viết nào. Hãy thêm bằng lệnh: hoidap index THƯ_MỤC_BÀI_VIẾT"

INDEXING = "Lập chỉ mục"
PASSAGES = " đoạn"
PREPARING_MODEL = "Chuẩn bị mô hình (chỉ lần đầu)"
INDEXED = (
    "Đã lập chỉ mục vào {library}: {added} bài mới, {replaced} bài thay, {unchanged} bài giữ nguyên; "
    "{passages} đoạn, mã hóa mới {embedded} đoạn."
)
VANISHED = "Đã bỏ {count} bài không còn tệp, hoặc không còn trong tệp: {names}"
SKIPPED = "Bỏ qua: {reason}"
SKIPPED_TOTAL = "{count} tệp hoặc bản ghi bị bỏ qua; phần còn lại đã được lập chỉ mục."
REMOVED = "Đã bỏ bài viết «{article_id}»."

STATUS = """Thư viện: {library}
Bài viết: {articles}   Đoạn: {passages}   Thế hệ: {generation}
Mô hình: {encoder}
Dung lượng: {size:.1f} MB"""

EVALUATING = "Chấm điểm"
QUESTIONS = " câu"
CASES_SKIPPED = "{count} dòng của bộ câu hỏi không dùng được; phần còn lại đã được hỏi. {first}"
EVALUATED = "{name}: {asked}/{total} câu đã hỏi."
EVALUATION_STOPPED = "Đã dừng giữa chừng; chạy lại đúng lệnh này để hỏi tiếp."
REPORT_AT = "Báo cáo: {path}"

SERVING = "Hỏi Đáp đang chạy ở http://{host}:{port} (nhấn Ctrl-C để dừng)"
