"""How long incidents are kept, and how far one reaches: pictures, links, sheets as sent, files, counts."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from audit.retention.kinds import TAKEN_OUT, Counted, RetentionKind
from exports.services.erasing import erase_files_of
from imports.services.erasing import erase_originals
from incidents.categories import LABELS, SENSITIVE
from incidents.kept_services import rebuild_incident_counts
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind
from measures.weeks import LONDON, local
from zones.retention import place_names

# Six years and the current one.
_PROPOSED_MONTHS = 84


def _counted(rows: Any) -> Iterator[Counted]:
    """As figures count: what was withdrawn is left out."""
    found = (
        rows.exclude(status="withdrawn")
        .order_by()
        .annotate(month=TruncMonth("occurred_at", tzinfo=LONDON))
        .values_list("month", "zone_version__zone__slug", "category")
        .annotate(how_many=Count("pk"))
    )
    for at, slug, category, how_many in found:
        yield local(at).date(), slug or "", category, how_many


def _files(keys: Collection[int]) -> Mapping[str, int]:
    return {
        "files as they were sent": erase_originals(kind=IncidentSheetKind.key, model=Incident, keys=keys),
        "files that were taken out": erase_files_of(["incident"]),
    }


INCIDENTS = RetentionKind(
    key="incidents",
    label="Incidents",
    kind="incident",
    proposed_months=_PROPOSED_MONTHS,
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
