"""Planning visits, changing a plan while there is time, and cancelling one with the reason."""

import uuid
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from measures.dose import QUALIFYING_MINUTES
from measures.weeks import local
from patrols.models import PlannedVisit
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.plans.delivery import is_over, minutes_to_arrive_in
from zones.models import Zone, ZoneVersion

MOST_DAYS_AHEAD = 366
# The end of the 11 to 15 minutes that do most.
USUAL_MINUTES = 15


def plan_visits(
    *,
    by: User,
    now: datetime,
    zone: Zone,
    organisation: Organisation,
    on: date,
    from_time: time,
    to_time: time,
    visits: int,
    minutes: int = USUAL_MINUTES,
    note: str = "",
    why: str = "",
    client_id: uuid.UUID | None = None,
) -> PlannedVisit:
    """Ask an organisation for so many visits to a zone, arriving between two times of one day.

    The same `client_id` again returns the plan that it made.
    """
    client_id = client_id or uuid.uuid4()
    if (made := _already_made(client_id, by)) is not None:
        return made
    plan = PlannedVisit(
        client_id=client_id, zone=zone, organisation=organisation, on=on, from_time=from_time,
        to_time=to_time, visits=visits, minutes=minutes, note=note, why=why, planned_by=by, planned_at=now,
    )  # fmt: skip
    try:
        return _store(plan, now)
    except ValidationError:
        # The same request arrived twice at once, and the other one was quicker.
        if (made := _already_made(client_id, by)) is not None:
            return made
        raise


@transaction.atomic
def change_plan(*, plan: PlannedVisit, by: User, now: datetime, **fields: Any) -> PlannedVisit:
    """Change a plan whose band is not over. Who changed what is kept in its history."""
    plan = _still_to_come(plan, now)
    for name, value in fields.items():
        setattr(plan, name, value)
    return _store(plan, now)


@transaction.atomic
def cancel_plan(*, plan: PlannedVisit, reason: str, by: User, now: datetime) -> PlannedVisit:
    """Cancel a plan whose band is not over: it is kept, and counted nowhere. Again changes nothing."""
    if PlannedVisit.objects.get(pk=plan.pk).is_cancelled:
        return plan
    plan = _still_to_come(plan, now)
    if not reason.strip():
        raise ValidationError({"reason": "Say why these visits are cancelled."})
    plan.cancelled_at = now
    plan.cancelled_by = by
    plan.cancelled_reason = reason.strip()
    plan.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
    return plan


def may_change(plan: PlannedVisit, *, now: datetime) -> bool:
    """Until its band is over. After that a missed visit stays missed, whoever would like it away."""
    return not plan.is_cancelled and not is_over(plan.on, plan.to_time, now)


def _already_made(client_id: uuid.UUID, by: User) -> PlannedVisit | None:
    made: PlannedVisit | None = PlannedVisit.objects.created_as(client_id).for_list().first()
    if made is not None and made.planned_by_id != by.pk:
        raise ValidationError("Somebody else has already sent this form. Open it again to send your own.")
    return made


def _still_to_come(plan: PlannedVisit, now: datetime) -> PlannedVisit:
    current: PlannedVisit = PlannedVisit.objects.for_list().select_for_update(of=("self",)).get(pk=plan.pk)
    if current.is_cancelled:
        raise ValidationError("This plan was cancelled. Plan the visits again.")
    if not may_change(current, now=now):
        raise ValidationError("The time for these visits is over, so the plan stays as it was.")
    return current


def _store(plan: PlannedVisit, now: datetime) -> PlannedVisit:
    tidy(plan)
    if found := _complaints(plan, now):
        raise ValidationError(found)
    plan.clean_fields(exclude={"zone", "organisation", "planned_by", "cancelled_by"})
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError as error:
        # Somebody planned the same in the same moment.
        raise ValidationError({"zone": _twice(plan)}) from error
    return plan


def _complaints(plan: PlannedVisit, now: datetime) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    today = local(now).date()
    if plan.on < today:
        found["on"].append("Choose today or a later day.")
    elif plan.on > today + timedelta(days=MOST_DAYS_AHEAD):
        found["on"].append("Choose a day within the next year.")
    elif not ZoneVersion.objects.holding_on(plan.on).filter(zone=plan.zone).exists():
        found["zone"].append(f"{plan.zone} has no outline on that day.")
    found.update(band_complaints(plan))
    if not found and is_over(plan.on, plan.to_time, now):
        found["to_time"].append("This time is over already.")
    if not found and _others_like(plan):
        found["zone"].append(_twice(plan))
    return found


def tidy(plan: PlannedVisit) -> None:
    plan.from_time = plan.from_time.replace(second=0, microsecond=0)
    plan.to_time = plan.to_time.replace(second=0, microsecond=0)
    plan.note, plan.why = plan.note.strip(), plan.why.strip()


def band_complaints(plan: PlannedVisit) -> dict[str, list[str]]:
    """What is wrong with how many, how long, when and by whom, apart from which day it is."""
    found: dict[str, list[str]] = defaultdict(list)
    if not 1 <= plan.visits <= MOST_VISITS_IN_A_PLAN:
        found["visits"].append(f"Enter a whole number from 1 to {MOST_VISITS_IN_A_PLAN}.")
    if not QUALIFYING_MINUTES <= plan.minutes <= LONGEST_PLANNED_MINUTES:
        found["minutes"].append(
            f"Enter a whole number from {QUALIFYING_MINUTES} to {LONGEST_PLANNED_MINUTES}."
        )
    if plan.to_time <= plan.from_time:
        found["to_time"].append(
            "This must be after the first time, on the same day. "
            "Plan the hours after midnight on the next day."
        )
    elif not found and not fits(plan):
        found["to_time"].append(
            f"{plan.how_many.capitalize()} of {plan.minutes} minutes do not fit in that time."
        )
    if not plan.organisation.is_active:
        found["organisation"].append(f"{plan.organisation} takes no part any more.")
    return found


def fits(plan: PlannedVisit) -> bool:
    """Whether all its visits can be made within the band, one after the other, on that day."""
    return plan.visits * plan.minutes <= minutes_to_arrive_in(plan.on, plan.from_time, plan.to_time)


def _others_like(plan: PlannedVisit) -> bool:
    alike = PlannedVisit.objects.counted().on_day(plan.on).of_organisation(plan.organisation)
    same = alike.filter(zone=plan.zone, from_time=plan.from_time, to_time=plan.to_time)
    return bool(same.exclude(pk=plan.pk).exists())


def _twice(plan: PlannedVisit) -> str:
    return f"{plan.organisation} already has visits planned there, {plan.band}. Change that plan instead."
