import codecs
import json

import openpyxl
import pytest

from qa.errors import CasesBroken, NoCases, NoQuestionColumn, PathMissing, UnknownCaseFile
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import Case
from qa.messages.question_sets import problem_text


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def said(case_set):
    return [(problem.line, problem.code) for problem in case_set.problems]


def test_jsonl_keeps_every_field(tmp_path):
    line = {
        "id": "a",
        "question": "Ai?",
        "answers": ["Lan", "Mai"],
        "all": True,
        "article": "bai.md",
        "quote": ["Lan và", "Mai."],
        "kind": "list",
        "style": "plain",
    }
    (case,) = read_cases(written(tmp_path, "q.jsonl", json.dumps(line))).cases
    assert case == Case("a", "Ai?", ("Lan", "Mai"), True, "bai.md", ("Lan và", "Mai."), "list", "plain", 1)


def test_jsonl_without_answers_is_unscored_and_with_none_of_them_is_unanswerable(tmp_path):
    cases = read_cases(written(tmp_path, "q.jsonl", '{"question": "A?"}\n{"question": "B?", "answers": []}\n')).cases
    assert [(case.id, case.answers) for case in cases] == [("#1", None), ("#2", ())]


def test_jsonl_broken_lines_are_told_and_the_rest_is_read(tmp_path):
    lines = [
        '{"id": "1", "question": "Một?"}',
        '{"id": "2", "question": ',
        "[1, 2]",
        '{"id": "3", "answers": ["x"]}',
        '{"id": "1", "question": "Lặp?"}',
        '{"id": "4", "question": {"vi": "?"}}',
        "",
        '{"id": "5", "question": "Năm?"}',
    ]
    case_set = read_cases(written(tmp_path, "q.jsonl", "\n".join(lines)))
    assert [(case.id, case.line) for case in case_set.cases] == [("1", 1), ("5", 8)]
    assert said(case_set) == [
        (2, "not_json"),
        (3, "not_object"),
        (4, "no_question"),
        (5, "repeated_id"),
        (6, "wrong_type"),
    ]


def test_jsonl_line_of_another_encoding_is_told_by_byte_and_column(tmp_path):
    content = '{"question": "Đúng?"}\n'.encode() + '{"question": "café?"}\n'.encode("cp1258")
    case_set = read_cases(written(tmp_path, "q.jsonl", content))
    assert [case.question for case in case_set.cases] == ["Đúng?"]
    # é is the byte E9 in cp1258; `{"question": "caf` has 17 characters before it
    assert case_set.problems[0].given == {"byte": "0xe9", "column": 18}
    assert problem_text(case_set.problems[0], "en") == (
        'Line 2: is not UTF-8 (byte 0xe9 in column 18); save the file as UTF-8 (Excel: "CSV UTF-8").'
    )
    assert problem_text(case_set.problems[0], "vi").startswith("Dòng 2: không phải UTF-8 (byte 0xe9 ở cột 18)")


def test_question_is_asked_as_it_was_typed(tmp_path):
    decomposed = "Hô\u0300 Gươm ở đâu?"
    (case,) = read_cases(written(tmp_path, "q.jsonl", json.dumps({"question": decomposed}))).cases
    assert case.question == decomposed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.csv", "question,answers,article\nAi?,Lan|Mai,bai.md\n"),
        ("q.csv", "Câu hỏi;Đáp án;Nguồn\nAi?;Lan|Mai;bai.md\n"),
        ("q.csv", "cau_hoi,DAP AN,Bài viết\r\nAi?,Lan | Mai,bai.md\r\n"),
        ("q.tsv", "CÂU HỎI\tCâu trả lời\tnguồn\nAi?\tLan|Mai\tbai.md\n"),
        ("q.csv", codecs.BOM_UTF8 + "câu hỏi,đáp án,nguồn\nAi?,Lan|Mai,bai.md\n".encode()),
        ("q.csv", "câu hỏi\tđáp án\tnguồn\nAi?\tLan|Mai\tbai.md\n".encode("utf-16")),
        ("q.csv", 'question,answers,article\nAi?,"[""Lan"", ""Mai""]",bai.md\n'),
    ],
)
def test_table_headers_and_delimiters_of_both_languages_are_understood(tmp_path, name, content):
    (case,) = read_cases(written(tmp_path, name, content)).cases
    assert case == Case("#2", "Ai?", ("Lan", "Mai"), article="bai.md", line=2)


def test_table_with_an_empty_answer_among_answers_means_unanswerable(tmp_path):
    cases = read_cases(written(tmp_path, "q.csv", "question,answers\nA?,x\nB?,\n")).cases
    assert [case.answers for case in cases] == [("x",), ()]


def test_table_without_any_answer_is_unscored(tmp_path):
    cases = read_cases(written(tmp_path, "q.csv", "question,answers\nA?,\nB?,\n")).cases
    assert [case.answers for case in cases] == [None, None]


def test_table_rows_that_cannot_be_read_are_told_by_line(tmp_path):
    rows = [
        "id,question,answers",
        '1,"Hai',  # a quoted cell over two lines: the row begins on line 2
        'dòng?",x',
        "2,Ba?,x,y",
        '3,"Mở?,x',
        "4,,x",
        "5,Sáu?,x",
    ]
    case_set = read_cases(written(tmp_path, "q.csv", "\n".join(rows)))
    assert [(case.question, case.line) for case in case_set.cases] == [("Hai\ndòng?", 2), ("Sáu?", 7)]
    assert said(case_set) == [(4, "too_many_cells"), (5, "broken_row"), (6, "no_question")]


def test_table_row_of_another_encoding_is_told_and_the_rest_is_read(tmp_path):
    content = "question\nMột?\n".encode() + "café?\n".encode("cp1258") + b"Ba?\n"
    case_set = read_cases(written(tmp_path, "q.csv", content))
    assert [case.question for case in case_set.cases] == ["Một?", "Ba?"]
    assert said(case_set) == [(3, "wrong_encoding")]


def test_table_without_a_question_column_names_the_columns_it_has(tmp_path):
    with pytest.raises(NoQuestionColumn, match="has the columns tên, đáp án: name the one with the questions"):
        read_cases(written(tmp_path, "q.csv", "tên,đáp án\nLan,x\n"))


def test_workbook_cells_become_text_as_a_reader_sees_them(tmp_path):
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["Câu hỏi", "Đáp án", "Tất cả"])
    book.active.append(["Bao nhiêu?", 1200000, None])
    book.active.append(["Khi nào?", datetime(2024, 8, 19), "x"])
    book.active.append(["Điểm?", 8.5, None])
    book.save(tmp_path / "q.xlsx")
    cases = read_cases(tmp_path / "q.xlsx").cases
    assert [(case.answers, case.all_needed, case.line) for case in cases] == [
        (("1200000",), False, 2),
        (("19/8/2024",), True, 3),
        (("8.5",), False, 4),
    ]


@pytest.mark.parametrize(("name", "kind"), [("q.xlsx", "XLSX"), ("q.json", "JSON")])
def test_file_that_is_not_what_it_is_called_is_refused(tmp_path, name, kind):
    with pytest.raises(CasesBroken, match=f"cannot be read as {kind}"):
        read_cases(written(tmp_path, name, "{ no such thing"))


def test_unknown_ending_missing_file_and_empty_file_are_refused(tmp_path):
    with pytest.raises(UnknownCaseFile, match=r"expected a file ending in \.jsonl, \.csv, \.tsv, \.xlsx, \.json"):
        read_cases(tmp_path / "q.docx")
    with pytest.raises(PathMissing):
        read_cases(tmp_path / "q.csv")
    with pytest.raises(NoCases, match="0 lines with problems, the first: the file is empty"):
        read_cases(written(tmp_path, "q.jsonl", "\n\n"))
    with pytest.raises(NoCases, match="1 lines with problems, the first: Line 1: is no JSON"):
        read_cases(written(tmp_path, "q.jsonl", "question?\n"))


def squad(context, *qas, **more):
    return {"version": "1.1", "data": [{"title": "T", "paragraphs": [{"context": context, "qas": list(qas), **more}]}]}


def test_squad_paragraphs_become_articles_and_the_answer_s_sentence_the_quote(tmp_path):
    context = "Sông Hồng dài 1.149 km. Sông chảy qua Hà Nội."
    qas = (
        {"id": "1", "question": "Qua đâu?", "answers": [{"text": "Hà Nội", "answer_start": 38}]},
        {"id": "2", "question": "Sâu?", "answers": [], "is_impossible": True},
    )
    content = json.dumps(squad(context, *qas, sentence_breaks=[[0, 23], [24, 45]]))
    case_set = read_cases(written(tmp_path, "q.json", content))
    assert [(article.id, article.text) for article in case_set.articles] == [("T #1", context)]
    assert case_set.cases == (
        Case("1", "Qua đâu?", ("Hà Nội",), article="T #1", quotes=("Sông chảy qua Hà Nội.",), line=1),
        Case("2", "Sâu?", (), article="T #1", line=1),
    )


def test_squad_without_sentence_breaks_is_cut_into_sentences(tmp_path):
    qa = {"id": "1", "question": "Dài?", "answers": [{"text": "1.149 km", "answer_start": 14}]}
    content = json.dumps(squad("Sông Hồng dài 1.149 km. Sông chảy qua Hà Nội.", qa))
    (case,) = read_cases(written(tmp_path, "q.json", content)).cases
    assert case.quotes == ("Sông Hồng dài 1.149 km.",)


def test_squad_equal_paragraphs_are_one_article(tmp_path):
    entry = squad("Một đoạn.", {"id": "1", "question": "A?", "answers": [{"text": "Một", "answer_start": 0}]})
    other = squad("Một đoạn.", {"id": "2", "question": "B?", "answers": [{"text": "đoạn", "answer_start": 4}]})
    case_set = read_cases(written(tmp_path, "q.json", json.dumps({"data": entry["data"] + other["data"]})))
    assert [article.id for article in case_set.articles] == ["T #1"]
    assert [case.article for case in case_set.cases] == ["T #1", "T #1"]


def test_squad_offset_that_is_off_is_found_by_its_text_and_an_absent_answer_is_told(tmp_path):
    qas = (
        {"id": "1", "question": "A?", "answers": [{"text": "đoạn", "answer_start": 99}]},
        {"id": "2", "question": "B?", "answers": [{"text": "nhà", "answer_start": 0}]},
        {"id": "3", "question": "C?", "answers": "đoạn"},
    )
    case_set = read_cases(written(tmp_path, "q.json", json.dumps(squad("Một đoạn.", *qas))))
    assert [(case.id, case.quotes) for case in case_set.cases] == [("1", ("Một đoạn.",))]
    assert said(case_set) == [(1, "answer_not_there"), (1, "bad_answers")]


def test_passage_lines_are_read_like_squad_and_keep_their_id(tmp_path):
    record = {
        "id": "14-057",
        "title": "Rùa",
        "context": "Rùa nặng 86 kg.",
        "qas": [
            {"id": "a", "question": "Nặng?", "answers": [{"text": "86 kg", "answer_start": 9}], "is_impossible": False}
        ],
    }
    case_set = read_cases(written(tmp_path, "q.jsonl", json.dumps(record)))
    assert [(article.id, article.title) for article in case_set.articles] == [("14-057", "Rùa")]
    assert case_set.cases == (Case("a", "Nặng?", ("86 kg",), article="14-057", quotes=("Rùa nặng 86 kg.",), line=1),)
