"""Worked examples: shrinking towards the mean, capping days, ranking and saying why."""

import pytest

from measures.bands import band_at
from measures.tasking import Cell, days_that_count, suggest, towards_mean

THURSDAY_EVENING = Cell("the-stow", 4, 16)
CALM = {Cell("the-stow", day, 12): 1 for day in range(1, 7)}


@pytest.mark.parametrize(("hour", "band"), [(0, 0), (3, 0), (4, 4), (19, 16), (20, 20), (23, 20)])
def test_an_hour_belongs_to_a_band_of_four(hour: int, band: int) -> None:
    assert band_at(hour).first_hour == band


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_the_clock_does_not_show_is_refused(hour: int) -> None:
    with pytest.raises(ValueError, match="0 to 23"):
        band_at(hour)


@pytest.mark.parametrize(
    ("count", "mean", "drawn"),
    [(0, 0.25, 0.2), (1, 0.25, 0.4), (0, 1, 0.5), (6, 1, 3.5), (0, 3, 0.75), (9, 3, 7.5), (3, 3, 3.0)],
)
def test_a_count_is_drawn_towards_the_mean_of_its_zone(count: int, mean: float, drawn: float) -> None:
    assert towards_mean(count, mean) == pytest.approx(drawn)


def test_a_zone_without_incidents_stays_at_none() -> None:
    assert towards_mean(0, 0) == 0


@pytest.mark.parametrize(("count", "mean"), [(-1, 1), (1, -0.1)])
def test_less_than_nothing_is_refused(count: int, mean: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        towards_mean(count, mean)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 1), (5, 5), (7, 7), (9, 7), (30, 7), (None, 7)])
def test_days_count_from_one_to_seven(days: int | None, count: int) -> None:
    assert days_that_count(days) == count


def test_the_worked_example_of_the_docstring() -> None:
    incidents = {THURSDAY_EVENING: 6, Cell("the-stow", 1, 8): 30, **CALM}

    found = suggest(incidents, {("the-stow", 16): 5, ("the-stow", 8): 0})

    scores = {each.cell: each.score for each in found}
    assert scores == {THURSDAY_EVENING: pytest.approx(17.5), Cell("the-stow", 1, 8): pytest.approx(15.5)}
    assert found[0].cell == THURSDAY_EVENING


def test_the_reason_is_one_sentence_with_both_factors() -> None:
    (found,) = suggest({THURSDAY_EVENING: 6}, {("the-stow", 16): 9})

    assert found.reason == (
        "6 incidents on Thursday evenings, 16:00 to 20:00, in the last 8 weeks; "
        "no visit of 10 minutes or more in that band for 9 days."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "the last visit of 10 minutes or more in that band was today."),
        (1, "no visit of 10 minutes or more in that band for 1 day."),
        (14, "no visit of 10 minutes or more in that band for 14 days or more."),
        (None, "no visit of 10 minutes or more in that band for 14 days or more."),
    ],
)
def test_how_long_ago_is_told_for_every_length(days: int | None, words: str) -> None:
    known = {} if days is None else {("the-stow", 16): days}

    assert suggest({THURSDAY_EVENING: 2}, known)[0].reason.endswith(words)


@pytest.mark.parametrize("hour", [0, 4, 8, 12, 16, 20])
def test_every_reason_fits_what_a_plan_keeps(hour: int) -> None:
    found = suggest({Cell("the-stow", 3, hour): 9999}, {})

    assert len(found[0].reason) <= 200


def test_one_incident_is_no_pattern() -> None:
    assert suggest({THURSDAY_EVENING: 1, Cell("the-stow", 5, 20): 2}, {})[0].cell == Cell("the-stow", 5, 20)
    assert suggest({THURSDAY_EVENING: 1}, {}) == []


def test_what_is_no_more_than_the_mean_of_its_zone_is_no_peak() -> None:
    every_cell = {Cell("the-stow", day, hour): 2 for day in range(1, 8) for hour in range(0, 24, 4)}

    assert suggest(every_cell, {}) == []
    assert [each.cell for each in suggest({**every_cell, THURSDAY_EVENING: 3}, {})] == [THURSDAY_EVENING]


def test_a_few_in_a_quiet_zone_do_not_outrank_as_many_days_in_a_busy_one() -> None:
    busy = {Cell("north-gate", day, 16): 4 for day in range(1, 8)}
    quiet = {THURSDAY_EVENING: 4}

    assert suggest({**busy, **quiet}, {})[-1].cell == THURSDAY_EVENING


def test_equal_scores_go_by_time() -> None:
    cells = [Cell("north-gate", 2, 8), Cell("north-gate", 1, 12), Cell("north-gate", 1, 8)]

    found = suggest(dict.fromkeys(cells, 2), {})

    assert [each.cell for each in found] == sorted(cells)


def test_nothing_that_happened_suggests_nothing() -> None:
    assert suggest({}, {}) == []
