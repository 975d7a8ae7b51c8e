"""What was reported, and what the police publish each month. Two kinds that are never added up."""

from incidents.models.counts import CountedSpan, IncidentCount, StaleWeek
from incidents.models.incident import Incident
from incidents.models.recorded import PoliceFile, RecordedCrime

__all__ = ["CountedSpan", "Incident", "IncidentCount", "PoliceFile", "RecordedCrime", "StaleWeek"]
