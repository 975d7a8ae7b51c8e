"""Patrols as the duty sheet that is imported, so that a file of ours can be read again."""

from datetime import datetime, time
from typing import Any

from django.db.models import F, QuerySet

from accounts.rights import Right
from exports.lists import Column, ExportList, column
from harlowsafety.exported.times import clock, day_of
from patrols.filters import PatrolFilter
from patrols.models import Patrol, Visit


def _a_row_for_each_visit(patrols: QuerySet[Any]) -> QuerySet[Any]:
    """A patrol without a visit has one row, too."""
    rows: Any = Patrol.objects.filter(pk__in=patrols.order_by().values("pk")).for_list()
    with_visit: QuerySet[Any] = rows.annotate(
        visit_pk=F("visits__pk"), visit_began=F("visits__arrived_at")
    ).order_by("started_at", "pk", "visit_began", "visit_pk")
    return with_visit


def _visit(row: Any) -> Visit | None:
    return next((visit for visit in row.visits.all() if visit.pk == row.visit_pk), None)


def _crew(patrol: Patrol) -> str:
    """Whose patrol it was comes first."""
    crews = sorted(patrol.crews.all(), key=lambda crew: crew.organisation_id != patrol.organisation_id)
    return "; ".join(f"{crew.organisation.short_name} {crew.staff_count}" for crew in crews)


def _zone(row: Any) -> str | None:
    visit = _visit(row)
    return visit.zone.name if visit else None


def _at(name: str) -> Any:
    def value(row: Any) -> time | str | None:
        visit = _visit(row)
        moment: datetime | None = getattr(visit, name) if visit else None
        return clock(moment)

    return value


def _outcomes(row: Any) -> str:
    visit = _visit(row)
    return "; ".join(f"{each.code.code} {each.count}" for each in visit.outcomes.all()) if visit else ""


DUTY_SHEET = ExportList(
    key="duty-sheet",
    label="Patrols as a duty sheet",
    kind="patrol",
    page="patrols:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_PATROLS),
    rows=lambda user: Patrol.objects.visible_to(user).counted(),
    filters=PatrolFilter,
    lines=_a_row_for_each_visit,
    columns=(
        column("reference", "Reference"),
        column("officer", "Officer", "officer.email"),
        Column("on", "Date", lambda row: day_of(row.started_at)),
        Column("started", "Start", lambda row: clock(row.started_at)),
        Column("ended", "End", lambda row: clock(row.ended_at)),
        Column("crew", "Staff of each organisation", _crew),
        Column("zone", "Zone", _zone),
        Column("arrived", "Arrived", _at("arrived_at")),
        Column("left", "Left", _at("left_at")),
        column("nothing", "Nothing to report", "nothing_to_report"),
        Column("outcomes", "Outcomes", _outcomes),
        column("note", "Note"),
    ),
    notes=(
        "A row for each visit, headed as the duty sheet that can be imported. Patrols that run or were "
        "struck out are not in it.",
    ),
)
