"""How long deployments of technology are kept, and how far one reaches: its results, logs as sent, files."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from audit.retention.kinds import SIX_YEARS_MONTHS, Counted, RetentionKind
from deployments.lfr_log.kind import FacialRecognitionLogKind
from deployments.models import TechDeployment
from deployments.technologies import LABELS
from exports.services.erasing import erase_files_of
from imports.services.erasing import erase_originals
from zones.retention import by_month_and_place, place_names


def _counted(rows: Any) -> Iterator[Counted]:
    """Those that took place."""
    took_place = rows.filter(status__in=("active", "complete"))
    return by_month_and_place(took_place, moment="starts_at", category="technology")


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
    proposed_months=SIX_YEARS_MONTHS,
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
