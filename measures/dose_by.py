"""Visits of one place put under the day or the four-hour band they began in, and the time they cover.

A visit across midnight belongs, with all its minutes, to the day and the band in which it began:
split, one visit of twelve minutes would become two that are too short to count.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from measures.bands import BANDS, Band, band_of
from measures.dose import Visit
from measures.inputs import in_utc
from measures.weeks import local


class Began(Protocol):
    """Whatever has a beginning: a visit, with or without who made it."""

    @property
    def arrived_at(self) -> datetime: ...


AnyVisit = TypeVar("AnyVisit", bound=Began)


def day_of(moment: datetime) -> date:
    """The London day of an aware moment. Refuses a naive one.

    Example: 23:30 UTC on 30 June 2026 is 1 July in London.
    Source: the civil day of the place, as in measures.weeks.
    """
    return local(moment).date()


def visits_by_day(visits: Iterable[AnyVisit], days: Sequence[date]) -> dict[date, list[AnyVisit]]:
    """The visits that began on each of these days, in their order; a day without any has an empty list.

    Refuses a visit of another day: what is in no row would be missing from the table unseen.
    """
    found: dict[date, list[AnyVisit]] = {day: [] for day in days}
    for visit in visits:
        day = day_of(visit.arrived_at)
        if day not in found:
            raise ValueError(f"A visit began on {day}, which is not among the days asked for.")
        found[day].append(visit)
    return found


def visits_by_band(visits: Iterable[AnyVisit]) -> dict[Band, list[AnyVisit]]:
    """The visits that began in each of the six bands; a band without any has an empty list."""
    found: dict[Band, list[AnyVisit]] = defaultdict(list)
    for visit in visits:
        found[band_of(visit.arrived_at)].append(visit)
    return {band: found[band] for band in BANDS}


def covered_minutes(visits: Iterable[Visit]) -> float:
    """Minutes in which somebody was there: the union of the visits, each moment counted once.

    Two patrols in a zone at once are two visits and both their minutes count as patrol-minutes; here
    they count once. Visits that only touch neither overlap nor leave a gap.
    Example: 14:00 to 14:20 and 14:10 to 14:30 are 40 patrol-minutes and 30 covered minutes.
    Source: the length of a union of intervals (Klee 1977, American Mathematical Monthly 84).
    """
    spans = sorted((in_utc(each.arrived_at, "The start"), in_utc(each.left_at, "The end")) for each in visits)
    covered, until = timedelta(0), None
    for start, end in spans:
        begin = start if until is None else max(start, until)
        if end > begin:
            covered += end - begin
            until = end
    return covered / timedelta(minutes=1)
