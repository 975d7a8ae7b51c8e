"""Planning visits for the same days of every week, changing those still to come, and stopping them."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from measures.weeks import local
from patrols.models import PlannedVisit, RepeatingPlan
from patrols.plans.delivery import is_over
from patrols.plans.repeats import days_in_words, repeated_days
from patrols.services.planning import MOST_DAYS_AHEAD, USUAL_MINUTES, band_complaints, fits, tidy
from zones.models import Zone, ZoneVersion

# What a change of the whole may change. Other days or another zone are another plan.
CHANGEABLE = ("organisation", "from_time", "to_time", "visits", "minutes", "note", "why")


def plan_repeating(
    *,
    by: User,
    now: datetime,
    zone: Zone,
    organisation: Organisation,
    weekdays: Collection[int],
    from_time: time,
    to_time: time,
    visits: int,
    starts_on: date,
    ends_on: date,
    minutes: int = USUAL_MINUTES,
    left_out: Collection[date] = (),
    note: str = "",
    why: str = "",
    client_id: uuid.UUID | None = None,
) -> RepeatingPlan:
    """Plan visits for those weekdays (1 is Monday) until a last day, except the days left out.

    Every day is made at once, or none: each is a planned visit of its own from then on. The same
    `client_id` again returns the plan that it made.
    """
    client_id = client_id or uuid.uuid4()
    if (made := _already_made(client_id, by)) is not None:
        return made
    plan = RepeatingPlan(
        client_id=client_id, zone=zone, organisation=organisation, weekdays=sorted(set(weekdays)),
        from_time=from_time, to_time=to_time, visits=visits, minutes=minutes, starts_on=starts_on,
        ends_on=ends_on, note=note, why=why, planned_by=by, planned_at=now,
    )  # fmt: skip
    _check_days(plan, now)
    every_day = repeated_days(plan.weekdays, starts_on, ends_on)
    plan.left_out = sorted(set(every_day) & set(left_out))
    days = [_day(plan, on) for on in every_day if on not in plan.left_out]
    _check(plan, days, now)
    try:
        with transaction.atomic():
            plan.save()
            PlannedVisit.objects.bulk_create(days)
    except IntegrityError as error:
        # The same request arrived twice at once, or somebody planned one of the days in that moment.
        if (made := _already_made(client_id, by)) is not None:
            return made
        raise ValidationError({"zone": _clash(plan, days)}) from error
    return plan


@transaction.atomic
def change_repeating(*, plan: RepeatingPlan, by: User, now: datetime, **fields: Any) -> RepeatingPlan:
    """Change the days still to come. A day that was changed on its own stays as it was made."""
    plan = _still_going_on(plan, now)
    days = [day for day in days_to_come(plan, now) if follows(day, plan)]
    if not days:
        raise ValidationError("Each day still to come was changed on its own. Change them one by one.")
    for name in CHANGEABLE:
        if name in fields:
            setattr(plan, name, fields[name])
    for day in days:
        for name in CHANGEABLE:
            setattr(day, name, getattr(plan, name))
    _check(plan, days, now)
    try:
        with transaction.atomic():
            plan.save()
            PlannedVisit.objects.bulk_update(days, CHANGEABLE)
    except IntegrityError as error:
        raise ValidationError({"zone": _clash(plan, days)}) from error
    return plan


@transaction.atomic
def stop_repeating(*, plan: RepeatingPlan, reason: str, by: User, now: datetime) -> RepeatingPlan:
    """Cancel the days still to come, with the reason. Days gone by stay. Again changes nothing."""
    if RepeatingPlan.objects.get(pk=plan.pk).is_stopped:
        return plan
    plan = _still_going_on(plan, now)
    if not reason.strip():
        raise ValidationError({"reason": "Say why these visits are stopped."})
    said = {"cancelled_at": now, "cancelled_by": by, "cancelled_reason": reason.strip()}
    PlannedVisit.objects.of_repeating([plan.pk]).still_to_come(now).update(**said)
    plan.stopped_at, plan.stopped_by, plan.stopped_reason = now, by, reason.strip()
    plan.save(update_fields=["stopped_at", "stopped_by", "stopped_reason"])
    return plan


def days_to_come(plan: RepeatingPlan, now: datetime) -> list[PlannedVisit]:
    return list(PlannedVisit.objects.of_repeating([plan.pk]).still_to_come(now).for_list())


def follows(day: PlannedVisit, plan: RepeatingPlan) -> bool:
    """Whether a day is still as the whole says, rather than changed on its own."""
    same_zone = day.zone_id == plan.zone_id and day.organisation_id == plan.organisation_id
    names = (name for name in CHANGEABLE if name != "organisation")
    return same_zone and all(getattr(day, name) == getattr(plan, name) for name in names)


def _already_made(client_id: uuid.UUID, by: User) -> RepeatingPlan | None:
    made: RepeatingPlan | None = RepeatingPlan.objects.created_as(client_id).for_list().first()
    if made is not None and made.planned_by_id != by.pk:
        raise ValidationError("Somebody else has already sent this form. Open it again to send your own.")
    return made


def _still_going_on(plan: RepeatingPlan, now: datetime) -> RepeatingPlan:
    current: RepeatingPlan = RepeatingPlan.objects.for_list().select_for_update(of=("self",)).get(pk=plan.pk)
    if current.is_stopped:
        raise ValidationError("These visits were stopped. Plan them again.")
    if not days_to_come(current, now):
        raise ValidationError("None of these visits is still to come, so they stay as they were.")
    return current


def _day(plan: RepeatingPlan, on: date) -> PlannedVisit:
    as_said = {name: getattr(plan, name) for name in (*CHANGEABLE, "zone", "planned_by", "planned_at")}
    return PlannedVisit(on=on, repeats=plan, **as_said)


def _check_days(plan: RepeatingPlan, now: datetime) -> None:
    """Before any day is worked out: that the first and the last can be."""
    found: dict[str, list[str]] = defaultdict(list)
    today = local(now).date()
    if not plan.weekdays or not set(plan.weekdays) <= set(range(1, 8)):
        found["weekdays"].append("Choose one or more days of the week.")
    if plan.starts_on < today:
        found["starts_on"].append("Choose today or a later day.")
    if plan.ends_on < plan.starts_on:
        found["ends_on"].append("The last day must not be before the first.")
    elif plan.ends_on > today + timedelta(days=MOST_DAYS_AHEAD):
        found["ends_on"].append("Choose a day within the next year.")
    if found:
        raise ValidationError(found)


def _check(plan: RepeatingPlan, days: list[PlannedVisit], now: datetime) -> None:
    """The band as such on an ordinary day; then each day, so that those in the way are named."""
    ordinary = _day(plan, date(plan.starts_on.year, 1, 2))
    tidy(ordinary)
    found = band_complaints(ordinary)
    if not days:
        found["weekdays"].append("No such day lies between the first and the last, or all are left out.")
    for day in days:
        tidy(day)
    plan.from_time, plan.to_time, plan.note, plan.why = (
        ordinary.from_time, ordinary.to_time, ordinary.note, ordinary.why,
    )  # fmt: skip
    if not found:
        found |= _complaints(plan, days, now)
    if found:
        raise ValidationError(found)
    plan.clean_fields(exclude={"zone", "organisation", "planned_by", "stopped_by"})


def _complaints(plan: RepeatingPlan, days: list[PlannedVisit], now: datetime) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    outlines = list(ZoneVersion.objects.filter(zone=plan.zone).values_list("valid_from", "valid_to"))
    undrawn = [
        day.on for day in days
        if not any(first <= day.on and (end is None or day.on < end) for first, end in outlines)
    ]  # fmt: skip
    if undrawn:
        found["zone"].append(f"{plan.zone} has no outline on {days_in_words(undrawn)}.")
    if clash := _clash(plan, days):
        found["zone"].append(clash)
    if short := [day.on for day in days if not fits(day)]:
        found["to_time"].append(
            f"The clocks go forward on {days_in_words(short)}, so the visits do not fit. Leave that day out."
        )
    if is_over(days[0].on, plan.to_time, now):
        found["to_time"].append("This time is over already on the first day.")
    return found


def _clash(plan: RepeatingPlan, days: list[PlannedVisit]) -> str:
    """Which days have the same plan already; nothing when none has."""
    alike = PlannedVisit.objects.counted().of_organisation(plan.organisation).filter(
        zone=plan.zone, from_time=plan.from_time, to_time=plan.to_time, on__in=[day.on for day in days]
    )  # fmt: skip
    taken = alike.exclude(pk__in=[day.pk for day in days if day.pk]).values_list("on", flat=True)
    if not taken:
        return ""
    return (
        f"{plan.organisation} already has visits planned there, {plan.band}, on {days_in_words(taken)}. "
        "Change those plans, or leave the days out."
    )
