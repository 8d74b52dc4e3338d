"""The reasons inside errors, in Vietnamese: what a person can mend is said in full, the rest stays as it came."""

import re

REASONS: tuple[tuple[str, str], ...] = (
    (r"broken front matter: (.*)", "phần đầu tệp (giữa hai dòng ---) sai cú pháp YAML; cần dòng như «title: ...»"),
    (r"the front matter has no keys.*", "phần đầu tệp (giữa hai dòng ---) không có mục nào; cần dòng như «title: ...»"),
    (r"it is no regular file", "không phải tệp thường"),
    (r"broken JSON \((.*)\)", "JSON hỏng ({0}); mỗi dòng phải là một đối tượng JSON trọn vẹn"),
    (r"expected an object with the key 'text'", "cần một đối tượng JSON có trường «text»"),
    (r"expected a string under the key 'text'", "trường «text» phải là một chuỗi chữ"),
    (r"expected text under the key '(.*)'; got (.*)", "trường «{0}» phải là chữ, ở đây là {1}"),
    (r"the id '(.*)' is taken by (.*); give.*", "mã «{0}» đã dùng cho {1}; hãy đặt cho mỗi bài một mã riêng"),
    (r"expected a day .*; got (.*)", "ngày {0} không đọc được; hãy viết dạng 2025-02-20 hoặc 20/2/2025"),
    (r"the directory has neither modules\.json nor config\.json", "thư mục không có modules.json hay config.json"),
    (r"the directory has no config\.json", "thư mục không có config.json"),
    (r"the directory has no tokenizer", "thư mục không có bộ tách từ (tokenizer.json)"),
    (r"its config\.json names (.*), which does not.*", "config.json ghi {0}, không phải loại ...ForQuestionAnswering"),
    (r"it has no weights for (.*)", "thiếu trọng số {0}, chưa được huấn luyện để hỏi đáp"),
    (r"its tokenizer does not tell.*", "bộ tách từ của nó không cho biết vị trí từng mảnh chữ"),
    (r"No such file or directory; expected TOML such as: (.*)", "không có tệp này; cần một tệp TOML, ví dụ: {0}"),
    (r"(.*); expected TOML such as: (.*)", "{0}; cần một tệp TOML, ví dụ: {1}"),
    (r"Permission denied", "không có quyền đọc"),
    (r"Is a directory", "đây là thư mục"),
    (r"Input/output error", "ổ đĩa đọc lỗi"),
)


def in_vietnamese(reason: object) -> str:
    """Return a reason in Vietnamese where it is a known one, as it came otherwise."""
    text = str(reason)
    for pattern, sentence in REASONS:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return text
