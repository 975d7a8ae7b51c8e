"""How often each zone was visited, against what was planned, who gave how many hours, what came of it."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import F

from measures.dose import QUALIFYING_MINUTES, Hours, summarise_dose
from measures.dose import Visit as TimeInZone
from measures.weeks import Week
from patrols.headlines import HEADLINES
from patrols.models import OutcomeCode, Patrol, PlannedVisit, Visit
from patrols.plans.delivered import planned_in_week
from patrols.plans.delivery import together
from zones.models import Zone


def patrol_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """Patrols by when they began, visits and their outcomes by when they arrived: eleven queries."""
    patrols = Patrol.objects.counted().in_week(week)
    visits = Visit.objects.counted().in_week(week)
    zones = _by_zone(week, as_at)
    hours = patrols.hours_by_organisation()
    totals = visits.outcome_totals()
    return {
        "patrols": patrols.count(),
        "joint_patrols": patrols.filter(is_joint=True).count(),
        "nothing_to_report": patrols.filter(nothing_to_report=True).count(),
        "visits": sum(zone["visits"] for zone in zones),
        "qualifying_visits": sum(zone["qualifying_visits"] for zone in zones),
        "qualifying_minutes": QUALIFYING_MINUTES,
        **_planned(week, as_at),
        "zones": zones,
        "hours": [
            {
                "organisation": name,
                "patrol_hours": round(each.patrol_hours, 1),
                "person_hours": round(each.person_hours, 1),
            }
            for name, each in hours.items()
        ],
        "person_hours": _person_hours(hours),
        "headlines": [_outcome(headline, totals) for headline in HEADLINES],
        "other_outcomes": [
            _outcome(headline, totals)
            for headline in OutcomeCode.Headline
            if headline not in HEADLINES and totals[headline]
        ],
        "outcomes_by_code": [
            {"code": code.code, "label": code.label, "count": count}
            for code, count in visits.outcomes_by_code()
        ],
        "still_running": Patrol.objects.running().in_week(week).count(),
    }


def _planned(week: Week, as_at: datetime) -> dict[str, Any]:
    """What was planned and what came of it. Nothing planned is nothing to compare with: not a zero."""
    plans = planned_in_week(week, now=as_at)
    if not plans:
        return {"planned": None, "delivered": None, "missed": []}
    total = together(plan.delivery for plan in plans if plan.delivery)
    missed = [_missed(plan) for plan in plans if plan.delivery and plan.delivery.missed]
    return {"planned": total.planned, "delivered": total.delivered, "missed": missed}


def _missed(plan: PlannedVisit) -> dict[str, Any]:
    return {
        "zone": plan.zone.slug,
        "name": plan.zone.name,
        "on": plan.on.isoformat(),
        "band": plan.band,
        "organisation": plan.organisation.short_name,
        "planned": plan.visits,
        "missed": plan.delivery.missed if plan.delivery else 0,
    }


def _by_zone(week: Week, as_at: datetime) -> list[dict[str, Any]]:
    """Every hotspot zone, visited or not, and any other that was."""
    made: dict[tuple[str, str], list[TimeInZone]] = defaultdict(list)
    for slug, name in Zone.objects.hotspots().order_by("name").values_list("slug", "name"):
        made[slug, name] = []
    visits = Visit.objects.counted().in_week(week).annotate(staff=F("patrol__staff_count"))
    for slug, name, *time in visits.values_list(
        "zone_version__zone__slug", "zone_version__zone__name", "arrived_at", "left_at", "staff"
    ):
        made[slug, name].append(TimeInZone(*time))
    return [_zone(slug, name, times, as_at) for (slug, name), times in made.items()]


def _zone(slug: str, name: str, times: list[TimeInZone], as_at: datetime) -> dict[str, Any]:
    # A phone whose clock runs ahead must not stop the paper.
    dose = summarise_dose(times, as_at=max([as_at, *(time.left_at for time in times)]))
    return {
        "slug": slug,
        "name": name,
        "visits": dose.visits,
        "qualifying_visits": dose.qualifying_visits,
        "median_minutes": None if dose.median_minutes is None else round(dose.median_minutes),
        "person_hours": round(dose.person_minutes / 60, 1),
    }


def _person_hours(hours: dict[str, Hours]) -> float:
    return round(sum(each.person_hours for each in hours.values()), 1)


def _outcome(headline: str, totals: dict[str, int]) -> dict[str, Any]:
    label = OutcomeCode.Headline(headline).label
    return {"headline": str(headline), "label": label, "count": totals[headline]}
