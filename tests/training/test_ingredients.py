import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

torch = pytest.importorskip("torch")

import training.train as module  # noqa: E402
from tests.tiny_model import write_tiny_model  # noqa: E402
from training.ingredients import EVERYTHING, main, table, variants  # noqa: E402
from training.stream import USUAL  # noqa: E402
from training.train import Options  # noqa: E402

USUAL_RUN = Options(Path("backbone"), Path("data"), Path("runs"))


def _scores(*f1: float) -> dict[str, object]:
    return {"exact": [1.0 if one == 1.0 else 0.0 for one in f1], "f1": list(f1), "auroc": 0.5}


def test_every_run_differs_from_everything_in_one_thing() -> None:
    runs = variants(USUAL_RUN, Path("translated.json"), Path("teacher.pt"))
    whole = runs.pop(EVERYTHING)
    assert whole.also == (Path("translated.json"),)
    for name, run in runs.items():
        changed = [one for one in Options.__slots__ if one != "out" and getattr(run, one) != getattr(whole, one)]
        assert len(changed) == 1, name
    assert len({run.out for run in runs.values()}) == len(runs)
    assert runs["without names and years swapped"].shares == replace(USUAL, swapped=0.0)


def test_runs_that_need_more_files_are_left_out_without_them() -> None:
    few, all_of_them = variants(USUAL_RUN, None, None), variants(USUAL_RUN, Path("t"), Path("c"))
    assert set(all_of_them) - set(few) == {"without translated questions", "with a teacher"}


def test_table_tells_each_run_against_everything_question_by_question() -> None:
    results = {
        EVERYTHING: {"dev": _scores(1.0, 0.5, 0.0, 1.0), "mlqa": {**_scores(0.0, 1.0), "auroc": float("nan")}},
        "8 layers": {"dev": _scores(0.5, 0.0, 0.0, 0.5), "mlqa": {**_scores(0.0, 0.5), "auroc": float("nan")}},
    }
    lines = table(results).splitlines()
    assert lines[2] == "| everything | 0.500 / 0.625 / 0.500 | 0.500 / 0.500 |  |"
    assert lines[3].startswith("| 8 layers | 0.000 / 0.250 / 0.500 | 0.000 / 0.250 | -0.333 (-0.5")


def test_main_trains_measures_and_does_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "c a b a."
    answers = [{"text": "b", "answer_start": 4}]
    qas = [{"id": str(n), "question": "a?", "answers": answers, "is_impossible": False} for n in range(4)]
    record = {"id": "r", "title": "c", "context": text, "qas": qas}
    data = tmp_path / "data"
    data.mkdir()
    for name in ("vi_qa_train.jsonl", "vi_qa_dev.jsonl", "own.jsonl"):
        (data / name).write_text(json.dumps(record) + "\n", encoding="utf-8")
    squad = json.dumps({"data": [{"title": "c", "paragraphs": [record]}]})
    for name in ("squad_en_part.json", "mlqa_vi_dev.json"):
        (data / name).write_text(squad, encoding="utf-8")
    monkeypatch.setattr(module, "OWN_PASSAGES", data / "own.jsonl")
    monkeypatch.setattr(module, "_DEV_QUESTIONS", 2)
    monkeypatch.setattr(module, "_POOL", 8)
    monkeypatch.setattr("training.ingredients.LAYERS", (2, 1, 3))
    monkeypatch.setattr("training.ingredients.USUAL", replace(USUAL, roll=0.0))
    backbone = write_tiny_model(tmp_path / "backbone", None)
    places = ["--backbone", str(backbone), "--data", str(data), "--out", str(tmp_path / "out"), "--steps", "1"]
    told = CliRunner().invoke(main, [*places, "--workers", "1", "--only", EVERYTHING, "--only", "1 layers"])
    assert told.exit_code == 0, told.output
    assert [line.split(" | ")[0] for line in told.stdout.splitlines()[2:]] == ["| everything", "| 1 layers"]
    made = tmp_path / "out" / EVERYTHING / "checkpoint.pt"
    written = made.stat().st_mtime_ns
    again = CliRunner().invoke(main, [*places, "--only", EVERYTHING])
    assert again.stdout == told.stdout
    assert made.stat().st_mtime_ns == written


def test_main_names_the_runs_there_are(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        main, ["--backbone", str(tmp_path), "--data", str(tmp_path), "--out", str(tmp_path / "o"), "--only", "9 lives"]
    )
    assert told.exit_code == 2
    assert "9 lives" in told.output
    assert "label smoothing 0.1" in told.output
