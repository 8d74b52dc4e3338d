import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa.opening import open_for_writing
from qa.reading.passage_reading import PassageReading
from qa.reading.transformers_reader import TransformersReader
from qa.settings import Settings
from qa.types import Article, Passage
from tests.tiny_reader import write_pointing_reader

ROOT = Path(__file__).resolve().parents[3]
POINTS = {"từ": (3.0, -1.0), "đến": (-1.0, 3.0)}
WORDS = ("một", "hai", "ba")


def _passage(text: str, start: int = 0) -> Passage:
    return Passage("bai", "", start, start + len(text), text)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("readers")
    return {
        "whole": write_pointing_reader(base / "whole", POINTS, WORDS, nothing=(1.0, 1.5)),
        "short": write_pointing_reader(base / "short", POINTS, WORDS, nothing=(1.0, 1.5), window=24),
        "never silent": write_pointing_reader(base / "never", POINTS, WORDS, nothing=(-50.0, -50.0)),
    }


@pytest.fixture
def reader(folders: dict[str, Path]) -> TransformersReader:
    return TransformersReader(str(folders["whole"]))


def test_read_spans_shares_are_those_of_the_logits(reader: TransformersReader) -> None:
    (reading,) = reader.read_spans("ba", [_passage("một từ hai đến ba", start=10)])
    assert (reading.start, reading.end, reading.text) == (14, 24, "từ hai đến")
    # Start logits 0, 3, 0, -1, 0 and end logits 0, -1, 0, 3, 0; no answer 1 + 1.5.
    share = (math.e**3 / (math.e**3 + 3 + math.e**-1)) ** 2
    assert reading.span_score == pytest.approx(share, abs=1e-5)
    assert reading.answerable == pytest.approx(1 / (1 + math.e**-3.5), abs=1e-5)  # 3 + 3 - 2.5
    assert reading.confidence == pytest.approx(share / (1 + math.e**-3.5), abs=1e-5)


def test_read_spans_passage_that_does_not_answer_says_so(reader: TransformersReader) -> None:
    (reading,) = reader.read_spans("ba", [_passage("một hai ba")])
    assert reading.answerable == pytest.approx(1 / (1 + math.e**2.5), abs=1e-5)  # 0 + 0 - 2.5


def test_read_spans_model_without_no_answer_training_stays_a_share(folders: dict[str, Path]) -> None:
    answering, silent = TransformersReader(str(folders["never silent"])).read_spans(
        "ba", [_passage("một từ hai đến"), _passage("một hai")]
    )
    assert answering.answerable == pytest.approx(1.0)
    assert silent.answerable == pytest.approx(1.0)
    assert silent.confidence == pytest.approx(1 / 4)  # one of two words starts it, one of two ends it


def test_read_spans_in_windows_say_what_the_whole_says(folders: dict[str, Path]) -> None:
    # A model without layers sees no neighbours: in 5 to 12 windows or in one, it must say the same.
    filler = "một hai ba " * 30
    passages = [
        _passage(filler + "từ ba đến " + filler),
        _passage(filler + filler + "từ ba đến"),
        _passage("từ ba đến " + filler),
        _passage("từ " + "hai " * 16 + "đến " + filler),
    ]
    whole, short = (TransformersReader(str(folders[name])) for name in ("whole", "short"))
    for long, cut in zip(whole.read_spans("ba", passages), short.read_spans("ba", passages), strict=True):
        assert (cut.start, cut.end, cut.text) == (long.start, long.end, long.text)
        assert cut.text.startswith("từ")
        assert cut.text.endswith("đến")
        assert (cut.span_score, cut.answerable) == pytest.approx((long.span_score, long.answerable), rel=1e-4)
        assert cut.scores.starts.tolist() == long.scores.starts.tolist()
        assert cut.scores.first.tolist() == pytest.approx(long.scores.first.tolist(), abs=1e-4)


def test_read_spans_within_gives_the_span_of_a_sentence(reader: TransformersReader) -> None:
    text = "Một từ hai đến ba. Hai từ ba."
    (reading,) = reader.read_spans("ba", [_passage(text, start=5)])
    found = reading.within(5 + text.index("Hai"), 5 + len(text))
    assert found is not None
    assert text[found.start - 5 : found.end - 5] == "từ ba"


def test_read_spans_several_threads_read_as_one_does(reader: TransformersReader) -> None:
    passages = [_passage("một " * n + "từ hai đến") for n in range(1, 9)]
    alone = reader.read_spans("ba", passages)
    with ThreadPoolExecutor(4) as pool:
        several = list(pool.map(lambda one: reader.read_spans("ba", [one])[0], passages * 4))
    assert [(one.start, one.end) for one in several] == [(one.start, one.end) for one in alone] * 4


def test_name_changes_with_the_weights(folders: dict[str, Path]) -> None:
    names = {TransformersReader(str(folder)).name for folder in folders.values()}
    assert {name.partition("@")[0] for name in names} == {"whole", "short", "never"}
    assert len({name.partition("@")[2] for name in names}) == 3


def test_making_a_reader_loads_nothing_heavy(folders: dict[str, Path]) -> None:
    code = (
        "import sys; from qa.reading.loading import load_span_reader; load_span_reader(sys.argv[1]); "
        "print([m for m in ('torch', 'transformers', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folders["whole"])], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_assistant_answers_with_the_reader_of_its_settings(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[PassageReading] = []
    read_spans = TransformersReader.read_spans

    def kept(self: TransformersReader, question: str, passages: list[Passage]) -> list[PassageReading]:
        said = read_spans(self, question, passages)
        readings.extend(said)
        return said

    monkeypatch.setattr(TransformersReader, "read_spans", kept)
    settings = Settings(library=str(tmp_path / "library"), reader=str(folders["whole"]), answer_threshold=0.0)
    with open_for_writing(settings) as assistant:
        assistant.library.add([Article("a", "Trường Hoa Sen", "Trường mở cửa từ tháng ba đến tháng hai hằng năm.")])
        answer = assistant.ask("Trường Hoa Sen mở cửa khi nào?")
        assert [one.text for one in readings] == ["từ tháng ba đến"]
        assert "từ tháng ba đến" in answer.text
        assert [one.article.id for one in answer.citations] == ["a"]
        assert answer.citations[0].article.text[answer.citations[0].start :].startswith(answer.citations[0].quote)


def test_assistant_that_reads_no_passages_needs_no_reader(tmp_path: Path) -> None:
    settings = Settings(library=str(tmp_path / "library"), reader="no-such/reader", passages_read=0)
    with open_for_writing(settings) as assistant:
        assert assistant.settings == settings
