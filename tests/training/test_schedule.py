import pytest

from training.schedule import Schedule


def test_schedule_progress_is_the_larger_of_steps_and_clock() -> None:
    schedule = Schedule(steps=100, started=1000.0, stop_at=2000.0)
    assert schedule.progress(50, now=1100.0) == 0.5
    assert schedule.progress(10, now=1700.0) == 0.7
    assert schedule.progress(10, now=9000.0) == 1.0


def test_schedule_without_clock_counts_steps() -> None:
    assert Schedule(steps=200, started=0.0, stop_at=None).progress(50) == 0.25


def test_schedule_rate_rises_then_falls_to_zero() -> None:
    schedule = Schedule(steps=1000, started=0.0, stop_at=None, warmup=0.1)
    assert schedule.factor(0.05, 50) == pytest.approx(0.5)
    assert schedule.factor(0.1, 100) == pytest.approx(1.0)
    assert schedule.factor(0.55, 550) == pytest.approx(0.5)  # (1 - 0.55) / 0.9
    assert schedule.factor(1.0, 1000) == 0.0


def test_schedule_first_steps_are_small_even_late() -> None:
    schedule = Schedule(steps=1000, started=0.0, stop_at=None)
    assert schedule.factor(0.5, 2) == pytest.approx(3 / 30)


def test_schedule_goes_on_where_it_stopped_whatever_the_pause() -> None:
    schedule = Schedule.going_on(1000, 0.4, stop_at=900.0, now=300.0)
    assert schedule.progress(0, now=300.0) == pytest.approx(0.4)
    assert schedule.progress(0, now=600.0) == pytest.approx(0.7)  # half of the rest
    assert schedule.progress(0, now=900.0) == 1.0


def test_schedule_without_a_clock_goes_by_steps() -> None:
    assert Schedule.going_on(1000, 0.4, stop_at=None).progress(400) == pytest.approx(0.4)
