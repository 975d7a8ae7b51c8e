"""How long stop searches that the police told us of are kept; published ones come and go with their file."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Q

from audit.retention.kinds import Counted, RetentionKind
from exports.services.erasing import erase_files_of
from stopsearches.codes import OUTCOMES
from stopsearches.models import StopSearch
from zones.retention import by_month_and_place, place_names

_PROPOSED_MONTHS = 36


def _counted(rows: Any) -> Iterator[Counted]:
    """By outcome. Who was searched is in no count that is kept."""
    return by_month_and_place(rows, moment="searched_at", category="outcome")


def _files(keys: Collection[int]) -> Mapping[str, int]:
    return {"files that were taken out": erase_files_of(["stop search"])}


STOP_SEARCHES = RetentionKind(
    key="stop-searches",
    label="Stop searches",
    kind="stop search",
    proposed_months=_PROPOSED_MONTHS,
    model=StopSearch,
    of_kind=Q(source=StopSearch.Source.POLICE_RECORD.value),
    moment="searched_at",
    # The police's own reference is not for everybody who keeps the schedule.
    name="pk",
    counted_as="Stop searches",
    counted=_counted,
    place_names=place_names,
    category_names=lambda: OUTCOMES,
    reaches=(_files,),
)
