import json
from pathlib import Path

import pytest

from training import fit_joint_reader
from training.fit_joint_reader import unseen_file
from training.fitted import write_record
from training.question_files import UNSEEN


def _record(name: str, *ids: str) -> dict[str, object]:
    """Return a passage whose questions have an answer unless their id ends in 0, and a yes or no question."""
    qas: list[dict[str, object]] = [
        {"id": one, "question": one, "answers": [] if one.endswith("0") else ["c"]} for one in ids
    ]
    qas.append({"id": f"{ids[-1]}y", "question": "c, à?", "answers": ["c"], "verdict": "yes"})
    return {"id": name, "title": "t", "context": "c", "qas": qas}


def test_unseen_file_keeps_every_passage_trap_and_yes_or_no_question_and_draws_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [
        _record("old", "a0", "a1"),
        _record("new", *(f"{UNSEEN}-{n}" for n in range(6))),
        _record("newer", *(f"{UNSEEN}-{n}" for n in range(6, 11))),
    ]
    own = tmp_path / "own.jsonl"
    own.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    monkeypatch.setattr(fit_joint_reader, "OWN_PASSAGES", own)
    for most, wanted in ((4, 8), (100, 13)):
        written = [json.loads(line) for line in unseen_file(tmp_path, most).read_text("utf-8").splitlines()]
        assert [one["id"] for one in written] == ["new", "newer"]
        ids = [qa["id"] for one in written for qa in one["qas"]]
        assert len(ids) == wanted
        assert {f"{UNSEEN}-0", f"{UNSEEN}-10", f"{UNSEEN}-5y", f"{UNSEEN}-10y"} <= set(ids)


def test_the_questions_that_count_as_unseen_are_there() -> None:
    lines = fit_joint_reader.OWN_PASSAGES.read_text("utf-8").splitlines()
    ids = [qa["id"] for line in lines for qa in json.loads(line)["qas"]]
    assert sum(one.startswith(UNSEEN) for one in ids) == 12_875


def test_write_record_holds_weights_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "weights.json"
    write_record(path, {"rank": [1.5, 2.0], "name": "é"}, {"AUROC": 0.9})
    assert json.loads(path.read_text("utf-8")) == {"rank": [1.5, 2.0], "name": "é", "measured": {"AUROC": 0.9}}
    assert json.loads(capsys.readouterr().out) == {"AUROC": 0.9}
