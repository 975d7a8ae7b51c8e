"""From positions to time inside zones. What no position shows is never counted as presence.

The time between two positions counts only when both lie in the same zone, in one piece of the
recording, and are at most `LONGEST_STEP` apart. Somebody who steps out of a zone for less than `NOISE`
and comes back made one stay; the time outside it is not counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from measures.weeks import local
from patrols.tracks.reading import Fix
from zones.geometry import Place, resolve_all

LONGEST_STEP = timedelta(minutes=3)
NOISE = timedelta(minutes=1)
SHORTEST_STAY = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Gap:
    """Between these no position was recorded, or none that counts."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start


@dataclass(frozen=True)
class TrackedStay:
    """Time in one zone, by its slug. `inside` is what counts: never more than from start to end."""

    zone: str
    start: datetime
    end: datetime
    inside: timedelta

    @property
    def arrived_at(self) -> datetime:
        """The minute in which it began."""
        return self.start.replace(second=0, microsecond=0)

    @property
    def left_at(self) -> datetime:
        """As many whole minutes later as were spent inside, so that a visit is never longer than its stay."""
        return self.arrived_at + self.minutes * MINUTE

    @property
    def minutes(self) -> int:
        return self.inside // MINUTE

    @property
    def not_counted(self) -> timedelta:
        return self.end - self.start - self.inside


@dataclass(frozen=True)
class Stays:
    """What a track says: stays long enough to be visits, zones passed through, and where it is silent."""

    stays: tuple[TrackedStay, ...]
    passed_through: tuple[TrackedStay, ...]
    gaps: tuple[Gap, ...]
    start: datetime
    end: datetime


def read_stays(fixes: Sequence[Fix], places: Mapping[date, Sequence[Place]]) -> Stays:
    """`places` are the zones as drawn on each London day of the track; the deepest holds a position."""
    zones = _zones_of(fixes, places)
    gaps = tuple(Gap(one.at, other.at) for one, other in pairwise(fixes) if _is_gap(one, other))
    joined, crossed = _join(_runs(fixes, zones))
    found = tuple(stay for stay in joined if stay.inside >= SHORTEST_STAY)
    passed = tuple(stay for stay in (*joined, *crossed) if timedelta() < stay.inside < SHORTEST_STAY)
    passed = tuple(sorted(passed, key=lambda stay: stay.start))
    return Stays(found, passed, gaps, fixes[0].at, fixes[-1].at)


def _zones_of(fixes: Sequence[Fix], places: Mapping[date, Sequence[Place]]) -> list[str | None]:
    found: list[str | None] = []
    for day, those in groupby(fixes, key=lambda fix: local(fix.at).date()):
        points = [(fix.lat, fix.lng) for fix in those]
        found += [place.slug if place else None for place in resolve_all(points, places[day])]
    return found


def _is_gap(one: Fix, other: Fix) -> bool:
    return one.piece != other.piece or other.at - one.at > LONGEST_STEP


def _runs(fixes: Sequence[Fix], zones: Sequence[str | None]) -> list[TrackedStay]:
    """Stretches of positions in one zone, without a gap among them."""
    runs: list[TrackedStay] = []
    previous: tuple[Fix, str | None] | None = None
    for fix, zone in zip(fixes, zones, strict=True):
        goes_on = previous is not None and previous[1] == zone and not _is_gap(previous[0], fix)
        if zone is not None and goes_on:
            runs[-1] = replace(runs[-1], end=fix.at, inside=fix.at - runs[-1].start)
        elif zone is not None:
            runs.append(TrackedStay(zone, fix.at, fix.at, timedelta()))
        previous = fix, zone
    return runs


def _join(runs: Sequence[TrackedStay]) -> tuple[list[TrackedStay], list[TrackedStay]]:
    """Runs of one zone less than `NOISE` apart become one stay; also what was crossed meanwhile."""
    joined: list[TrackedStay] = []
    crossed: list[TrackedStay] = []
    for run in runs:
        last = _just_left(run, joined)
        if last is not None:
            stay = joined[last]
            crossed += joined[last + 1 :]
            joined[last:] = [replace(stay, end=run.end, inside=stay.inside + run.inside)]
        else:
            joined.append(run)
    return joined, crossed


def _just_left(run: TrackedStay, joined: Sequence[TrackedStay]) -> int | None:
    for number in range(len(joined) - 1, -1, -1):
        if run.start - joined[number].end >= NOISE:
            return None
        if joined[number].zone == run.zone:
            return number
    return None
