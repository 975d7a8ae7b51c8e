"""Patrols, their visits, planned visits and deployments of technology as columns."""

from collections import Counter
from typing import Any

from django.utils import timezone

from accounts.rights import Right
from deployments.filters import TechDeploymentFilter
from deployments.models import TechDeployment
from exports.lists import Column, ExportList, column, in_words
from harlowsafety.exported.places import point_of
from harlowsafety.exported.times import known
from patrols.filters import PatrolFilter, PlannedVisitFilter
from patrols.models import Patrol, PlannedVisit, Visit
from patrols.plans.delivered import with_delivered

_PATROLS = (Right.EXPORT_RECORDS, Right.VIEW_PATROLS)


def _minutes(row: Any) -> float | None:
    """None while it is running: by the time the file is read it would be wrong."""
    ends_at = row.ended_at if isinstance(row, Patrol) else row.left_at
    return None if ends_at is None else round(row.minutes_by(ends_at), 1)


def _crew(patrol: Patrol) -> str:
    return "; ".join(f"{crew.organisation.short_name} {crew.staff_count}" for crew in patrol.crews.all())


def _zones(patrol: Patrol) -> str:
    return "; ".join(dict.fromkeys(visit.zone.name for visit in patrol.visits.all()))


def _counted(totals: dict[Any, int]) -> str:
    return "; ".join(f"{code.code} {count}" for code, count in totals.items())


def _outcomes_of_visit(visit: Visit) -> str:
    return _counted(Counter({each.code: each.count for each in visit.outcomes.all()}))


def _delivered(name: str) -> Any:
    return lambda plan: getattr(plan.delivery, name) if plan.delivery else None


PATROLS = ExportList(
    key="patrols",
    label="Patrols",
    kind="patrol",
    page="patrols:list",
    rights=_PATROLS,
    rows=lambda user: Patrol.objects.visible_to(user).for_list().select_related("import_batch"),
    filters=PatrolFilter,
    columns=(
        column("reference", "Reference"),
        column("state", "State"),
        column("officer", "Officer", "officer.full_name"),
        column("organisation", "Organisation", "organisation.short_name"),
        column("started_at", "Start"),
        column("ended_at", "End"),
        Column("minutes", "Minutes", _minutes),
        column("staff_count", "Staff"),
        Column("crew", "Staff of each organisation", _crew),
        column("is_joint", "Joint"),
        Column("zones", "Zones visited", _zones),
        Column("outcomes", "Outcomes", lambda patrol: _counted(patrol.outcome_totals)),
        column("nothing_to_report", "Nothing to report"),
        column("note", "Note"),
        column("logged_at", "Logged"),
        column("struck_at", "Struck out"),
        column("struck_reason", "Why it was struck out"),
        column("import_batch", "Import", "import_batch.reference"),
    ),
    notes=("Patrols that were struck out are in it, and counted in no figure.",),
)

VISITS = ExportList(
    key="patrol-visits",
    label="Visits of patrols",
    kind="patrol",
    page="patrols:list",
    rights=_PATROLS,
    rows=lambda user: Patrol.objects.visible_to(user),
    filters=PatrolFilter,
    lines=lambda patrols: (
        Visit.objects.filter(patrol__in=patrols.order_by().values("pk"))
        .for_list()
        .select_related("patrol__organisation")
    ),
    columns=(
        column("patrol", "Patrol", "patrol.reference"),
        column("officer", "Officer", "patrol.officer.full_name"),
        column("organisation", "Organisation", "patrol.organisation.short_name"),
        column("zone", "Zone", "zone.name"),
        column("zone_version", "Outline", "zone_version.number"),
        column("arrived_at", "Arrived"),
        column("left_at", "Left"),
        Column("minutes", "Minutes", _minutes),
        column("staff_count", "Staff", "patrol.staff_count"),
        Column("outcomes", "Outcomes", _outcomes_of_visit),
        Column("is_struck", "Patrol was struck out", lambda visit: visit.patrol.is_struck),
    ),
    notes=("The visits of the patrols on the list: a line for each.",),
)

PLANNED_VISITS = ExportList(
    key="planned-visits",
    label="Planned visits",
    kind="planned visit",
    page="patrols:planned",
    rights=_PATROLS,
    rows=lambda user: PlannedVisit.objects.visible_to(user).for_list(),
    filters=PlannedVisitFilter,
    prepare=lambda plans: with_delivered(plans, now=timezone.now()),
    columns=(
        column("on", "Day"),
        column("from_time", "From"),
        column("to_time", "To"),
        column("zone", "Zone", "zone.name"),
        column("organisation", "Organisation", "organisation.short_name"),
        column("visits", "Visits planned"),
        Column("delivered", "Visits delivered", _delivered("delivered")),
        Column("missed", "Visits missed", _delivered("missed")),
        column("minutes", "Minutes of each visit"),
        column("state", "State"),
        column("note", "Note"),
        column("why", "Why there and then"),
        column("repeats", "Repeating plan", "repeats.pk"),
        column("planned_by", "Planned by", "planned_by.full_name"),
        column("planned_at", "Planned"),
        column("cancelled_reason", "Why it was cancelled"),
    ),
    notes=("Plans that were cancelled are in it, and counted in no figure.",),
)


def _results(deployment: TechDeployment) -> str:
    told = (
        f"{each.get_code_display()}, {each.get_attribution_display()}: {each.count}"
        for each in deployment.results.all()
    )
    return "; ".join(told)


_PLAIN = (
    "duration_minutes", "units", "cost_pence", "cost_covers", "use_case", "authority_reference",
    "equality_assessment", "faces_seen", "faces_estimated", "alerts_total", "true_alerts_confirmed",
    "false_alerts_confirmed", "alerts_unconfirmed", "true_alerts_unconfirmed", "false_alerts_unconfirmed",
    "interventions", "people_screened", "screened_estimated",
    "detector_alerts", "resolved_by_conversation", "declined", "searches_after_alert",
    "searches_after_avoidance", "knife_bin_items",
)  # fmt: skip


def _heading(name: str) -> str:
    field = TechDeployment._meta.get_field(name)
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


DEPLOYMENTS = ExportList(
    key="deployments",
    label="Technology deployments",
    kind="deployment",
    page="deployments:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_DEPLOYMENTS),
    rows=lambda user: TechDeployment.objects.visible_to(user).for_list().select_related("import_batch"),
    filters=TechDeploymentFilter,
    columns=(
        column("reference", "Reference"),
        in_words("technology", "Technology"),
        in_words("status", "Status"),
        column("status_reason", "Why it has that status"),
        Column("starts_at", "Start", lambda row: known(row.starts_at, row.time_precision)),
        column("ends_at", "End"),
        in_words("time_precision", "How exact"),
        column("site", "Site"),
        column("zone", "Zone", "zone.name"),
        column("operator", "Operator", "operator.short_name"),
        column("funder", "Funder"),
        column("objective", "Objective"),
        in_words("authority_rank", "Authorised by"),
        column("impact_assessment", "Impact assessment"),
        column("public_notice_url", "Public notice"),
        column("watchlist_size", "People on the watch list"),
        column("watchlist_categories", "Categories of the watch list"),
        column("threshold", "Match threshold"),
        column("algorithm", "Algorithm"),
        *(column(name, _heading(name)) for name in _PLAIN),
        Column("results", "What came of it", _results),
        column("notes", "Notes"),
        column("recorded_at", "Recorded"),
        column("import_batch", "Import", "import_batch.reference"),
    ),
    place=point_of,
    has_points=True,
    notes=(
        "What is empty was not recorded; a nought is a result. Faces seen are estimates where it says so.",
    ),
)
