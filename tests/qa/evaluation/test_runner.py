import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from qa.errors import AnotherRun, LibraryDamaged, QuestionTooLong, RunBusy, RunMissing
from qa.evaluation.cases import Case
from qa.evaluation.journal import Journal, read_run
from qa.evaluation.runner import answer_all, ask_case
from tests.qa.evaluation.fakes import FakeAssistant

RUN = {"library": {"generation": 1}, "settings": {"hits": 10}}


def cases(count):
    return tuple(Case(f"c{number}", f"Câu {number}?", answers=("x",), line=number) for number in range(count))


def ids(folder):
    lines = (folder / "results.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["case"]["id"] for line in lines]


def test_answer_all_keeps_every_case_once_and_tells_the_time_left(tmp_path):
    told = []
    with Journal(tmp_path, RUN) as journal:
        assert answer_all(FakeAssistant(), cases(20), journal, workers=3, on_progress=told.append)
    assert sorted(ids(tmp_path)) == sorted(f"c{number}" for number in range(20))
    assert [progress.done for progress in told] == list(range(21))
    assert {progress.total for progress in told} == {20}
    assert told[0].left is None
    assert told[-1].left == 0.0
    assert told[10].left == pytest.approx(told[10].seconds)  # half is done


def test_answer_all_asks_several_at_once(tmp_path):
    together = threading.Barrier(3, timeout=5)

    class Meeting(FakeAssistant):
        def ask(self, question, *, on_stage=None):
            together.wait()  # breaks, and fails the case, unless three ask at once
            return super().ask(question, on_stage=on_stage)

    with Journal(tmp_path, RUN) as journal:
        answer_all(Meeting(), cases(6), journal, workers=3)
        assert [verdict.outcome.error for verdict in journal.done.values()] == [""] * 6


def test_answer_all_goes_on_after_a_torn_line_and_asks_nothing_twice(tmp_path):
    first, second = FakeAssistant(), FakeAssistant()
    with Journal(tmp_path, RUN) as journal:
        answer_all(first, cases(5), journal, workers=1)
    whole = (tmp_path / "results.jsonl").read_bytes()
    (tmp_path / "results.jsonl").write_bytes(whole[:-20])  # the kill came while the fifth line was written
    with Journal(tmp_path, RUN) as journal:
        assert len(journal.done) == 4
        answer_all(second, cases(8), journal, workers=1)
    assert second.asked == ["Câu 4?", "Câu 5?", "Câu 6?", "Câu 7?"]
    assert ids(tmp_path) == [f"c{number}" for number in range(8)]


def test_answer_all_keeps_what_was_done_when_it_is_interrupted(tmp_path):
    class Interrupted(FakeAssistant):
        def ask(self, question, *, on_stage=None):
            if len(self.asked) == 3:
                signal.raise_signal(signal.SIGINT)
            return super().ask(question, on_stage=on_stage)

    with Journal(tmp_path, RUN) as journal:
        assert not answer_all(Interrupted(pause=0.01), cases(50), journal, workers=1)
        kept = len(journal.done)
    assert 0 < kept < 50
    assert len(ids(tmp_path)) == kept


def test_ask_case_keeps_a_failure_and_lets_through_what_fails_everywhere():
    class Failing(FakeAssistant):
        def ask(self, question, *, on_stage=None):
            raise {"dài": QuestionTooLong(length=9, limit=3), "lỗi": ZeroDivisionError("x")}.get(
                question, LibraryDamaged(path="p", reason="r")
            )

    assert ask_case(Failing(), Case("1", "dài")).error == (
        "QuestionTooLong: the question has 9 characters; at most 3 are read: shorten it"
    )
    assert ask_case(Failing(), Case("1", "lỗi")).error == "ZeroDivisionError: x"
    with pytest.raises(LibraryDamaged):
        ask_case(Failing(), Case("1", "khác"))


def test_answer_all_stops_at_what_fails_everywhere_and_keeps_the_rest(tmp_path):
    class Breaking(FakeAssistant):
        def ask(self, question, *, on_stage=None):
            if question == "Câu 3?":
                raise LibraryDamaged(path="p", reason="r")
            return super().ask(question, on_stage=on_stage)

    with Journal(tmp_path, RUN) as journal, pytest.raises(LibraryDamaged):
        answer_all(Breaking(), cases(50), journal, workers=1)
    assert ids(tmp_path)[:3] == ["c0", "c1", "c2"]
    assert "c3" not in ids(tmp_path)


def test_journal_refuses_the_folder_of_another_run_and_names_the_difference(tmp_path):
    with Journal(tmp_path, RUN) as journal:
        answer_all(FakeAssistant(), cases(2), journal, workers=1)
    with pytest.raises(AnotherRun, match=r"differs in library; choose another folder, or start it anew"):
        Journal(tmp_path, {**RUN, "library": {"generation": 2}})
    with Journal(tmp_path, {**RUN, "library": {"generation": 2}}, restart=True) as journal:
        assert journal.done == {}


def test_journal_is_written_by_one_process_at_a_time(tmp_path):
    with Journal(tmp_path, RUN), pytest.raises(RunBusy):
        Journal(tmp_path, RUN)
    with Journal(tmp_path, RUN):
        pass


def test_journal_gives_back_the_verdicts_it_was_given(tmp_path):
    table = {"Câu 0?": ("308", "Trường có 308 học sinh.", "truong", 0.75)}
    case = Case(
        "c0", "Câu 0?", answers=("308",), article="truong", quotes=("Trường có 308 học sinh.",), kind="how_many"
    )
    with Journal(tmp_path, RUN) as journal:
        answer_all(FakeAssistant(table), (case,), journal, workers=1)
        given = journal.done["c0"]
    run, (read,) = read_run(tmp_path)
    assert (run, str(read)) == (RUN, str(given))  # as text, since NaN is not equal to itself
    assert read.outcome.citations[0].quote == "Trường có 308 học sinh."


def test_read_run_of_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(RunMissing):
        read_run(tmp_path)


KILLED = """
import sys
from pathlib import Path
from qa.evaluation.cases import Case
from qa.evaluation.journal import Journal
from qa.evaluation.runner import answer_all
from qa.types import Answer, Query


class Silent:
    def ask(self, question, *, on_stage=None):
        return Answer(question, "", 0.1, (), (), Query(question, question))


cases = [Case(f"c{n}", f"Câu {n}?", answers=("x",), line=n) for n in range(10_000)]
with Journal(Path(sys.argv[1]), {"run": 1}) as journal:
    answer_all(Silent(), cases, journal, workers=2)
"""


def test_run_of_ten_thousand_killed_in_the_middle_is_resumed_with_no_case_twice(tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    lines = tmp_path / "results.jsonl"
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "."})
    while not lines.exists() or lines.stat().st_size < 1_000_000:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = lines.read_bytes().count(b"\n")
    assert 0 < before < 10_000
    subprocess.run(command, env={**os.environ, "PYTHONPATH": "."}, check=True)
    assert sorted(ids(tmp_path)) == sorted(f"c{number}" for number in range(10_000))
