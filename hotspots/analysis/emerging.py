"""One look at the cells outside every zone: each one's last four weeks against its own past year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncDate

from hotspots.analysis.record import first_day_on_record
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from measures.change import Change
from measures.disclosure.detail import Detail
from measures.emerging import PAST_WEEKS, RECENT_WEEKS, Emerging, find_emerging
from measures.weeks import LONDON, Week
from zones.geometry import Place, cell_centre, resolve_all
from zones.models import ZoneVersion

WEEKS = PAST_WEEKS + RECENT_WEEKS
# With less than half a year behind it, "usual" would be one season.
LEAST_PAST_WEEKS = 26

Series = dict[int, dict[Week, int]]


@dataclass(frozen=True, slots=True)
class EmergingLook:
    """What was counted, and what was found; nothing was, where `reason` says why."""

    weeks: tuple[Week, ...]
    gaps: frozenset[Week]
    counts: Series
    found: Emerging[int] | None
    kept: tuple[Change[int], ...]
    reason: str = ""

    def series(self, cell: int) -> list[int | None]:
        """The cell's 52 weeks, the oldest first; a gap is None and no zero."""
        there = self.counts.get(cell, {})
        return [None if week in self.gaps else there.get(week, 0) for week in self.weeks]

    @property
    def recent_weeks(self) -> int:
        return sum(week not in self.gaps for week in self.weeks[PAST_WEEKS:])

    @property
    def past_weeks(self) -> int:
        return sum(week not in self.gaps for week in self.weeks[:PAST_WEEKS])


def look_for_emerging(newest: Week, *, keep: Collection[int] = ()) -> EmergingLook:
    """Four queries, however much happened. `keep` are cells whose figures are wanted, found or not.

    A cell is outside when its middle lies in no zone as drawn on the last day of the week. What happened
    inside a zone that reaches into it is not counted. Kinds that imply a victim are in no count, for
    anybody.
    """
    weeks = tuple(newest.previous(n) for n in range(WEEKS - 1, -1, -1))
    selection = Selection(Period(weeks[0].starts_on, newest.ends_on), detail=Detail.COUNTS)
    gaps = _gaps(selection, weeks)
    versions = list(ZoneVersion.objects.holding_on(newest.ends_on))
    counts = _outside(_by_cell(selection, gaps, versions), versions)
    look = EmergingLook(weeks, gaps, counts, None, ())
    if not look.recent_weeks:
        return _refused(look, "No week of the last four has data.")
    if look.past_weeks < LEAST_PAST_WEEKS:
        return _refused(
            look,
            f"{look.past_weeks} of the {PAST_WEEKS} weeks before have data; {LEAST_PAST_WEEKS} are needed.",
        )
    recent, past = _summed(counts, weeks[PAST_WEEKS:]), _summed(counts, weeks[:PAST_WEEKS])
    found = find_emerging(recent, past, recent_weeks=look.recent_weeks, past_weeks=look.past_weeks)
    changes = {each.place: each for each in found.compared.places}
    kept = tuple(changes[cell] for cell in sorted(set(keep)) if cell in changes)
    return EmergingLook(weeks, gaps, counts, found, kept)


def _refused(look: EmergingLook, reason: str) -> EmergingLook:
    return EmergingLook(look.weeks, look.gaps, look.counts, None, (), reason)


def _gaps(selection: Selection, weeks: Sequence[Week]) -> frozenset[Week]:
    """Weeks that began before the first record, and those in which nothing was recorded anywhere."""
    first = first_day_on_record(selection)
    on = TruncDate("occurred_at", tzinfo=LONDON)
    days = selected_incidents(selection).order_by().annotate(on=on).values_list("on", flat=True).distinct()
    with_data = {Week.of_date(day) for day in days}
    return frozenset(
        week for week in weeks if week not in with_data or first is None or week.starts_on < first
    )


def _by_cell(selection: Selection, gaps: Collection[Week], versions: Sequence[ZoneVersion]) -> Series:
    """Counts by cell and week, a week told by its London days; one query."""
    rows = (
        selected_incidents(selection)
        .drawable_as_points()
        .exclude(zone_version__in=[each.pk for each in versions])
        .order_by()
        .annotate(on=TruncDate("occurred_at", tzinfo=LONDON))
        .values("h3_cell", "on")
        .annotate(many=Count("pk"))
        .values_list("h3_cell", "on", "many")
    )
    found: Series = {}
    for cell, on, many in rows:
        week = Week.of_date(on)
        if week not in gaps:
            there = found.setdefault(cell, {})
            there[week] = there.get(week, 0) + many
    return found


def _outside(counts: Series, versions: Sequence[ZoneVersion]) -> Series:
    places = [Place(each.pk, each.zone.slug, 0, each.polygon) for each in versions]
    within = resolve_all([cell_centre(cell) for cell in counts], places) if counts else []
    return {cell: there for (cell, there), place in zip(counts.items(), within, strict=True) if place is None}


def _summed(counts: Series, weeks: Collection[Week]) -> dict[int, int]:
    """Every cell is named, also with none: all are tested together."""
    chosen = set(weeks)
    return {
        cell: sum(many for week, many in there.items() if week in chosen) for cell, there in counts.items()
    }
