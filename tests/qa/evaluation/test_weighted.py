import numpy as np
import pytest

from qa.evaluation.weighted import auroc, calibration_error, means, percentiles, resamples, risk_coverage


def ones(n):
    return np.ones((1, n))


def test_means_leave_out_what_does_not_apply():
    columns = np.array([[1.0, np.nan], [0.0, 0.5], [1.0, np.nan]])
    # first column (1 + 0 + 1) / 3; second only 0.5
    assert means(ones(3), columns)[0] == pytest.approx([2 / 3, 0.5])


def test_means_follow_the_weights():
    # weights 2, 0, 1: (2·1 + 1·0.25) / 3 = 0.75
    assert means(np.array([[2.0, 0, 1]]), np.array([[1.0], [9.0], [0.25]]))[0, 0] == pytest.approx(0.75)


def test_means_of_nothing_are_undefined():
    assert np.isnan(means(np.array([[0.0, 1.0]]), np.array([[1.0], [np.nan]]))[0, 0])


def test_auroc_counts_ties_half():
    scores = np.array([0.9, 0.5, 0.5, 0.1])
    positive = np.array([True, True, False, False])
    # pairs (positive, negative): .9>.5 win, .9>.1 win, .5=.5 half, .5>.1 win -> 3.5 / 4
    assert auroc(ones(4), scores, positive)[0] == pytest.approx(0.875)


def test_auroc_of_doubled_weight_counts_the_case_twice():
    scores, positive = np.array([0.9, 0.2, 0.5]), np.array([True, True, False])
    # weights 1, 2, 1: pairs .9>.5 win 1, .2<.5 lose 2 -> 1 / 3
    assert auroc(np.array([[1.0, 2.0, 1.0]]), scores, positive)[0] == pytest.approx(1 / 3)


def test_risk_coverage_is_the_mean_risk_at_each_answer():
    confidences, errors = np.array([0.9, 0.8, 0.7, 0.6]), np.array([0.0, 1.0, 0.0, 1.0])
    # risks among the top 1..4: 0, 1/2, 1/3, 2/4 -> (0 + .5 + .3333 + .5) / 4
    assert risk_coverage(ones(4), confidences, errors)[0] == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_risk_coverage_does_not_depend_on_the_order_of_ties():
    # all equally confident: the risk is 1/2 at every answer, whichever comes first
    confidences = np.full(2, 0.7)
    assert risk_coverage(ones(2), confidences, np.array([1.0, 0.0]))[0] == pytest.approx(0.5)
    assert risk_coverage(ones(2), confidences, np.array([0.0, 1.0]))[0] == pytest.approx(0.5)


def test_calibration_error_weighs_the_gap_of_each_bin_by_its_answers():
    confidences, right = np.array([0.95, 0.85, 0.81, 0.15]), np.array([1.0, 1.0, 0.0, 0.0])
    # bins: [.9,1] gap |.95-1| = .05 (1 answer); [.8,.9) gap |.83-.5| = .33 (2); [.1,.2) gap .15 (1)
    # (1·.05 + 2·.33 + 1·.15) / 4 = .86 / 4
    assert calibration_error(ones(4), confidences, right)[0] == pytest.approx(0.86 / 4)


def test_calibration_error_puts_certainty_into_the_last_bin():
    assert calibration_error(ones(2), np.array([1.0, 1.0]), np.array([1.0, 0.0]))[0] == pytest.approx(0.5)


def test_percentiles_are_the_least_value_that_the_share_does_not_exceed():
    values = np.arange(1.0, 101.0)
    # of 1..100: half are <= 50, 95 % <= 95, 99 % <= 99
    assert percentiles(ones(100), values, (0.5, 0.95, 0.99))[0].tolist() == [50.0, 95.0, 99.0]
    # of 3 values the second reaches one half (2/3), the third 95 %
    assert percentiles(ones(3), np.array([5.0, 1.0, 3.0]), (0.5, 0.95))[0].tolist() == [3.0, 5.0]


def test_resamples_draw_n_cases_each_and_repeat_for_a_seed():
    first, again = (np.concatenate(list(resamples(7, times=50, seed=3))) for _ in range(2))
    assert first.shape == (50, 7)
    assert (first.sum(axis=1) == 7).all()
    assert (first == again).all()
    assert first.var() > 0


def test_resamples_come_in_blocks_that_bound_the_memory():
    blocks = [block.shape for block in resamples(3_000_000, times=2, seed=1)]
    assert blocks == [(1, 3_000_000), (1, 3_000_000)]
