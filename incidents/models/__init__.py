"""What was reported, and what the police publish each month. Two kinds that are never added up."""

from incidents.models.attachment import Attachment
from incidents.models.counts import (
    WIDE_RESOLUTION,
    CountedSpan,
    IncidentCount,
    StaleWeek,
    WideIncidentCount,
    ZoneHourCount,
    ZoneWeekCount,
)
from incidents.models.incident import Incident
from incidents.models.link import IncidentLink
from incidents.models.recorded import PoliceFile, RecordedCrime, RecordedOutcome

__all__ = [
    "WIDE_RESOLUTION",
    "Attachment",
    "CountedSpan",
    "Incident",
    "IncidentCount",
    "IncidentLink",
    "PoliceFile",
    "RecordedCrime",
    "RecordedOutcome",
    "StaleWeek",
    "WideIncidentCount",
    "ZoneHourCount",
    "ZoneWeekCount",
]
