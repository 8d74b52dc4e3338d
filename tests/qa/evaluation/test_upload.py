import json
import zipfile

import pytest

from qa.errors import TooManyCases
from qa.evaluation.upload import bundle, evaluate_upload
from tests.qa.evaluation.fakes import FakeAssistant


@pytest.fixture
def uploaded(tmp_path):
    path = tmp_path / "câu hỏi.csv"
    path.write_text("câu hỏi,đáp án\nQua đâu?,Hà Nội\nSâu?,\n", "utf-8")
    return path


def test_upload_is_asked_and_packed_into_one_file(uploaded, tmp_path):
    told = []
    report = evaluate_upload(FakeAssistant(), uploaded, out=tmp_path / "out", on_progress=told.append)
    assert [progress.done for progress in told] == [0, 1, 2]
    with zipfile.ZipFile(bundle(report)) as archive:
        assert archive.namelist() == ["report.html", "results.csv", "results.jsonl", "summary.json"]
        assert json.loads(archive.read("summary.json"))["states"] == {"silent_wrongly": 1, "right": 1}


def test_upload_of_more_than_fits_is_refused(uploaded, tmp_path):
    with pytest.raises(TooManyCases, match="has 2 questions; at most 1 are asked here"):
        evaluate_upload(FakeAssistant(), uploaded, out=tmp_path / "out", most=1)
