"""Days and times are read as Britons write them, and as the clock in Harlow showed them."""

from datetime import UTC, date, datetime, time

import pytest

from imports.sheets.cells import CellError
from imports.sheets.moments import Clock, clock_of, day_and_clock_of, moment_of

DAY = date(2026, 11, 6)


@pytest.mark.parametrize(
    "written",
    [
        "06/11/2026", "6/11/2026", "6.11.26", "6-11-2026", "2026-11-06", "6 November 2026", "6 Nov 2026",
        "6-Nov-26", "Fri 6 November 2026", "6th November 2026", datetime(2026, 11, 6), date(2026, 11, 6),
    ],
)  # fmt: skip
def test_a_day_is_read_the_day_first(written):
    assert day_and_clock_of(written) == (DAY, None)


@pytest.mark.parametrize(
    "written", ["06/11/2026 19:40", "2026-11-06T19:40", "6 Nov 2026, 7.40pm", datetime(2026, 11, 6, 19, 40)]
)
def test_a_day_may_bring_its_time(written):
    assert day_and_clock_of(written) == (DAY, Clock(time(19, 40)))


def test_an_instant_of_a_program_is_shown_by_the_london_clock():
    assert day_and_clock_of("2026-07-06T19:40:00Z") == (date(2026, 7, 6), Clock(time(20, 40), "BST"))


@pytest.mark.parametrize(
    "written",
    [
        "19:40", "19.40", "7:40pm", "7.40 p.m.", "1940", "1940hrs", 1940, "19:40:00", time(19, 40),
        datetime(1904, 1, 1, 19, 39, 59, 999_999),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read(written):
    assert clock_of(written) == Clock(time(19, 40))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("11/16/2026", "“11/16/2026” has no such month. Write the day first, like 16/11/2026."),
        ("31/02/2026", "“31/02/2026” is a day that there is not."),
        ("06/11/2026x", "“06/11/2026x” is not a date. Write it like 16/11/2026."),
        ("01/01/0001", "“01/01/0001” is far from our time. Check the year."),
        ("31/12/9999", "“31/12/9999” is far from our time. Check the year."),
        (45978, "“45978” is not a date. Write it like 16/11/2026."),
        ("Sandra Winterbottom", "This is not a date. Write it like 16/11/2026."),
        ("6 Smarch 2026", "“6 Smarch 2026” is not a date. Write it like 16/11/2026."),
    ],
)
def test_what_is_no_day_is_refused_and_quoted_only_where_it_has_figures(written, words):
    with pytest.raises(CellError) as refused:
        day_and_clock_of(written)

    assert str(refused.value) == words


@pytest.mark.parametrize("written", ["25:00", "7", "noon", "19:60", "13pm", 0.5, True, "٧:٤٠"])
def test_what_is_no_time_of_day_is_refused(written):
    with pytest.raises(CellError, match=r"is not a time of day\. Write it like 19:40"):
        clock_of(written)


@pytest.mark.parametrize(("zone", "hour"), [("BST", 0), ("GMT", 1)])
def test_the_hour_that_happens_twice_is_told_apart_by_its_letters(zone, hour):
    clock = clock_of(f"01:30 {zone}")

    assert moment_of(date(2026, 10, 25), clock) == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_letters_that_the_clock_did_not_show_are_refused():
    with pytest.raises(CellError, match=r"The clock in Harlow did not show 19:40 BST on that day"):
        moment_of(DAY, clock_of("19:40 BST"))
