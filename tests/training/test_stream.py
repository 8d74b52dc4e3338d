import json
import pickle
from dataclasses import replace
from pathlib import Path

from training.examples import Example
from training.stream import USUAL, Stream


def _pool(language: str, count: int) -> list[Example]:
    passage = "Một câu mở đầu khá dài về ngày hội. Đáp án số {0} nằm ở đây. Rồi câu chuyện khép lại êm đềm."
    made = []
    for number in range(count):
        text = passage.format(number)
        start = text.index(f"số {number}")
        made.append(Example(f"{language}{number}", f"số nào {number}?", "T", text, start, start + 4, language))
    return made


def test_stream_restored_goes_on_as_it_would_have() -> None:
    first = Stream(_pool("vi", 9), _pool("en", 9), seed=3)
    for _ in range(13):
        first.draw(0.2)
    second = Stream(_pool("vi", 9), _pool("en", 9), seed=99)
    second.restore(pickle.loads(pickle.dumps(first.state())))
    assert [first.draw(0.5) for _ in range(30)] == [second.draw(0.5) for _ in range(30)]


def test_stream_passes_once_over_all_before_any_comes_again() -> None:
    stream = Stream(_pool("vi", 8), _pool("en", 8), seed=1)
    drawn = [stream.draw(1.0) for _ in range(40)]
    vietnamese = [example.id for example in drawn if example.language == "vi"]
    assert len(set(vietnamese[:8])) == 8


def test_stream_draws_less_english_late() -> None:
    stream = Stream(_pool("vi", 8), _pool("en", 8), seed=1)
    early = sum(stream.draw(0.0).language == "en" for _ in range(1000))
    late = sum(stream.draw(1.0).language == "en" for _ in range(1000))
    assert 25 <= early <= 80  # 5 %
    assert 5 <= late <= 40  # 2 %


def test_stream_answers_stand_in_what_is_drawn() -> None:
    stream = Stream(_pool("vi", 30), _pool("en", 30), seed=2)
    for _ in range(300):
        example = stream.draw(0.3)
        if example.answerable:
            told = example.passage[example.start : example.end]
            assert told.startswith("số ") or (told,) == example.answers  # the pool's, or a roll's


def test_stream_takes_retrieved_passages_as_near_ones(tmp_path: Path) -> None:
    pool, path = _pool("vi", 4), tmp_path / "found.json"
    found = {example.question: [0] for example in pool}
    path.write_text(json.dumps({"passages": [["Tìm", "Đoạn đã tìm ra."]], "found": found}), encoding="utf-8")
    stream = Stream(pool, _pool("en", 4), seed=5, neighbours=path)
    drawn = [stream.draw(1.0).passage for _ in range(1000)]
    assert 45 <= drawn.count("Đoạn đã tìm ra.") <= 110  # 97 % Vietnamese of 8 %: 78


def test_stream_asks_some_open_questions_as_claims() -> None:
    text = "Trường Hoa Sen có 512 em và 31 thầy cô giáo. Trường nằm bên sông, cạnh chợ và bến đò của làng."
    pool = [
        Example(
            f"{n}", f"Trường có bao nhiêu {what}?", "", text, text.index(figure), text.index(figure) + len(figure), "vi"
        )
        for n, (what, figure) in enumerate((("em", "512"), ("thầy cô", "31")))
    ]
    shares = replace(USUAL, roll=0.0, bare=0.0, halved=0.0, english=(0.0, 0.0), claim=0.5)
    drawn = [Stream(pool, (), seed=seed, shares=shares).draw(0.0) for seed in range(200)]
    claims = [one for one in drawn if one.verdict is not None]
    assert 60 <= len(claims) <= 110  # half, less those that became questions without an answer
    told = {("512" if "em" in one.question else "31") in one.question for one in claims if one.verdict}
    assert told == {True}
    assert 0.3 < sum(bool(one.verdict) for one in claims) / len(claims) < 0.7
