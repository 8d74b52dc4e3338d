from collections.abc import Sequence

from benchmarks.reading_ingredients import variants
from qa.reading.passage_reading import PassageReading
from qa.types import Passage
from training.examples import Example

TEXT = " ".join(f"Trường số {number} mở cửa lúc bảy giờ sáng thứ hai." for number in range(20))
EXAMPLE = Example("1", "Trường mở cửa lúc nào?", "Giờ học", TEXT, 0, 6, "vi", ("Trường",))


class Recorder:
    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int]] = []

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        self.asked += [(question, passage.title, len(passage.text)) for passage in passages]
        return [PassageReading(one, one.start, one.start + 1, one.text[:1], 0.5, 0.5, 0.0) for one in passages]


def test_variants_each_change_one_thing_of_what_is_read() -> None:
    read = {}
    for name, way in variants([EXAMPLE]).items():
        recorder = Recorder()
        way(recorder, EXAMPLE)  # type: ignore[arg-type]
        read[name] = recorder.asked
    whole = len(TEXT)
    assert read.pop("as it is") == [("Trường mở cửa lúc nào?", "Giờ học", whole)]
    assert read.pop("without the title") == [("Trường mở cửa lúc nào?", "", whole)]
    assert read.pop("question without marks") == [("Truong mo cua luc nao?", "Giờ học", whole)]
    assert read.pop("the same, marks given back") == [("Trường mở cửa lúc nào?", "Giờ học", whole)]
    pieces = read.pop("in pieces of 450")
    assert len(pieces) > 2
    assert all(length <= 450 for _, _, length in pieces)
    assert not read
