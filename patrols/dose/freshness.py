"""How long each zone has been without a visit long enough to count, and the words for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from measures.dose import DUE_AFTER_DAYS, OVERDUE_AFTER_DAYS, days_since, freshness
from patrols.models import Visit
from zones.models import Zone

LABELS = {
    "recent": "Recent",
    "due": f"Due: over {DUE_AFTER_DAYS} days",
    "overdue": f"Overdue: over {OVERDUE_AFTER_DAYS} days",
    "never": "Never visited",
}


def days_ago(days: int | None) -> str:
    """Today; Yesterday; 4 days ago; No visit on record."""
    if days is None:
        return "No visit on record"
    return {0: "Today", 1: "Yesterday"}.get(days, f"{days} days ago")


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
    def label(self) -> str:
        """Overdue: over 3 days"""
        return LABELS[self.freshness]

    @property
    def in_words(self) -> str:
        return days_ago(self.days)

    @property
    def rule(self) -> str:
        return (
            f"Days are calendar days. A zone is due after {DUE_AFTER_DAYS} days "
            f"and overdue after {OVERDUE_AFTER_DAYS}."
        )


def last_qualifying(*, now: datetime) -> list[LastQualifying]:
    """Every hotspot zone, the longest without such a visit first: two queries."""
    began, zones = began_by_zone(until=now), list(Zone.objects.all())
    found = [last_of(zone, zones, began, as_at=now) for zone in zones if zone.kind == Zone.Kind.HOTSPOT]
    return sorted(found, key=lambda each: (each.at is not None, each.at or now, each.zone.name))


def began_by_zone(*, until: datetime) -> dict[int, datetime]:
    """When the last qualifying visit to each zone began, by the zone's key: one query.

    Each outline's visits are read backwards through the index until one qualifies, so the cost does
    not grow with the visits on record.
    """
    return Visit.objects.counted().qualifying().filter(arrived_at__lte=until).last_by_zone()


def last_of(
    zone: Zone, zones: Iterable[Zone], began: Mapping[int, datetime], *, as_at: datetime
) -> LastQualifying:
    """The last one to the zone or to one within it: a visit to a zone's child is a visit to the zone."""
    keys = [zone.pk, *(child.pk for child in zones if child.parent_id == zone.pk)]
    at = max((began[key] for key in keys if key in began), default=None)
    return LastQualifying(zone, at, None if at is None else days_since(at, as_at))
