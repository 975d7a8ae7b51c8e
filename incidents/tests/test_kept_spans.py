"""How a period is made up of stretches that are counted ahead."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from incidents.kept.spans import LENGTHS, QUARTER, WEEK, YEAR, Span, cover, span_holding

MONDAY = span_holding(date(2024, 3, 4), YEAR).starts_on
WEEKS = [MONDAY + timedelta(weeks=n) for n in range(2 * YEAR)]
COUNTED = {span_holding(monday, weeks) for monday in WEEKS for weeks in LENGTHS}
SUNDAY = MONDAY + timedelta(weeks=2 * YEAR, days=-1)


def test_a_year_that_is_counted_is_read_as_one_stretch() -> None:
    found = cover(MONDAY, SUNDAY, COUNTED, ())

    assert [span.weeks for span in found.spans] == [YEAR, YEAR]
    assert found.rest == ()


def test_a_stale_week_is_read_from_the_rows_and_its_year_in_shorter_stretches() -> None:
    stale = WEEKS[QUARTER + 1]

    found = cover(MONDAY, WEEKS[YEAR] - timedelta(days=1), COUNTED, [stale])

    assert found.rest == ((stale, stale + timedelta(days=6)),)
    assert sorted(span.weeks for span in found.spans) == [WEEK] * (QUARTER - 1) + [QUARTER] * 3


def test_the_ragged_ends_of_a_period_are_read_from_the_rows() -> None:
    found = cover(MONDAY + timedelta(days=2), SUNDAY - timedelta(days=1), COUNTED, ())

    assert list(found.rest) == [
        (MONDAY + timedelta(days=2), MONDAY + timedelta(days=6)),
        (SUNDAY - timedelta(days=6), SUNDAY - timedelta(days=1)),
    ]


def test_nothing_is_kept_before_it_was_counted() -> None:
    assert cover(MONDAY, SUNDAY, set(), ()).rest == ((MONDAY, SUNDAY),)


@given(
    first=some.integers(0, 200),
    days=some.integers(0, 500),
    counted=some.sets(some.sampled_from(sorted(COUNTED))),
    stale=some.sets(some.sampled_from(WEEKS)),
)
def test_every_day_of_the_period_is_in_exactly_one_part(
    first: int, days: int, counted: set[Span], stale: set[date]
) -> None:
    first_on = MONDAY + timedelta(days=first)
    last_on = first_on + timedelta(days=days)

    found = cover(first_on, last_on, counted, stale)

    parts = [(span.starts_on, span.ends_on - timedelta(days=1)) for span in found.spans] + list(found.rest)
    covered = [start + timedelta(days=n) for start, end in parts for n in range((end - start).days + 1)]
    assert sorted(covered) == [first_on + timedelta(days=n) for n in range(days + 1)]
    assert not any(monday in stale for span in found.spans for monday in span.mondays)
