"""How long patrols are kept, and how far one reaches: visits, corrections, its track, sheets and files."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from accounts.models import Organisation
from audit.retention.kinds import SIX_YEARS_MONTHS, TAKEN_OUT, Counted, RetentionKind
from exports.services.erasing import erase_files_of
from imports.services.erasing import erase_originals
from patrols.models import Correction, Patrol, Visit
from patrols.sheet_kind.kind import PatrolSheetKind
from zones.retention import by_month_and_place, place_names


def _counted(rows: Any) -> Iterator[Counted]:
    """Visits, as figures count them, by whose patrol it was."""
    visits = Visit.objects.counted().filter(patrol__in=rows)
    return by_month_and_place(visits, moment="arrived_at", category="patrol__organisation__short_name")


def _files(keys: Collection[int]) -> Mapping[str, int]:
    return {
        "files as they were sent": erase_originals(kind=PatrolSheetKind.key, model=Patrol, keys=keys),
        "files that were taken out": erase_files_of(["patrol"]),
    }


def _in_corrections(key: int) -> int:
    """A correction says why, and quotes the note that it wrote."""
    corrections = Correction.objects.filter(patrol=key)
    for each in corrections:
        each.changes = [
            {**change, "after": TAKEN_OUT} if change["what"] == "Note" else change for change in each.changes
        ]
        each.reason = TAKEN_OUT if each.reason else ""
        each.save(update_fields=["changes", "reason"])
    return len(corrections)


PATROLS = RetentionKind(
    key="patrols",
    label="Patrols",
    kind="patrol",
    proposed_months=SIX_YEARS_MONTHS,
    model=Patrol,
    moment="started_at",
    free_text={"note": "", "struck_reason": TAKEN_OUT},
    repeated=_in_corrections,
    lets_go=(("stop-searches", "patrol"),),
    counted_as="Visits of patrols",
    counted=_counted,
    place_names=place_names,
    category_names=lambda: dict(Organisation.objects.order_by("name").values_list("short_name", "name")),
    reaches=(_files,),
)
