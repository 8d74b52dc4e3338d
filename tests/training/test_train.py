import json
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import training.train as module  # noqa: E402
from tests.tiny_model import write_tiny_model  # noqa: E402
from training.question_files import UNSEEN  # noqa: E402
from training.stream import USUAL  # noqa: E402
from training.train import Options, train  # noqa: E402


def _record(name: str, text: str) -> dict[str, object]:
    answers = [{"text": "b", "answer_start": text.index("b")}]
    qas = [{"id": f"{name}{n}", "question": "a?", "answers": answers, "is_impossible": False} for n in range(4)]
    return {"id": name, "title": "c", "context": text, "qas": qas}


def _write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    data = tmp_path / "data"
    data.mkdir()
    for name in ("vi_qa_train.jsonl", "vi_qa_dev.jsonl"):
        _write(data / name, _record(name, "c a b a."))
    paragraph = _record("en", "a c b c.")
    squad = {"data": [{"title": "c", "paragraphs": [paragraph]}]}
    (data / "squad_en_part.json").write_text(json.dumps(squad), encoding="utf-8")
    monkeypatch.setattr(module, "OWN_PASSAGES", _write(tmp_path / "own.jsonl", _record("own", "a b c.")))
    monkeypatch.setattr(module, "_DEV_QUESTIONS", 2)
    monkeypatch.setattr(module, "_POOL", 8)
    backbone = write_tiny_model(tmp_path / "backbone", None)
    shares = replace(USUAL, roll=0.0)  # rolls are too long for the positions of the tiny model
    return Options(
        backbone, data, tmp_path / "run", layers=2, frozen=1, tokens=64, workers=1, steps=2, keep_minutes=0.0,
        shares=shares,
    )  # fmt: skip


def test_train_leaves_a_checkpoint_and_the_weights_along_the_way(options: Options) -> None:
    train(options, stop_at=None, resume=False)
    state = torch.load(options.out / "checkpoint.pt", weights_only=False)
    assert (state["step"], state["progress"], state["layers"]) == (2, 1.0, 2)
    kept = sorted(options.out.glob("step-*.pt"))
    assert [path.name for path in kept] == ["step-000001.pt", "step-000002.pt"]
    last = torch.load(kept[-1], weights_only=False)
    assert last["layers"] == 2
    assert all(torch.equal(tensor, state["weights"][name]) for name, tensor in last["weights"].items())


def test_train_trains_what_is_not_frozen_and_nothing_else(options: Options) -> None:
    train(options, stop_at=None, resume=False)
    first, last = (torch.load(options.out / f"step-00000{step}.pt", weights_only=False)["weights"] for step in (1, 2))
    changed = {name for name, tensor in last.items() if not torch.equal(tensor, first[name])}
    assert any(name.startswith("encoder.encoder.layer.1.") for name in changed)
    assert not any(name.startswith(("encoder.encoder.layer.0.", "encoder.embeddings.")) for name in changed)


def test_train_resumed_goes_on_from_the_checkpoint(options: Options) -> None:
    train(options, stop_at=None, resume=False)
    train(replace(options, steps=4), stop_at=None, resume=True)
    assert torch.load(options.out / "checkpoint.pt", weights_only=False)["step"] == 4
    assert {path.name for path in options.out.glob("step-*.pt")} == {f"step-{n:06}.pt" for n in range(1, 5)}


def test_train_takes_further_question_files(options: Options, tmp_path: Path) -> None:
    also = _write(tmp_path / "also.jsonl", _record("also", "b a c."), _record("again", "a a b."))
    train(replace(options, also=(also,)), stop_at=None, resume=False)
    sizes = torch.load(options.out / "checkpoint.pt", weights_only=False)["stream"]["sizes"]
    assert sizes == {"vi": 4 * 4, "en": 4}


def test_train_with_adapters_leaves_whole_matrices_that_have_changed(options: Options) -> None:
    train(replace(options, low_rank=2, steps=3), stop_at=None, resume=False)
    first, last = (torch.load(options.out / f"step-00000{step}.pt", weights_only=False)["weights"] for step in (1, 3))
    assert not any("parametrizations" in name for name in last)
    query = "encoder.encoder.layer.1.attention.self.query"
    change = last[f"{query}.weight"] - first[f"{query}.weight"]
    assert 1 <= torch.linalg.matrix_rank(change, atol=3e-7, rtol=0.0) <= 4  # two states, each a difference of rank 2
    assert torch.equal(last[f"{query}.bias"], first[f"{query}.bias"])


def test_train_learns_from_a_teacher_with_other_layers(options: Options, tmp_path: Path) -> None:
    train(replace(options, layers=1, frozen=0, out=tmp_path / "teacher"), stop_at=None, resume=False)
    train(options, stop_at=None, resume=False)
    taught = replace(options, teacher=tmp_path / "teacher" / "checkpoint.pt", out=tmp_path / "taught")
    train(taught, stop_at=None, resume=False)
    alone, other = (torch.load(run.out / "checkpoint.pt", weights_only=False)["weights"] for run in (options, taught))
    assert not torch.equal(alone["spans.weight"], other["spans.weight"])


def test_train_leaves_our_own_questions_out_where_told(options: Options) -> None:
    train(replace(options, own=False), stop_at=None, resume=False)
    assert torch.load(options.out / "checkpoint.pt", weights_only=False)["stream"]["sizes"]["vi"] == 4


def test_train_leaves_out_the_questions_that_the_confidence_is_fitted_on(options: Options, tmp_path: Path) -> None:
    also = (_write(tmp_path / "also.jsonl", _record(f"{UNSEEN}also", "a b c.")),)
    train(replace(options, own=False, also=also), stop_at=None, resume=False)
    assert torch.load(options.out / "checkpoint.pt", weights_only=False)["stream"]["sizes"]["vi"] == 4
