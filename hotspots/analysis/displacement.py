"""Did it move next door? A zone, the ground around it and a control area, before and after."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from hotspots.analysis.record import first_day_on_record
from hotspots.asked.displacement import CELLS, NEXT_RING, Control, DisplacementAsked
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from measures.displacement import SMALLEST_CELL, Displacement, weighted_displacement_quotient
from zones.geometry import Place, cell_of, parent_of, resolution_of, resolve_all
from zones.models import Zone
from zones.rings import ZoneRing, rings_of, rings_on

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
    "The ring leaves out every hotspot zone. A place counts once: what lies in the zone or its ring is no "
    "control. The next ring holds the ground as wide again beyond the first.",
    "A control area should be like the zone and far enough from it; the next ring may be too near. The "
    "quotient does not say what caused a change, nor how sure it is.",
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


@dataclass(frozen=True, slots=True)
class Ground:
    """The zone, its ring and the control area, as drawn on one day; no place is in two of them."""

    zone: Zone
    ring: ZoneRing
    control: Control
    rings: list[ZoneRing]
    next_ring: ZoneRing

    def area_of(self, lat: float, lng: float, zone: int | None) -> str:
        """In which of the three a place lies, given the hotspot zone that holds it; empty for none."""
        if zone == self.zone.pk:
            return ZONE
        if zone is None and self.ring.holds(lat, lng):
            return RING
        return CONTROL if self._is_control(lat, lng, zone) else ""

    def _is_control(self, lat: float, lng: float, zone: int | None) -> bool:
        if self.control.zone is not None:
            return zone == self.control.zone.pk
        if self.control.way == CELLS:
            finest = cell_of(lat, lng)
            return any(parent_of(finest, resolution_of(cell)) == cell for cell in self.control.cells)
        if zone is not None:
            return False
        if self.control.way == NEXT_RING:
            return self.next_ring.holds(lat, lng)
        return not any(each.holds(lat, lng) for each in self.rings)


def incident_displacement(asked: DisplacementAsked) -> DisplacementFound:
    """Counts by exact place in the zone, its ring and the control area; five queries."""
    rings = rings_on(asked.after.last_on, asked.metres)
    by_zone = {each.zone.pk: each for each in rings}
    needed = [asked.zone, *([asked.control.zone] if asked.control.zone is not None else [])]
    missing = next((zone for zone in needed if zone.pk not in by_zone), None)
    if missing is not None:
        return DisplacementFound((), None, f"{missing} had no outline on the last day of the period after.")
    first = first_day_on_record(asked.selection)
    if first is None or first > asked.before.first_on:
        return DisplacementFound((), None, "Nothing is on record from the beginning of the period before.")
    ground = Ground(asked.zone, by_zone[asked.zone.pk], asked.control, rings, _next_ring(asked, rings))
    before, after = (_counts(asked.during(period), ground) for period in (asked.before, asked.after))
    names = {
        ZONE: asked.zone.name,
        RING: f"Ring of {asked.metres} metres around it",
        CONTROL: f"Control: {_control_words(asked)}",
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


def _counts(during: Selection, ground: Ground) -> Counter[str]:
    """How many incidents lie in each of the three areas."""
    rows = (
        selected_incidents(during)
        .drawable_as_points()
        .order_by()
        .values_list("lat", "lng")
        .annotate(many=Count("pk"))
    )
    points = [(lat, lng, many) for lat, lng, many in rows]
    places = [
        Place(number, str(each.zone.pk), 1, each.version.polygon) for number, each in enumerate(ground.rings)
    ]
    within = resolve_all([(lat, lng) for lat, lng, _ in points], places)
    found: Counter[str] = Counter()
    for (lat, lng, many), place in zip(points, within, strict=True):
        area = ground.area_of(lat, lng, None if place is None else int(place.slug))
        if area:
            found[area] += many
    return found


def _next_ring(asked: DisplacementAsked, rings: list[ZoneRing]) -> ZoneRing:
    """The ring around the same zone that reaches twice as far; the first one is cut out of it by counting."""
    wide = rings_of([each.version for each in rings], asked.metres * 2)
    return next(each for each in wide if each.zone.pk == asked.zone.pk)


def _control_words(asked: DisplacementAsked) -> str:
    control = asked.control
    if control.zone is not None:
        return control.zone.name
    if control.way == NEXT_RING:
        return f"the next ring, {asked.metres} to {asked.metres * 2} metres from it"
    if control.way == CELLS:
        return "one cell" if len(control.cells) == 1 else f"{len(control.cells)} cells"
    return "outside every hotspot zone and ring"
