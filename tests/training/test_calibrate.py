import numpy as np
import pytest

from training.calibrate import Readings, calibrated, held_out, joined, near_cases
from training.examples import Example


def _draws(count: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(4)
    features = np.column_stack([generator.normal(size=(count, 2)), np.ones(count)])
    chances = 1 / (1 + np.exp(-(features @ [1.5, -0.5, 0.3])))
    return features, generator.random(count) < chances


def test_held_out_chances_hold_on_average() -> None:
    features, positive = _draws(5_000)
    assert held_out(features, positive).mean() == pytest.approx(positive.mean(), abs=0.01)


def test_calibrated_reports_both_formulas_and_their_error() -> None:
    features, right = _draws(4_000)
    worth = right.astype(np.float64)
    parts = [
        Readings(features[half, 0], features[half, 1], right[half], worth[half], worth[half])
        for half in (slice(0, 2000), slice(2000, None))
    ]
    fitted = calibrated(joined(parts))
    assert fitted["confidence"]["log_span_score"] == pytest.approx(1.5, abs=0.2)  # type: ignore[index]
    assert fitted["held_out"]["calibration_error"] < 0.05  # type: ignore[index]


def test_figures_count_reading_over_what_is_answerable() -> None:
    held = np.array([True, True, False])
    readings = Readings(np.zeros(3), np.array([2.0, 0.0, 1.0]), held, np.array([1.0, 0, 0]), np.array([1.0, 0.5, 0]))
    assert readings.figures() == {"questions": 3, "exact_match": 0.5, "f1": 0.75, "auroc_answerable": 0.5}


def test_near_cases_ask_of_another_passage_without_an_answer() -> None:
    lan = Example("1", "Lan học trường nào?", "", "Lan học trường làng.", 8, 19, "vi", ("trường làng",))
    mai = Example("2", "Mai học gì?", "", "Mai học vẽ.", 8, 10, "vi", ("vẽ",))
    first, second = near_cases([lan, mai])
    assert (first.question, first.passage, first.answerable) == (lan.question, mai.passage, False)
    assert (second.question, second.passage, second.answerable) == (mai.question, lan.passage, False)
