"""Patrol on the map: what each zone received in the period, by the one definition of the dose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from hotspots.asked.selection import Selection
from hotspots.words.layers import how_many, not_narrowed
from patrols.dose.figures import rounded
from patrols.dose.report import LONGEST_DAYS, Asked, Line, dose_report
from patrols.dose.stays import Stay
from zones.models import ZoneVersion

TOO_LONG = f"Patrol is added up for at most {LONGEST_DAYS} days: choose a shorter period to see it."
PER_ZONE = "A visit is known by its zone, not by a point, so patrol is shown per zone and not per cell."


@dataclass(frozen=True)
class ZoneDose:
    """One zone's line of the dose, with its outline as at the end of the period."""

    line: Line
    outline: dict[str, Any] | None

    @property
    def slug(self) -> str:
        return self.line.key

    @property
    def name(self) -> str:
        return self.line.name

    @property
    def kind(self) -> str:
        return str(self.line.last.zone.kind) if self.line.last else ""

    @property
    def url(self) -> str:
        return reverse("patrols:zone", args=[self.slug])

    @property
    def qualifying_visits(self) -> int:
        return self.line.dose.qualifying_visits

    @property
    def minutes(self) -> int | float | None:
        return rounded(self.line.dose.patrol_minutes)

    @property
    def freshness(self) -> str:
        """recent, due, overdue or never"""
        return self.line.last.freshness if self.line.last else "never"

    @property
    def days_since(self) -> int | None:
        return self.line.last.days if self.line.last else None

    @property
    def last_words(self) -> str:
        """Such as "3 days ago", seen from the end of the period or from now while it lasts."""
        return self.line.last.in_words if self.line.last else ""

    @property
    def visits_words(self) -> str:
        return f"{how_many(self.qualifying_visits, 'qualifying visit')}, {self.minutes} minutes of patrol"


@dataclass(frozen=True)
class HotspotDose:
    """`not_delivered` are visits planned in the period, their day over, that no logged visit delivers."""

    zones: tuple[ZoneDose, ...]
    note: str
    not_delivered: int = 0


def hotspot_dose(selection: Selection, *, now: datetime, stays: Sequence[Stay] | None = None) -> HotspotDose:
    """The dose of the selection's period and zone. The other filters are about incidents.

    `stays` are the visits of the period, where they were read already.
    """
    period = selection.period
    if period.days > LONGEST_DAYS:
        return HotspotDose((), TOO_LONG)
    asked = Asked(period.first_on, period.last_on, selection.zone)
    report = dose_report(asked, now=now, made=stays)
    drawn = ZoneVersion.objects.holding_on(period.last_on)
    outlines = {version.zone.slug: version.geometry for version in drawn}
    zones = tuple(ZoneDose(line, outlines.get(line.key)) for line in report.lines)
    said = (PER_ZONE, not_narrowed(selection, "patrol"))
    note = " ".join(sentence for sentence in said if sentence)
    return HotspotDose(zones, note, report.total.delivery.missed)
