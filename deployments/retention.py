"""How long deployments of technology are kept, and how far one reaches: its results, logs as sent, files."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from audit.retention.kinds import Counted, RetentionKind
from deployments.lfr_log.kind import FacialRecognitionLogKind
from deployments.models import TechDeployment
from deployments.technologies import LABELS
from exports.services.erasing import erase_files_of
from imports.services.erasing import erase_originals
from measures.weeks import LONDON, local
from zones.retention import place_names

# Six years and the current one.
_PROPOSED_MONTHS = 84


def _counted(rows: Any) -> Iterator[Counted]:
    """Those that took place."""
    found = (
        rows.filter(status__in=("active", "complete"))
        .order_by()
        .annotate(month=TruncMonth("starts_at", tzinfo=LONDON))
        .values_list("month", "zone_version__zone__slug", "technology")
        .annotate(how_many=Count("pk"))
    )
    for at, slug, technology, how_many in found:
        yield local(at).date(), slug or "", technology, how_many


def _files(keys: Collection[int]) -> Mapping[str, int]:
    return {
        "files as they were sent": erase_originals(
            kind=FacialRecognitionLogKind.key, model=TechDeployment, keys=keys
        ),
        "files that were taken out": erase_files_of(["deployment"]),
    }


DEPLOYMENTS = RetentionKind(
    key="deployments",
    label="Deployments of technology",
    kind="deployment",
    proposed_months=_PROPOSED_MONTHS,
    model=TechDeployment,
    moment="starts_at",
    free_text={"notes": ""},
    lets_go=(("stop-searches", "tech_deployment"),),
    counted_as="Deployments",
    counted=_counted,
    place_names=place_names,
    category_names=lambda: {str(each): label for each, label in LABELS.items()},
    reaches=(_files,),
)
