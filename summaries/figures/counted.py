"""What the database holds of the incidents of a week, and of all the weeks that it is compared with."""

from collections import defaultdict
from dataclasses import dataclass

from incidents.kept.by_zone import ZoneWeek, counts_by_week
from incidents.whole import whole_from
from measures.weeks import Week
from measures.year import ROLLING_WEEKS, first_week_needed
from summaries.figures.reported import reported
from zones.models import Zone

ALL = "all"
BEFORE = 4
# By (week, zone, kind) as text, with `all` as the sum of the zones or of the kinds; no key is none.
Counts = dict[tuple[str, str, str], int]


@dataclass(frozen=True)
class Counted:
    """Counts of up to two years, and how closely those of the week itself are known."""

    zones: list[tuple[str, str]]
    counts: Counts
    first_week: Week | None
    notes: dict[str, int]

    def count(self, week: Week, area: str = ALL, kind: str = ALL) -> int | None:
        """None before the first week with a record: that is no zero."""
        if self.first_week is None or week < self.first_week:
            return None
        return self.counts.get((str(week), area, kind), 0)


def counted_incidents(week: Week) -> Counted:
    """Four queries from what is kept, whatever the number of zones, kinds and records; five if not all is."""
    zones = {zone.pk: zone for zone in Zone.objects.hotspots().order_by("name")}
    first_at = reported().aggregate(first=whole_from())["first"]
    found = counts_by_week(first_week_needed(week), week, zones)
    of_the_week = [each for each in found if each.starts_on == week.starts_on]
    return Counted(
        zones=[(zone.slug, zone.name) for zone in zones.values()],
        counts=_added_up(found, {pk: zone.slug for pk, zone in zones.items()}),
        first_week=Week.of_instant(first_at) if first_at else None,
        notes={
            name: sum(getattr(each, name) for each in of_the_week)
            for name in ("day_only", "zone_only", "late")
        },
    )


def live_incident_counts(week: Week) -> dict[tuple[str, str], int]:
    """This week's counts by (zone, kind) as they are now, without sums and without noughts.

    For what late records changed in an issued paper: three queries from what is kept, whatever happened.
    """
    slugs = dict(Zone.objects.hotspots().values_list("pk", "slug"))
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for each in counts_by_week(week, week, slugs):
        counts[slugs[each.zone], each.kind] += each.many
    return dict(counts)


def _added_up(found: list[ZoneWeek], slugs: dict[int, str]) -> Counts:
    weeks = {on: str(Week.of_date(on)) for on in {each.starts_on for each in found}}
    counts: Counts = defaultdict(int)
    for each in found:
        week, slug, kind, many = weeks[each.starts_on], slugs[each.zone], each.kind, each.many
        counts[week, slug, kind] += many
        counts[week, slug, ALL] += many
        counts[week, ALL, kind] += many
        counts[week, ALL, ALL] += many
    return dict(counts)


def last_weeks(week: Week) -> list[Week]:
    """The 52 weeks up to this one, the oldest first."""
    return [week.previous(n) for n in range(ROLLING_WEEKS - 1, -1, -1)]
