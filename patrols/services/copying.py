"""Planning a week like the one before it."""

import uuid
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from measures.weeks import Week
from patrols.models import PlannedVisit
from patrols.services.planning import plan_visits


@transaction.atomic
def copy_week(*, by: User, now: datetime, week: Week) -> list[PlannedVisit]:
    """Plan the single plans of a week again for the next: all that are not there yet, or none.

    Those that repeat every week are there by themselves. Reasons are not copied: they tell of the
    weeks before. Again makes nothing twice.
    """
    planned = PlannedVisit.objects.counted()
    single = list(planned.in_week(week).filter(repeats__isnull=True).for_list())
    there = {_slot(plan) for plan in planned.in_week(week.next())}
    if not single:
        raise ValidationError("No single visits are planned in that week, so there is nothing to copy.")
    made = []
    for plan in single:
        on = plan.on + timedelta(weeks=1)
        if (plan.zone_id, plan.organisation_id, on, plan.from_time, plan.to_time) not in there:
            made.append(_again(plan, by, now))
    return made


def _again(plan: PlannedVisit, by: User, now: datetime) -> PlannedVisit:
    on = plan.on + timedelta(weeks=1)
    same = {name: getattr(plan, name) for name in ("zone", "organisation", "from_time", "to_time", "visits")}
    try:
        return plan_visits(
            by=by, now=now, on=on, minutes=plan.minutes, note=plan.note, client_id=uuid.uuid4(), **same
        )
    except ValidationError as error:
        said = [f"{plan.zone}, {plan.band} on {on:%A} {on.day} {on:%B}: {each}" for each in error.messages]
        raise ValidationError(said) from error


def _slot(plan: PlannedVisit) -> tuple[object, ...]:
    return plan.zone_id, plan.organisation_id, plan.on, plan.from_time, plan.to_time
