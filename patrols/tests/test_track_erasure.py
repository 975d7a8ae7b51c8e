"""No track outlives its days, whenever it was uploaded and whatever the clocks do."""

from datetime import UTC, datetime, timedelta

import pytest

from patrols.tracks.erasure import erased_at, last_run, next_run


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("uploaded_at", "days", "expected"),
    [
        (utc(2026, 11, 20, 21, 0), 7, utc(2026, 11, 27, 3, 10)),
        (utc(2026, 11, 20, 3, 10), 7, utc(2026, 11, 27, 3, 10)),
        (utc(2026, 11, 20, 3, 9), 7, utc(2026, 11, 26, 3, 10)),
        (utc(2026, 11, 20, 21, 0), 1, utc(2026, 11, 21, 3, 10)),
        (utc(2026, 11, 20, 21, 0), 0, utc(2026, 11, 21, 3, 10)),
        (utc(2026, 11, 20, 2, 0), 0, utc(2026, 11, 20, 3, 10)),
        # Summer time: 03:10 in London is 02:10 UTC until 25 October, and from 29 March.
        (utc(2026, 10, 20, 12, 0), 3, utc(2026, 10, 23, 2, 10)),
        (utc(2026, 10, 24, 12, 0), 1, utc(2026, 10, 25, 3, 10)),
        (utc(2026, 3, 28, 12, 0), 1, utc(2026, 3, 29, 2, 10)),
    ],
)
def test_a_track_is_erased_by_the_last_run_within_its_days(uploaded_at, days, expected):
    assert erased_at(uploaded_at, days) == expected


def test_from_one_day_up_no_track_is_kept_for_longer_than_its_days():
    hours = [utc(2026, 10, 20) + timedelta(hours=number) for number in range(24 * 10)]

    kept = [erased_at(uploaded_at, 2) - uploaded_at for uploaded_at in hours]

    assert timedelta() < min(kept) and max(kept) <= timedelta(days=2)


def test_every_moment_lies_between_two_runs():
    moment = utc(2026, 10, 25, 3, 10)

    assert (last_run(moment), next_run(moment)) == (moment, utc(2026, 10, 26, 3, 10))
