"""Weeks at their edges: clock changes, new year, week 53 and times without a zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.weeks import Week, last_complete_week, local, london_day, weeks_in

INSTANTS = st.datetimes(datetime(1950, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC))
MONDAYS = st.dates(date(1950, 1, 1), date(2900, 1, 1))


def test_a_week_is_read_and_written_as_its_iso_name() -> None:
    week = Week.parse("2026-W46")

    assert (week.year, week.number) == (2026, 46)
    assert str(week) == "2026-W46"
    assert week.label == "Week 46, 2026"


def test_a_week_starts_on_monday_and_ends_on_sunday() -> None:
    week = Week(2026, 46)

    assert week.starts_on == date(2026, 11, 9)
    assert week.ends_on == date(2026, 11, 15)


@pytest.mark.parametrize(
    "text", ["", "2026-46", "2026-W6", "2026-w46", "2026-W466", " 2026-W46", "2026-W٤٦", "46"]
)
def test_any_other_spelling_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="written like 2026-W46"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["2026-W00", "2026-W54", "2025-W53"])
def test_a_week_the_year_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="there is no week"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["1899-W01", "3000-W01", "0000-W01", "9999-W52"])
def test_a_year_out_of_reach_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must be 1900 to 2999"):
        Week.parse(text)


def test_the_week_the_clocks_go_forward_has_167_hours() -> None:
    week = Week.of_date(date(2026, 3, 29))

    assert week.hours == 167
    assert week.starts_at == datetime(2026, 3, 23, 0, 0, tzinfo=UTC)
    assert week.ends_at == datetime(2026, 3, 29, 23, 0, tzinfo=UTC)


def test_the_week_the_clocks_go_back_has_169_hours() -> None:
    week = Week.of_date(date(2026, 10, 25))

    assert week.hours == 169
    assert week.starts_at == datetime(2026, 10, 18, 23, 0, tzinfo=UTC)
    assert week.ends_at == datetime(2026, 10, 26, 0, 0, tzinfo=UTC)


def test_an_ordinary_week_has_168_hours() -> None:
    assert Week(2026, 46).hours == 168


def test_half_past_midnight_on_a_summer_monday_is_in_the_new_week_though_utc_says_sunday() -> None:
    moment = datetime(2026, 6, 7, 23, 30, tzinfo=UTC)

    assert Week.of_instant(moment) == Week(2026, 24)
    assert Week.of_date(moment.date()) == Week(2026, 23)


def test_the_end_of_a_week_is_the_first_moment_of_the_next() -> None:
    week = Week(2026, 13)

    assert Week.of_instant(week.ends_at) == week.next()
    assert Week.of_instant(week.ends_at - timedelta(microseconds=1)) == week


def test_2026_has_a_week_53_that_holds_new_year() -> None:
    assert weeks_in(2026) == 53
    assert Week.of_date(date(2026, 12, 31)) == Week(2026, 53)
    assert Week.of_date(date(2027, 1, 1)) == Week(2026, 53)
    assert Week(2026, 53).next() == Week(2027, 1)


def test_the_last_days_of_december_may_belong_to_week_one() -> None:
    assert Week.of_date(date(2025, 12, 31)) == Week(2026, 1)
    assert Week.of_date(date(2026, 1, 1)) == Week(2026, 1)


def test_the_same_week_last_year_has_the_same_number() -> None:
    assert Week(2026, 46).same_week_last_year() == Week(2025, 46)
    assert Week(2027, 52).same_week_last_year() == Week(2026, 52)


def test_week_53_is_compared_with_the_week_52_weeks_earlier() -> None:
    week = Week(2026, 53)

    earlier = week.same_week_last_year()

    assert earlier == Week(2026, 1)
    assert earlier.starts_on == week.starts_on - timedelta(weeks=52) == date(2025, 12, 29)


def test_the_last_complete_week_changes_at_midnight_on_monday() -> None:
    assert last_complete_week(datetime(2026, 11, 15, 23, 59, tzinfo=UTC)) == Week(2026, 45)
    assert last_complete_week(datetime(2026, 11, 16, 0, 0, tzinfo=UTC)) == Week(2026, 46)


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 9, 12, 0)

    for ask in (Week.of_instant, last_complete_week, local):
        with pytest.raises(ValueError, match="no time zone"):
            ask(naive)


def test_a_moment_where_a_date_is_needed_is_refused() -> None:
    with pytest.raises(ValueError, match="of_instant"):
        Week.of_date(datetime(2026, 11, 9, tzinfo=UTC))


def test_a_london_day_is_23_or_25_hours_long_when_the_clocks_change() -> None:
    lengths = [end - start for start, end in map(london_day, [date(2026, 3, 29), date(2026, 10, 25)])]

    assert lengths == [timedelta(hours=23), timedelta(hours=25)]


def test_a_moment_is_shown_by_the_london_clock_whatever_zone_it_came_in() -> None:
    moment = datetime(2026, 7, 1, 20, 0, tzinfo=timezone(timedelta(hours=3)))

    assert local(moment).strftime("%H:%M %Z") == "18:00 BST"


def test_weeks_sort_by_time_and_serve_as_keys() -> None:
    weeks = [Week(2027, 1), Week(2026, 53), Week(2026, 9)]

    assert sorted(weeks) == [Week(2026, 9), Week(2026, 53), Week(2027, 1)]
    assert {Week(2026, 9): "here"}[Week.parse("2026-W09")] == "here"


@given(INSTANTS)
def test_every_instant_lies_inside_its_own_week_and_its_name_reads_back(moment: datetime) -> None:
    week = Week.of_instant(moment)

    assert week.starts_at <= moment < week.ends_at
    assert Week.parse(str(week)) == week


@given(MONDAYS, st.integers(-60, 60))
def test_weeks_follow_each_other_without_gap_or_overlap(day: date, n: int) -> None:
    week = Week.of_date(day)

    assert week.next().starts_at == week.ends_at
    assert week.previous(n).next(n) == week
    assert week.hours in (167, 168, 169)
