"""Times of a visit as people write them: a clock time, some time during the patrol."""

from datetime import UTC, datetime, time, timedelta

from measures.weeks import LONDON, local


def during(clock: time, start: datetime, end: datetime) -> datetime:
    """The moment between start and end at which the wall clock shows that time.

    A patrol lasts 12 hours at most, so there is one, or none, except in the hour that happens twice
    in October: then the first that fits. Where none fits, the one on the day it started, for the
    rules to refuse in words.
    """
    first_day = local(start).date()
    candidates = [
        datetime.combine(first_day + timedelta(days=days), clock, LONDON).replace(fold=fold).astimezone(UTC)
        for days in (0, 1)
        for fold in (0, 1)
    ]
    return next((moment for moment in candidates if start <= moment <= end), candidates[0])


def nearest(clock: time, to: datetime, *, start: datetime, end: datetime) -> datetime:
    """The moment, between start and end if there is one, at which the clock shows that time nearest to `to`.

    What was proposed and left as it is comes back as the same moment, also in the hour that happens twice.
    """
    day = local(to).date()
    candidates = [
        datetime.combine(day + timedelta(days=days), clock, LONDON).replace(fold=fold).astimezone(UTC)
        for days in (-1, 0, 1)
        for fold in (0, 1)
    ]
    return min(candidates, key=lambda moment: (not start <= moment <= end, abs(moment - to)))
