"""What a first page tells of planned visits: today's for those who walk, last week's for those who plan."""

from datetime import datetime
from typing import Any

from accounts.models import User
from accounts.rights import Right
from measures.weeks import last_complete_week, local
from patrols.models import PlannedVisit
from patrols.plans.delivered import planned_in_week, with_delivered
from patrols.plans.delivery import together


def planned_today(user: User, now: datetime) -> dict[str, Any]:
    """For `patrols/_planned_today.html`: the plans of the person's own organisation, in order of time."""
    plans = PlannedVisit.objects.visible_to(user).counted().on_day(local(now).date()).for_list()
    return {"planned_today": with_delivered(plans.of_organisation(user.organisation_id), now=now)}


def planned_delivered(user: User, now: datetime) -> dict[str, Any]:
    """For `patrols/_planned_delivered.html`: last week in one line, and the plans that were missed."""
    if not user.can(Right.VIEW_PATROLS):
        return {}
    week = last_complete_week(now)
    plans = planned_in_week(week, now=now)
    return {
        "planned_week": week,
        "planned_last_week": together(plan.delivery for plan in plans if plan.delivery),
        "planned_missed": [plan for plan in plans if plan.delivery and plan.delivery.missed],
        "may_plan": user.can(Right.PLAN_VISITS),
    }
