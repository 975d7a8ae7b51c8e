"""The first page: what each role came for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.models import User
from accounts.reviews.due import review_is_due
from accounts.rights import Right, Role
from audit.chain.standing import standing
from audit.models import AccessRecord
from audit.retention.kinds import all_kinds
from audit.retention.models import Erasure, RetentionPeriod
from audit.services import Action, record_access
from hotspots.emerging.reading import emerging_to_do
from hotspots.tasking.suggested import looked_back
from incidents.models import Incident, PoliceFile
from measures.weeks import local, london_day
from patrols.models import Patrol, Visit
from patrols.plans.home import planned_delivered, planned_today
from patrols.start import patrol_start
from patrols.targets import targets_of_today
from summaries.home import for_home as summaries_for
from zones.models import Zone


class HomeView(TemplateView):
    template_name = "home.html"
    right = Right.SIGNED_IN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: User = self.request.user
        found = BRINGS[Role(user.role)](user, timezone.now())
        if out_now := found.get("out_now"):
            names = [patrol.reference for patrol in out_now]
            record_access(self.request, Action.LIST, "patrol", ids=names, count=len(names))
        if targets := found.get("targets"):
            names = [str(target.pk) for target in targets]
            record_access(self.request, Action.LIST, "hours target", ids=names, count=len(names))
        return super().get_context_data(fragment=f"home/_{user.role}.html", **found, **kwargs)


class AccessibilityView(TemplateView):
    template_name = "accessibility.html"


@dataclass(frozen=True)
class ZoneToday:
    """Why one might walk there now: when somebody last did, and what this day of the week brings."""

    zone: Zone
    last_visit_at: datetime | None
    incidents: int


def _officer(user: User, now: datetime) -> dict[str, Any]:
    return {"zones": zones_today(user, now), **planned_today(user, now), **patrol_start(user)}


def _supervisor(user: User, now: datetime) -> dict[str, Any]:
    out_now = list(Patrol.objects.visible_to(user).running().for_list())
    planned = {**planned_delivered(user, now), "targets": targets_of_today(user, now=now)}
    zones = zones_today(user, now)
    return {"out_now": out_now, "zones": zones, **planned, **emerging_to_do(), **summaries_for(user, now)}


def _councillor(user: User, now: datetime) -> dict[str, Any]:
    return summaries_for(user, now)


def _analyst(user: User, now: datetime) -> dict[str, Any]:
    newest = PoliceFile.objects.values("kind").annotate(month=Max("month"), at=Max("imported_at"))
    kinds = PoliceFile.Kind
    files = [{**each, "label": kinds(each["kind"]).label} for each in newest.order_by("kind")]
    return {"files": files, **emerging_to_do(), **summaries_for(user, now)}


def _administrator(user: User, now: datetime) -> dict[str, Any]:
    return {**emerging_to_do(), **_watched(now)}


def _governance(user: User, now: datetime) -> dict[str, Any]:
    week = AccessRecord.objects.starting(london_day(_week_began_on(now))[0])
    kinds, confirmed = all_kinds(), set(RetentionPeriod.objects.values_list("kind", flat=True))
    return {
        **_watched(now),
        "exports": week.filter(action=AccessRecord.Action.EXPORT).count(),
        "without_period": [kind.label.lower() for key, kind in kinds.items() if key not in confirmed],
    }


def _week_began_on(now: datetime) -> date:
    """Seven whole days, today's among them: what the list finds that its counts lead to."""
    return local(now).date() - timedelta(days=6)


def _watched(now: datetime) -> dict[str, Any]:
    """What accounts and the access log ask somebody to look at."""
    week = AccessRecord.objects.starting(london_day(_week_began_on(now))[0])
    return {
        "never_signed_in": User.objects.never_signed_in().count(),
        "quiet": User.objects.quiet_since(now - timedelta(days=90)).count(),
        "refusals": week.filter(action=AccessRecord.Action.REFUSED).count(),
        "failed_sign_ins": week.filter(action=AccessRecord.Action.SIGN_IN_FAILED).count(),
        "log_problem": standing().problem,
        "review_is_due": review_is_due(now),
        "erasures": Erasure.objects.filter(state=Erasure.State.PROPOSED).count(),
        "week_began_on": _week_began_on(now),
    }


BRINGS: dict[Role, Callable[[User, datetime], dict[str, Any]]] = {
    Role.OFFICER: _officer,
    Role.SUPERVISOR: _supervisor,
    Role.LIAISON: _supervisor,
    Role.COUNCILLOR: _councillor,
    Role.ANALYST: _analyst,
    Role.ADMINISTRATOR: _administrator,
    Role.GOVERNANCE: _governance,
}


def zones_today(user: User, now: datetime) -> list[ZoneToday]:
    """The hotspot zones, the longest without a visit first; struck patrols visited nothing."""
    seen = Visit.objects.visible_to(user).filter(patrol__struck_at__isnull=True).order_by()
    visits = dict(seen.values_list("zone_version__zone").annotate(at=Max("arrived_at")))
    period = looked_back(now)
    reported = (
        Incident.objects.visible_to(user)
        .counted()
        .between(period.start_at, period.end_at)
        .filter(occurred_at__iso_week_day=local(now).isoweekday())
    )
    incidents = dict(reported.order_by().values_list("zone_version__zone").annotate(n=Count("pk")))
    zones = [
        ZoneToday(zone, visits.get(zone.pk), incidents.get(zone.pk, 0)) for zone in Zone.objects.hotspots()
    ]
    return sorted(zones, key=lambda each: each.last_visit_at.timestamp() if each.last_visit_at else 0)
