"""What the cells of a published log say, and that none of them breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deployments.lfr_log.values import (
    LARGEST,
    LONGEST_MINUTES,
    ValueRefusedError,
    count_of,
    minutes_of,
    share_agrees,
    threshold_of,
)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("4hr 47m", 287), ("6hr 20m", 380), ("5hr", 300), ("45m", 45), ("5 hours 5 mins", 305),
        ("4:47", 287), ("04:47:00", 287), ("1 hour, 1 minute", 61),
    ],
)  # fmt: skip
def test_a_length_is_read_as_logs_write_it(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["", "long", "0hr 0m", "25hr", "4hr 47m 3s", "-4hr", "4.5", "hr m"])
def test_what_is_no_length_is_refused_in_words(text):
    with pytest.raises(ValueRefusedError, match="length"):
        minutes_of(text)


@pytest.mark.parametrize(
    ("text", "count"), [("9780", 9780), ("15,095", 15095), ("0", 0), (" 7 ", 7), ("", None)]
)
def test_an_empty_count_is_not_recorded_and_nought_is_none(text, count):
    assert count_of(text) == count


@pytest.mark.parametrize("text", ["-1", "1.5", "1,00", "ten", "=1+1", "٣", "1e3", "99999999999"])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(ValueRefusedError):
        count_of(text)


def test_a_printed_rate_agrees_with_its_counts_as_far_as_it_is_rounded():
    assert share_agrees("0%", (0,), 9780)
    assert share_agrees("0.02%", (2,), 9780)
    assert share_agrees("0.00020449898", (2,), 9780)
    assert not share_agrees("0.5%", (2,), 9780)


def test_a_rate_that_is_none_or_of_nothing_is_not_judged():
    assert share_agrees("none", (0,), 9780) is None
    assert share_agrees("0%", (0,), 0) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_cell(text):
    for reading, most in ((count_of, LARGEST), (minutes_of, LONGEST_MINUTES)):
        try:
            value = reading(text)
        except ValueRefusedError:
            continue
        assert value is None or 0 <= value <= most
    share_agrees(text, (1, 2), 100)


@given(st.text("0123456789.", max_size=8))
def test_a_threshold_is_between_nought_and_one_or_refused(text):
    try:
        value = threshold_of(text)
    except ValueRefusedError:
        return

    assert value is None or 0 <= float(value) <= 1


@given(st.integers(1, 3_000_000), st.integers(0, 50))
def test_a_rate_printed_from_the_counts_always_agrees(faces, false):
    printed = f"{100 * false / max(faces, false):.4f}%"

    assert share_agrees(printed, (false,), max(faces, false))
