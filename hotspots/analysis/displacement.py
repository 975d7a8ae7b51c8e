"""Did it move next door? A zone, the ground around it and a control area, before and after."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from hotspots.analysis.record import first_day_on_record
from hotspots.asked.displacement import DisplacementAsked
from hotspots.asked.periods import Period
from hotspots.counts.incidents import selected_incidents
from measures.displacement import SMALLEST_CELL, Displacement, weighted_displacement_quotient
from zones.geometry import Place, resolve_all
from zones.rings import ZoneRing, rings_on

ZONE, RING, CONTROL = "zone", "ring", "control"
DEFINITION = (
    "The weighted displacement quotient of Bowers and Johnson (2003): how the ring’s share of the control "
    "area changed, divided by how the zone’s share of it changed, between two periods of as many days.",
    "Over 1: the ring improved more than the zone. 0 to 1: it improved, too. 0: no sign of change. 0 to −1: "
    "some moved there, less than was gained. Under −1: more moved there than was gained.",
    f"Not given if any of the six counts is under {SMALLEST_CELL}, nor if the zone did no better than the "
    "control area.",
    "Only incidents with an exact place count, so that zone, ring and control are counted alike; kinds that "
    "imply a victim have none. All three are as drawn on the last day of the period after.",
    "The ring leaves out every hotspot zone. A control area should be like the zone and far enough from it. "
    "The quotient does not say what caused a change, nor how sure it is.",
)


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """One of the three areas, before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class DisplacementFound:
    """The six counts and what they say; none, with the reason, where a zone had no outline then."""

    areas: tuple[AreaCounts, ...]
    quotient: Displacement | None
    reason: str = ""

    @property
    def total(self) -> int:
        return sum(each.before + each.after for each in self.areas)


def incident_displacement(asked: DisplacementAsked) -> DisplacementFound:
    """Counts by exact place in the zone, its ring and the control area; five queries."""
    rings = rings_on(asked.after.last_on, asked.metres)
    by_zone = {each.zone.pk: each for each in rings}
    needed = [asked.zone, *([asked.control] if asked.control is not None else [])]
    missing = next((zone for zone in needed if zone.pk not in by_zone), None)
    if missing is not None:
        return DisplacementFound((), None, f"{missing} had no outline on the last day of the period after.")
    first = first_day_on_record(asked.selection)
    if first is None or first > asked.before.first_on:
        return DisplacementFound((), None, "Nothing is on record from the beginning of the period before.")
    before, after = (_counts(asked, period, rings, by_zone) for period in (asked.before, asked.after))
    control = asked.control.name if asked.control is not None else "Outside every hotspot zone and ring"
    names = {
        ZONE: asked.zone.name,
        RING: f"Ring of {asked.metres} metres around it",
        CONTROL: f"Control: {control}",
    }
    quotient = weighted_displacement_quotient(
        zone_before=before[ZONE],
        zone_after=after[ZONE],
        buffer_before=before[RING],
        buffer_after=after[RING],
        control_before=before[CONTROL],
        control_after=after[CONTROL],
    )
    areas = tuple(AreaCounts(name, before[key], after[key]) for key, name in names.items())
    return DisplacementFound(areas, quotient)


def _counts(
    asked: DisplacementAsked, period: Period, rings: list[ZoneRing], by_zone: dict[int, ZoneRing]
) -> Counter[str]:
    """How many incidents lie in each of the three areas."""
    rows = (
        selected_incidents(asked.during(period))
        .drawable_as_points()
        .order_by()
        .values_list("lat", "lng")
        .annotate(many=Count("pk"))
    )
    points = [(lat, lng, many) for lat, lng, many in rows]
    places = [Place(number, str(each.zone.pk), 1, each.version.polygon) for number, each in enumerate(rings)]
    within = resolve_all([(lat, lng) for lat, lng, _ in points], places)
    ring = by_zone[asked.zone.pk]
    found: Counter[str] = Counter()
    for (lat, lng, many), place in zip(points, within, strict=True):
        area = _area(asked, lat, lng, place, ring, rings)
        if area:
            found[area] += many
    return found


def _area(
    asked: DisplacementAsked,
    lat: float,
    lng: float,
    place: Place | None,
    ring: ZoneRing,
    rings: Iterable[ZoneRing],
) -> str:
    if place is not None:
        zone = int(place.slug)
        if zone == asked.zone.pk:
            return ZONE
        return CONTROL if asked.control is not None and zone == asked.control.pk else ""
    if ring.holds(lat, lng):
        return RING
    in_any = asked.control is not None or any(each.holds(lat, lng) for each in rings)
    return "" if in_any else CONTROL
