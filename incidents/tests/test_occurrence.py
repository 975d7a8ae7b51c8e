"""What can be said of when something happened."""

from datetime import UTC, datetime

import pytest

from incidents.occurrence import OccurrenceError, Precision, occurrence

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize(
    ("year", "words"), [(1, "before 2000"), (1999, "before 2000"), (2062, "in the future")]
)
def test_a_year_that_is_a_slip_of_the_finger_is_refused(precision, year, words):
    with pytest.raises(OccurrenceError, match=words) as refused:
        occurrence(precision, datetime(year, 1, 1, tzinfo=UTC), None, now=NOW)

    assert refused.value.field == "occurred_at"


def test_the_first_day_that_can_be_recorded_can_be():
    assert occurrence("day", datetime(2000, 1, 1, tzinfo=UTC), None, now=NOW).start_at.year == 2000
