"""Worked examples: overlapping patrols, midnight, both clock changes, and visits of ten minutes or not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.bands import BANDS, Band, band_of
from measures.dose import Visit, days_since, freshness, summarise_dose
from measures.dose_by import covered_minutes, day_of, visits_by_band, visits_by_day
from measures.weeks import LONDON

LATER = datetime(2026, 12, 1, tzinfo=UTC)


def london(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def visit(at: datetime, minutes: float, staff: int = 1) -> Visit:
    return Visit(at.astimezone(UTC), at.astimezone(UTC) + timedelta(minutes=minutes), staff)


def test_two_patrols_at_once_are_forty_patrol_minutes_and_thirty_covered() -> None:
    both = [visit(london("2026-11-20 14:00"), 20), visit(london("2026-11-20 14:10"), 20, staff=2)]

    dose = summarise_dose(both, as_at=LATER)

    assert (dose.visits, dose.patrol_minutes, dose.person_minutes) == (2, 40, 60)
    assert covered_minutes(both) == 30


def test_a_visit_within_another_adds_no_covered_time() -> None:
    assert (
        covered_minutes([visit(london("2026-11-20 14:00"), 60), visit(london("2026-11-20 14:10"), 15)]) == 60
    )


def test_visits_that_touch_cover_both_their_lengths() -> None:
    assert (
        covered_minutes([visit(london("2026-11-20 14:00"), 15), visit(london("2026-11-20 14:15"), 15)]) == 30
    )


def test_visits_apart_cover_only_themselves() -> None:
    assert (
        covered_minutes([visit(london("2026-11-20 18:00"), 15), visit(london("2026-11-20 14:00"), 10)]) == 25
    )


def test_nobody_there_covers_nothing() -> None:
    assert covered_minutes([]) == 0


def test_a_visit_across_midnight_belongs_with_all_its_minutes_to_the_day_and_band_it_began_in() -> None:
    across = visit(london("2026-11-20 23:54"), 12)
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)

    days = visits_by_day([across], [friday, saturday])
    bands = visits_by_band([across])

    assert days == {friday: [across], saturday: []}
    assert summarise_dose(days[friday], as_at=LATER).patrol_minutes == 12
    assert [band.label for band, visits in bands.items() if visits] == ["20:00 to 24:00"]


def test_a_visit_in_the_spring_night_counts_the_minutes_that_passed() -> None:
    over_the_gap = visit(london("2026-03-29 00:50"), 20)

    assert over_the_gap.left_at.astimezone(LONDON).hour == 2
    assert covered_minutes([over_the_gap]) == 20
    assert band_of(over_the_gap.arrived_at) == Band(0)
    assert day_of(over_the_gap.arrived_at) == date(2026, 3, 29)


def test_both_hours_that_the_october_clock_shows_alike_are_covered() -> None:
    first, second = london("2026-10-25 01:30"), london("2026-10-25 01:30", fold=1)
    visits = [visit(first, 15), visit(second, 15)]

    assert covered_minutes(visits) == 30
    assert visits_by_band(visits)[Band(0)] == visits
    assert summarise_dose(visits, as_at=LATER).visits_by_hour[1] == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-28 23:59", date(2026, 3, 28)),
        ("2026-03-29 00:00", date(2026, 3, 29)),
        ("2026-03-29 23:59", date(2026, 3, 29)),
        ("2026-10-25 00:00", date(2026, 10, 25)),
        ("2026-10-25 23:59", date(2026, 10, 25)),
        ("2026-10-26 00:00", date(2026, 10, 26)),
    ],
)
def test_the_days_of_the_clock_changes_begin_and_end_at_midnight_in_london(text: str, day: date) -> None:
    assert day_of(london(text).astimezone(UTC)) == day


@pytest.mark.parametrize(
    ("clock", "label"),
    [
        ("00:00", "00:00 to 04:00"),
        ("03:59", "00:00 to 04:00"),
        ("04:00", "04:00 to 08:00"),
        ("19:59", "16:00 to 20:00"),
        ("20:00", "20:00 to 24:00"),
        ("23:59", "20:00 to 24:00"),
    ],
)
def test_a_band_begins_with_its_first_minute_and_ends_before_its_last(clock: str, label: str) -> None:
    assert band_of(london(f"2026-07-01 {clock}").astimezone(UTC)).label == label


@pytest.mark.parametrize(
    ("minutes", "qualifies", "of_11_to_15", "of_10_to_20"),
    [
        (9 + 59 / 60, 0, 0, 0),
        (10, 1, 0, 1),
        (10 + 59 / 60, 1, 0, 1),
        (11, 1, 1, 1),
        (15, 1, 1, 1),
        (15 + 1 / 60, 1, 0, 1),
        (20, 1, 0, 1),
        (20 + 1 / 60, 1, 0, 0),
    ],
)
def test_a_visit_is_measured_to_the_second(
    minutes: float, qualifies: int, of_11_to_15: int, of_10_to_20: int
) -> None:
    dose = summarise_dose([visit(london("2026-11-20 14:00"), minutes)], as_at=LATER)

    assert (dose.qualifying_visits, dose.visits_11_to_15, dose.visits_10_to_20) == (
        qualifies, of_11_to_15, of_10_to_20,
    )  # fmt: skip


def test_days_are_counted_from_the_day_on_which_the_visit_began() -> None:
    assert days_since(london("2026-11-20 23:55"), london("2026-11-21 00:10")) == 1
    assert days_since(london("2026-11-20 00:05"), london("2026-11-20 23:55")) == 0


@pytest.mark.parametrize(
    ("days", "word"), [(None, "never"), (0, "recent"), (2, "recent"), (3, "due"), (4, "overdue")]
)
def test_a_zone_is_due_after_two_days_and_overdue_after_three(days: int | None, word: str) -> None:
    assert freshness(days) == word


def test_a_visit_of_no_day_that_was_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="not among the days"):
        visits_by_day([visit(london("2026-11-20 14:00"), 15)], [date(2026, 11, 21)])


def test_a_time_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        day_of(datetime(2026, 11, 20, 14, 0))


@given(st.lists(st.tuples(st.integers(0, 40 * 24 * 60), st.integers(1, 720)), max_size=30))
def test_no_grouping_loses_a_visit_and_nothing_is_covered_for_longer_than_it_was_walked(
    walked: list[tuple[int, int]],
) -> None:
    early = datetime(2026, 10, 10, tzinfo=UTC)
    visits = [visit(early + timedelta(minutes=after), lasting) for after, lasting in walked]
    days = [date(2026, 10, 10) + timedelta(days=number) for number in range(45)]

    by_day, by_band = visits_by_day(visits, days), visits_by_band(visits)

    assert sum(map(len, by_day.values())) == sum(map(len, by_band.values())) == len(visits)
    assert tuple(by_band) == BANDS
    assert covered_minutes(visits) <= sum(each.minutes for each in visits)
