"""What changed against an earlier period, zone by zone and cell by cell, tested all together."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Count

from hotspots.analysis.record import first_day_on_record
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.by_cell import counts_by_cell
from hotspots.counts.cells import FINEST, namer_of
from hotspots.counts.incidents import selected_incidents
from hotspots.counts.naming import NamedPlace, Namer
from measures.change import Change, ChangeCode, Changes, compare_places
from zones.models import Zone

OUTSIDE = 0
DEFINITION = (
    "This period against the one chosen to compare with, of the same filters. Given both counts together, "
    "the one now varies as a fair share of the days would have it (exact two-sided test); the words name a "
    "change only if it is unlikely among all places tested together and three or more incidents large.",
    "Of the places marked, about 5% at most are expected to be chance (Benjamini and Hochberg). Zones and "
    "cells are tested apart.",
    "“Expected” is the count before, brought to as many days as this period has.",
    "A percentage is given only of 30 or more: of fewer it says more than is known.",
    "A place with too few in both periods for any change to show is not tested and says so.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPlace(NamedPlace):
    """A place and its change."""

    change: Change[int]

    @property
    def is_marked(self) -> bool:
        return self.change.code in (ChangeCode.MORE, ChangeCode.FEWER)


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """Both tables; none, with the reason, where nothing can be compared."""

    now: Period
    before: Period | None
    zones: tuple[ChangedPlace, ...] = ()
    zones_note: str = ""
    cells: tuple[Change[int], ...] = ()
    cells_note: str = ""
    namer: Namer | None = None
    reason: str = ""

    def first_cells(self, many: int | None = None) -> list[ChangedPlace]:
        """Those marked first, then the least likely to be chance, then the most incidents."""
        if self.namer is None:
            return []
        name = self.namer.of_cell
        return [
            ChangedPlace(name=name(each.place), change=each, cell=each.place) for each in self.cells[:many]
        ]

    @property
    def total(self) -> int:
        return sum(each.change.now for each in self.zones)

    @property
    def marked(self) -> list[ChangedPlace]:
        return [each for each in self.zones if each.is_marked]


def incident_change(selection: Selection) -> IncidentChange:
    """The period chosen against all of those it is compared with that lie wholly on record."""
    now = selection.period
    first = first_day_on_record(selection)
    history = [
        each for each in selection.comparison.periods(now) if first is not None and first <= each.first_on
    ]
    if not history:
        return IncidentChange(now, None, reason="Nothing is on record from the whole of an earlier period.")
    # Earlier periods follow each other without a gap, so that together they are one.
    before = Period(history[-1].first_on, history[0].last_on)
    days = {"now_days": days_asked(selection, now), "before_days": days_asked(selection, before)}
    if not all(days.values()):
        return IncidentChange(
            now, before, reason="One of the periods has none of the days of the week asked."
        )
    cells = compare_places(_by_cell(selection, now), _by_cell(selection, before), **days)
    zones, names = _by_zone(selection, now, before, days)
    return IncidentChange(
        now,
        before,
        tuple(
            ChangedPlace(name=names[each.place][0], change=each, slug=names[each.place][1])
            for each in zones.places
        ),
        zones.note,
        tuple(sorted(cells.places, key=_unlikely_first)),
        cells.note,
        namer_of(selection),
    )


def days_asked(selection: Selection, period: Period) -> int:
    """How many of its days are of the weekdays asked."""
    if not selection.weekdays:
        return period.days
    every = (period.first_on + timedelta(days=n) for n in range(period.days))
    return sum(1 for day in every if day.isoweekday() in selection.weekdays)


def _unlikely_first(change: Change[int]) -> tuple[bool, float, float, int, int]:
    is_marked = change.code in (ChangeCode.MORE, ChangeCode.FEWER)
    adjusted = 1.0 if change.adjusted_p is None else change.adjusted_p
    return (not is_marked, adjusted, change.p, -change.now, change.place)


def _by_cell(selection: Selection, period: Period) -> dict[int, int]:
    cells, many = counts_by_cell(replace(selection, period=period), FINEST)
    return dict(zip(cells.tolist(), many.tolist(), strict=True))


def _by_zone(
    selection: Selection, now: Period, before: Period, days: dict[str, int]
) -> tuple[Changes[int], dict[int, tuple[str, str]]]:
    """Hotspot zones and the ground outside them; two queries of counts and one of zones."""
    chosen = selection.zone
    names = {
        each.pk: (each.name, each.slug)
        for each in Zone.objects.hotspots()
        if chosen is None or chosen.pk in (each.pk, each.parent_id)
    }
    if chosen is None:
        names[OUTSIDE] = ("Outside the hotspot zones", "")
    counts = [_counts_of(selection, period, names) for period in (now, before)]
    return compare_places(counts[0], counts[1], **days), names


def _counts_of(selection: Selection, period: Period, names: dict[int, tuple[str, str]]) -> dict[int, int]:
    rows = selected_incidents(selection, period).order_by().values_list("zone_version__zone")
    found: dict[int, int] = dict.fromkeys(names, 0)
    for zone, many in rows.annotate(many=Count("pk")):
        place = zone if zone in names else OUTSIDE
        if place in found:
            found[place] += many
    return found
