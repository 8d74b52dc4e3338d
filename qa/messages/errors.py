"""What went wrong and what to do, in Vietnamese, one sentence an error class."""

import embeddings.errors as embedding_errors
import qa.errors as errors
from qa.messages.question_sets import ERRORS as QUESTION_SET_SENTENCES
from qa.messages.reasons import in_vietnamese

UNEXPECTED = "Lỗi ngoài dự kiến ({kind}): {error}. Xin báo lại cho nhóm phát triển kèm dòng này."

SENTENCES: dict[type[Exception], str] = {
    errors.UnknownSetting: "Không có thiết lập nào tên «{key}» (trong {where}). Các thiết lập: {known}.",
    errors.SettingOutOfRange: "Thiết lập «{key}» (trong {where}) là {value!r}; cần {expected}.",
    errors.PathMissing: "Không thấy tệp hay thư mục nào ở {path}. Hãy kiểm tra lại đường dẫn tới các bài viết.",
    errors.NothingToIndex: "Trong {path} không có bài viết nào. Cần tệp có đuôi {endings}.",
    errors.FileUnreadable: "Không đọc được {path}: {reason}.",
    errors.NotText: "{path} không phải văn bản (byte 0x{byte:02x} ở vị trí {offset}). Hãy lưu lại dạng UTF-8.",
    errors.WrongEncoding: (
        "{path} không phải UTF-8: byte 0x{byte:02x} ở vị trí {offset}; đã thử cả {tried}. "
        "Hãy mở tệp bằng phần mềm soạn thảo và lưu lại dạng UTF-8."
    ),
    errors.LegacyEncoding: (
        "{path} có vẻ dùng bảng mã cũ {encoding} và đã hỏng một phần (chỉ chuyển được {share} % số chữ). "
        "Hãy lưu lại bản gốc dạng UTF-8."
    ),
    errors.NoText: "Bài viết {path} không có nội dung. Hãy bổ sung nội dung hoặc bỏ tệp này ra.",
    errors.BadRecord: "{path}, dòng {line}: {reason}.",
    errors.EmptyQuestion: "Câu hỏi chưa có chữ nào. Hãy gõ câu hỏi, ví dụ: Năm học 2024 - 2025 có chủ đề gì?",
    errors.QuestionTooLong: "Câu hỏi dài {length} ký tự; tối đa {limit} ký tự. Hãy rút ngắn câu hỏi.",
    errors.DayUnreadable: "«{day}» không phải một ngày. Hãy gõ ngày/tháng/năm, ví dụ: 19/8/2024.",
    errors.DaysReversed: "Ngày bắt đầu {since} ở sau ngày kết thúc {until}. Hãy đổi chỗ hai ngày.",
    errors.PortTaken: (
        "Không mở được {host}:{port}. Có thể một chương trình khác đang dùng cổng {port} (hãy dừng nó hoặc chọn cổng "
        "khác, ví dụ --port 7861), hoặc máy này không có địa chỉ {host} (hãy đổi --host)."
    ),
    errors.LibraryMissing: "Chưa có thư viện ở {path}. Hãy tạo bằng lệnh: hoidap index BÀI_VIẾT --library {path}",
    errors.LibraryLocked: "Một tiến trình khác đang ghi vào {path}. Hãy đợi tiến trình đó xong rồi thử lại.",
    errors.LibraryReadOnly: (
        "Không ghi được vào thư viện ở {path} ({reason}). Hãy cho phép ghi vào thư mục đó, hoặc dùng thư mục khác."
    ),
    errors.LibraryDamaged: (
        "Thư viện ở {path} bị hỏng ({reason}). Hãy chuyển thư mục đó đi chỗ khác rồi lập chỉ mục lại các bài viết."
    ),
    errors.EncoderMismatch: (
        "Thư viện ở {path} được tạo bằng mô hình {stored}, không phải {opened}. "
        "Hãy mở bằng mô hình cũ (--encoder), hoặc lập chỉ mục lại vào thư mục khác."
    ),
    errors.ArticleUnknown: "Không có bài viết «{article_id}» trong {path}. Lệnh hoidap status liệt kê các bài viết.",
    errors.DiskFull: "Ổ đĩa của {path} đã đầy. Dữ liệu cũ còn nguyên; hãy giải phóng chỗ trống rồi chạy lại.",
    embedding_errors.ModelNotFound: (
        "Không có mô hình «{name}»: không phải mô hình đi kèm, không phải thư mục mô hình, "
        "cũng không tải được theo tên ({reason})."
    ),
    embedding_errors.ModelDamaged: (
        "Mô hình ở {path} bị hỏng ({reason}). Hãy xóa thư mục đó, hoặc cài lại gói, rồi chạy lại."
    ),
    embedding_errors.UnknownPooling: (
        "Mô hình ở {path} gộp vectơ theo kiểu {mode!r}; ở đây chỉ biết {known}. "
        "Hãy bỏ thư mục onnx của mô hình để chạy bằng torch."
    ),
    embedding_errors.DiskFull: (
        "Ổ đĩa của {path} không đủ chỗ: cần {needed_mb} MB, còn {free_mb} MB. Hãy giải phóng chỗ trống rồi chạy lại."
    ),
    embedding_errors.MissingPackage: "{needed_for} cần gói {package}. Hãy cài bằng lệnh: pip install {package}",
    embedding_errors.DimensionMismatch: (
        "Chỉ mục chứa vectơ {expected} chiều nhưng nhận {given_dim} chiều. Hãy lập chỉ mục lại bằng một mô hình."
    ),
    embedding_errors.IndexDamaged: (
        "Chỉ mục vectơ ở {path} không đọc được ({reason}). Hãy xóa tệp này; nó sẽ được dựng lại."
    ),
    **QUESTION_SET_SENTENCES,
}


def explain(error: BaseException) -> str:
    """Return what the error says and what to do, in Vietnamese; an unexpected error is named by its class."""
    for kind in type(error).__mro__:
        sentence = SENTENCES.get(kind)
        if sentence is not None:
            given = dict(getattr(error, "given", {}))
            if "reason" in given:
                given["reason"] = in_vietnamese(given["reason"])
            return sentence.format(**given)
    return UNEXPECTED.format(kind=type(error).__name__, error=error)
