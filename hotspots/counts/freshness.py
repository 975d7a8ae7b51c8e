"""How far the data behind the map go, and what is missing from them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max

from accounts.models import User
from accounts.rights import Right
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import for_reader
from incidents.models import PoliceFile
from incidents.recorded_coverage import Coverage, coverage_of_files
from patrols.board import FORGOTTEN_AFTER_HOURS
from patrols.models import Patrol
from stopsearches.models import StopSearch


@dataclass(frozen=True)
class Freshness:
    """Of what the reader may read; None or 0 also where the reader may not.

    `never_ended` are patrols of the period that somebody most likely forgot to end; `not_delivered` is as
    the dose of the period has it.
    """

    incidents_up_to: datetime | None
    recorded: Coverage | None
    searches_up_to: datetime | None
    searches_published: date | None
    never_ended: int
    not_delivered: int
    reads_searches: bool = False
    reads_recorded: bool = False


def read_freshness(selection: Selection, reader: User, *, not_delivered: int, now: datetime) -> Freshness:
    """Four queries, however much there is."""
    files = list(PoliceFile.objects.values_list("kind", "force", "month", "rows_kept"))
    street = [(force, month, rows) for kind, force, month, rows in files if kind == PoliceFile.Kind.STREET]
    searched = [month for kind, _, month, _ in files if kind == PoliceFile.Kind.STOP_AND_SEARCH]
    reads_searches = reader.can(Right.VIEW_STOP_SEARCHES)
    reads_recorded = reader.can(Right.VIEW_RECORDED_CRIME)
    searches = StopSearch.objects.visible_to(reader).told_by_the_police()
    return Freshness(
        incidents_up_to=_newest(for_reader(selection), "occurred_at"),
        recorded=coverage_of_files(street) if reads_recorded else None,
        searches_up_to=_newest(searches, "searched_at") if reads_searches else None,
        searches_published=max(searched, default=None) if reads_searches else None,
        never_ended=_never_ended(selection, reader, now),
        not_delivered=not_delivered,
        reads_searches=reads_searches,
        reads_recorded=reads_recorded,
    )


def _newest(rows: Any, field: str) -> datetime | None:
    newest: datetime | None = rows.aggregate(newest=Max(field))["newest"]
    return newest


def _never_ended(selection: Selection, reader: User, now: datetime) -> int:
    period = selection.period
    until = min(period.end_at, now - timedelta(hours=FORGOTTEN_AFTER_HOURS))
    running = Patrol.objects.visible_to(reader).running()
    return 0 if until <= period.start_at else running.between(period.start_at, until).count()
