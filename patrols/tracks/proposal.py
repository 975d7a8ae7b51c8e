"""What a track proposes: visits to confirm, what is too short to be one, and where the track is silent."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from measures.weeks import local
from patrols.models import Track
from patrols.tracks.drawing import draw_track
from patrols.tracks.kept import read_kept
from patrols.tracks.reading import Fix
from patrols.tracks.stays import LONGEST_STEP, MINUTE, Gap, Stays, TrackedStay, read_stays
from zones.drawing import Drawing
from zones.models import Zone, ZoneVersion
from zones.services import ZoneMap

MOST_PROPOSED = 20


@dataclass(frozen=True)
class ProposedVisit:
    """One visit for its officer to confirm, change or leave out. Numbered from 1."""

    number: int
    zone: Zone
    arrived_at: datetime
    left_at: datetime
    stay: TrackedStay

    @property
    def minutes(self) -> int:
        return self.stay.minutes

    @property
    def not_counted_seconds(self) -> int:
        return round(self.stay.not_counted.total_seconds())


@dataclass(frozen=True)
class PassedThrough:
    zone: Zone
    times: int
    inside: timedelta

    @property
    def minutes(self) -> float:
        return self.inside / MINUTE


@dataclass(frozen=True)
class Proposal:
    started_at: datetime
    ended_at: datetime
    positions: int
    visits: tuple[ProposedVisit, ...]
    left_out: tuple[ProposedVisit, ...]
    passed_through: tuple[PassedThrough, ...]
    gaps: tuple[Gap, ...]
    short_breaks: int
    silent: timedelta
    found: Stays
    drawing: Drawing | None
    longest_step_minutes: int = LONGEST_STEP // MINUTE

    @property
    def silent_minutes(self) -> float:
        return self.silent / MINUTE


def propose(track: Track, *, now: datetime) -> Proposal | None:
    """None once the points are erased, or should be."""
    if track.is_forgotten_by(now):
        return None
    fixes = read_kept(track.raw)
    versions = list(ZoneVersion.objects.select_related("zone", "zone__parent"))
    zones = {version.zone.slug: version.zone for version in versions}
    found = read_stays(fixes, {day: _map_of(day, versions).places for day in _days(fixes)})
    visits = [ProposedVisit(0, zones[stay.zone], stay.arrived_at, stay.left_at, stay) for stay in found.stays]
    longest = sorted(visits, key=lambda visit: visit.stay.inside, reverse=True)[:MOST_PROPOSED]
    proposed = sorted(longest, key=lambda visit: visit.arrived_at)
    gaps = [gap for gap in found.gaps if gap.length >= MINUTE]
    return Proposal(
        started_at=_minute(track.started_at),
        ended_at=_minute(track.ended_at),
        positions=len(fixes),
        visits=tuple(_numbered(visit, number) for number, visit in enumerate(proposed, start=1)),
        left_out=tuple(visit for visit in visits if visit not in longest),
        passed_through=_passed_through(found.passed_through, zones),
        gaps=tuple(gaps),
        short_breaks=len(found.gaps) - len(gaps),
        silent=sum((gap.length for gap in found.gaps), timedelta()),
        found=found,
        drawing=_drawing(fixes, versions),
    )


def _days(fixes: tuple[Fix, ...]) -> list[date]:
    first, last = local(fixes[0].at).date(), local(fixes[-1].at).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _map_of(day: date, versions: list[ZoneVersion]) -> ZoneMap:
    return ZoneMap(day, [version for version in versions if version.holds_on(day)])


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _numbered(visit: ProposedVisit, number: int) -> ProposedVisit:
    return ProposedVisit(number, visit.zone, visit.arrived_at, visit.left_at, visit.stay)


def _passed_through(stays: tuple[TrackedStay, ...], zones: dict[str, Zone]) -> tuple[PassedThrough, ...]:
    by_zone: dict[str, list[timedelta]] = defaultdict(list)
    for stay in stays:
        by_zone[stay.zone].append(stay.inside)
    return tuple(
        PassedThrough(zones[slug], len(times), sum(times, timedelta())) for slug, times in by_zone.items()
    )


def _drawing(fixes: tuple[Fix, ...], versions: list[ZoneVersion]) -> Drawing | None:
    """Wider areas first, so that they lie under the zones within them."""
    day = local(fixes[0].at).date()
    drawn = [version for version in versions if version.holds_on(day)]
    outlines = [(version.zone.name, version.zone.kind, version.geometry) for version in drawn]
    return draw_track(fixes, sorted(outlines, key=lambda each: each[1]))
