"""Dates and answers as people here write them."""

from datetime import UTC, date, datetime

from govuk.templatetags.govuk import clock, day, moment, weekday, yes_no

SUMMER_EVENING = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def test_a_day_is_written_out_without_leading_zeros() -> None:
    assert day(date(2026, 11, 2)) == "2 November 2026"
    assert weekday(date(2026, 11, 22)) == "Sunday 22 November 2026"


def test_an_instant_is_told_by_the_clock_in_harlow() -> None:
    assert clock(SUMMER_EVENING) == "23:30"
    assert moment(SUMMER_EVENING) == "1 July 2026, 23:30"


def test_late_on_a_summer_evening_it_is_already_tomorrow_here() -> None:
    assert day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"


def test_nothing_stays_nothing() -> None:
    assert [day(None), weekday(None), clock(None), moment(None)] == ["", "", "", ""]


def test_not_recorded_is_not_no() -> None:
    assert [yes_no(True), yes_no(False), yes_no(None)] == ["Yes", "No", "Not recorded"]
