"""How long incidents are kept, and how far one reaches: pictures, links, sheets as sent, files, counts."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from audit.retention.kinds import SIX_YEARS_MONTHS, TAKEN_OUT, Counted, RetentionKind
from exports.services.erasing import erase_files_of
from imports.services.erasing import erase_originals
from incidents.categories import LABELS, SENSITIVE
from incidents.kept_services import rebuild_incident_counts
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind
from zones.retention import by_month_and_place, place_names


def _counted(rows: Any) -> Iterator[Counted]:
    """As figures count: what was withdrawn is left out."""
    counted = rows.exclude(status="withdrawn")
    return by_month_and_place(counted, moment="occurred_at", category="category")


def _files(keys: Collection[int]) -> Mapping[str, int]:
    return {
        "files as they were sent": erase_originals(kind=IncidentSheetKind.key, model=Incident, keys=keys),
        "files that were taken out": erase_files_of(["incident"]),
    }


INCIDENTS = RetentionKind(
    key="incidents",
    label="Incidents",
    kind="incident",
    proposed_months=SIX_YEARS_MONTHS,
    model=Incident,
    moment="occurred_at",
    free_text={"description": "", "status_reason": TAKEN_OUT},
    counted_as="Incidents",
    counted=_counted,
    place_names=place_names,
    category_names=lambda: {str(each): label for each, label in LABELS.items()},
    told_together=frozenset(str(each) for each in SENSITIVE),
    reaches=(_files,),
    afterwards=(rebuild_incident_counts,),
)
