"""Plans beside what was delivered of them: the one definition for pages, API, first page and summary."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.postgres.aggregates import ArrayAgg

from measures.weeks import Week, local, london_day
from patrols.models import PlannedVisit, RepeatingPlan, Visit
from patrols.plans.delivery import Delivery, MadeVisit, Plan, is_over, share_out, together


def with_delivered(
    plans: Iterable[PlannedVisit], *, now: datetime, made: Iterable[MadeVisit] | None = None
) -> list[PlannedVisit]:
    """Each with its `delivery`; two more queries than the plans, however many there are.

    A visit counts for one plan only, so every plan of those days takes part, also those not asked for.
    Who has read every visit of those days already passes them as `made`.
    """
    asked = list(plans)
    days = {plan.on for plan in asked}
    if not days:
        return asked
    everything = PlannedVisit.objects.counted().filter(on__in=days).order_by()
    fields = ("pk", "zone_id", "organisation_id", "on", "from_time", "to_time", "visits", "minutes")
    every_plan = [Plan(*row) for row in everything.values_list(*fields)]
    visits = _visits_made(days) if made is None else made
    deliveries = share_out(every_plan, visits, today=local(now).date())
    for plan in asked:
        plan.delivery = deliveries.get(plan.pk)
    return asked


def planned_in_week(week: Week, *, now: datetime) -> list[PlannedVisit]:
    """The plans that count in that week, each with its delivery: three queries."""
    return with_delivered(PlannedVisit.objects.counted().in_week(week).for_list(), now=now)


def repeating_with_delivered(plans: Iterable[RepeatingPlan], *, now: datetime) -> list[RepeatingPlan]:
    """Each with its `delivery` and `days_to_come`: three more queries, however many plans and days."""
    asked = list(plans)
    days = with_delivered(PlannedVisit.objects.of_repeating(asked).counted(), now=now) if asked else []
    deliveries, to_come = defaultdict[int | None, list[Delivery]](list), Counter[int | None]()
    for day in days:
        to_come[day.repeats_id] += not is_over(day.on, day.to_time, now)
        if day.delivery:
            deliveries[day.repeats_id].append(day.delivery)
    for plan in asked:
        plan.delivery = together(deliveries[plan.pk])
        plan.days_to_come = to_come[plan.pk]
    return asked


def _visits_made(days: set[date]) -> list[MadeVisit]:
    start, end = london_day(min(days))[0], london_day(max(days))[1]
    rows = (
        Visit.objects.counted()
        .between(start, end)
        .filter(arrived_at__date__in=days)
        .order_by()
        .values_list("pk", "zone_version__zone", "zone_version__zone__parent", "arrived_at", "left_at")
        .annotate(organisations=ArrayAgg("patrol__crews__organisation"))
    )
    return [
        MadeVisit((zone,) if parent is None else (zone, parent), frozenset(organisations), arrived, left)
        for _, zone, parent, arrived, left, organisations in rows
    ]
