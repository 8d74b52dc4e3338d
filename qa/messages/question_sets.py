"""What is wrong with a question set or a run of one, and what to do."""

from collections.abc import Mapping

import qa.errors as errors
from qa.evaluation.cases import Problem
from qa.messages.words import Language, Words

PROBLEMS: Mapping[str, Words] = {
    "no_question": Words(
        "không có câu hỏi; hãy điền cột (trường) câu hỏi", "has no question; fill in the question column (field)"
    ),
    "repeated_id": Words(
        "mã «{id}» đã có ở dòng {first}; hãy đổi mã, câu hỏi này chưa được hỏi",
        "repeats the id {id!r} of line {first}; give it another id, this question was not asked",
    ),
    "wrong_type": Words(
        "trường «{field}» có kiểu {kind}; cần chữ hoặc danh sách chữ",
        "field {field!r} is a {kind}; expected text or a list of texts",
    ),
    "not_json": Words(
        "không phải JSON ({reason}); mỗi dòng phải là một đối tượng JSON trọn vẹn",
        "is no JSON ({reason}); each line must be one whole JSON object",
    ),
    "not_object": Words(
        'không phải đối tượng JSON; cần dạng {{"question": ..., "answers": [...]}}',
        'is no JSON object; expected {{"question": ..., "answers": [...]}}',
    ),
    "wrong_encoding": Words(
        "không phải UTF-8 (byte {byte} ở cột {column}); hãy lưu lại tệp dạng UTF-8 (Excel: «CSV UTF-8»)",
        'is not UTF-8 (byte {byte} in column {column}); save the file as UTF-8 (Excel: "CSV UTF-8")',
    ),
    "broken_row": Words(
        "dấu ngoặc kép mở mà không đóng ({reason}); hãy sửa dấu ngoặc kép trong dòng",
        "has a quotation mark that is not closed ({reason}); repair the quotation marks of the row",
    ),
    "too_many_cells": Words(
        "có {cells} ô trong khi tiêu đề có {columns} cột; hãy đặt ô có dấu phân cách trong ngoặc kép",
        "has {cells} cells under {columns} columns; put a cell that holds the delimiter between quotation marks",
    ),
    "bad_paragraph": Words(
        "đoạn văn thiếu «context» dạng chữ hoặc «qas» dạng danh sách", 'needs a text "context" and a list "qas"'
    ),
    "bad_answers": Words(
        "câu hỏi «{id}» cần «answers» dạng danh sách có «text»",
        'question {id!r} needs "answers", a list of {{"text": ...}}',
    ),
    "answer_not_there": Words(
        "đáp án «{answer}» của câu hỏi «{id}» không có trong đoạn văn",
        "answer {answer!r} of question {id!r} does not stand in its paragraph",
    ),
}

LINE = Words("Dòng {line}: {problem}.", "Line {line}: {problem}.")

ERRORS: Mapping[type[Exception], str] = {
    errors.UnknownCaseFile: "{path} không phải bộ câu hỏi thuộc loại đã biết. Cần tệp có đuôi {endings}.",
    errors.CasesBroken: "Không đọc được {path} dạng {kind}: {reason}. Hãy mở tệp bằng chương trình của nó rồi lưu lại.",
    errors.NoQuestionColumn: "{path} có các cột {columns}: hãy đặt tên cột câu hỏi là «câu hỏi» hoặc «question».",
    errors.NoCases: "{path} không có câu hỏi nào dùng được ({count} dòng có lỗi).",
    errors.TooManyCases: (
        "{path} có {count} câu hỏi; ở đây hỏi tối đa {limit} câu. Với bộ lớn hơn hãy dùng lệnh hoidap evaluate."
    ),
    errors.AnotherRun: (
        "{path} đang chứa một lần đánh giá khác ({differs} không khớp). "
        "Hãy chọn thư mục khác, hoặc làm lại từ đầu (--restart)."
    ),
    errors.RunBusy: "Một tiến trình khác đang đánh giá vào {path}. Hãy đợi tiến trình đó xong, hoặc chọn thư mục khác.",
    errors.RunMissing: "Trong {path} không có lần đánh giá nào. Hãy chỉ thư mục kết quả của lệnh hoidap evaluate.",
}


def problem_text(problem: Problem, language: Language) -> str:
    """Say what is wrong with a line and what to do."""
    said = PROBLEMS[problem.code].format(**problem.given)
    line = LINE.format(line=problem.line, problem=said.vi if language == "vi" else said.en)
    return line.vi if language == "vi" else line.en
