"""How long each zone has been without a visit long enough to count, for the board of today."""

from dataclasses import dataclass
from datetime import datetime

from measures.dose import days_since, freshness
from patrols.models import Visit
from zones.models import Zone


@dataclass(frozen=True, slots=True)
class LastQualifying:
    """A zone and when its last qualifying visit began; `days` are London calendar days, 0 for today."""

    zone: Zone
    at: datetime | None
    days: int | None

    @property
    def freshness(self) -> str:
        return freshness(self.days)

    @property
    def in_words(self) -> str:
        """Today; Yesterday; 4 days ago; No visit on record."""
        if self.days is None:
            return "No visit on record"
        return {0: "Today", 1: "Yesterday"}.get(self.days, f"{self.days} days ago")


def last_qualifying(*, now: datetime) -> list[LastQualifying]:
    """Every hotspot zone, the longest without such a visit first: two queries.

    Each outline's visits are read backwards through the index until one qualifies, so the cost does
    not grow with the visits on record. A visit to a zone's child is a visit to the zone.
    """
    began = Visit.objects.counted().qualifying().filter(arrived_at__lte=now).last_by_zone()
    zones = list(Zone.objects.all())
    found = []
    for zone in zones:
        keys = [zone.pk, *(child.pk for child in zones if child.parent_id == zone.pk)]
        at = max((began[key] for key in keys if key in began), default=None)
        if zone.kind == Zone.Kind.HOTSPOT:
            found.append(LastQualifying(zone, at, None if at is None else days_since(at, now)))
    return sorted(found, key=lambda each: (each.at is not None, each.at or now, each.zone.name))
