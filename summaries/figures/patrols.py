"""How often each zone was visited, against what was planned, who gave how many hours, what came of it."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from measures.counts import count_of
from measures.dose import QUALIFYING_MINUTES, Dose, Hours, summarise_dose
from measures.dose import Visit as TimeInZone
from measures.weeks import Week
from patrols.dose.freshness import LastQualifying, last_qualifying
from patrols.headlines import HEADLINES
from patrols.models import OutcomeCode, Patrol, PlannedVisit, Visit
from patrols.plans.delivered import planned_in_week
from patrols.plans.delivery import together
from summaries.figures.patrol_targets import target_figures
from zones.models import Zone

Made = dict[tuple[str, str], list[TimeInZone]]


def patrol_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """Patrols by when they began, visits and their outcomes by when they arrived: sixteen queries."""
    patrols = Patrol.objects.counted().in_week(week)
    visits = Visit.objects.counted().in_week(week)
    made = _visits_made(week)
    zones = [_zone(slug, name, _dose(times, as_at)) for (slug, name), times in made.items()]
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
        "dose": _dose_figures(_dose([time for times in made.values() for time in times], as_at)),
        "days_since": {
            last.zone.slug: _days_since(last)
            for last in last_qualifying(now=week.ends_at - timedelta.resolution)
        },
        "targets": target_figures(week),
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


def _visits_made(week: Week) -> Made:
    """Of every hotspot zone, visited or not, and of any other that was."""
    made: Made = defaultdict(list)
    for slug, name in Zone.objects.hotspots().order_by("name").values_list("slug", "name"):
        made[slug, name] = []
    visits = Visit.objects.counted().in_week(week).annotate(staff=F("patrol__staff_count"))
    for slug, name, *time in visits.values_list(
        "zone_version__zone__slug", "zone_version__zone__name", "arrived_at", "left_at", "staff"
    ):
        made[slug, name].append(TimeInZone(*time))
    return made


def _dose(times: list[TimeInZone], as_at: datetime) -> Dose:
    # A phone whose clock runs ahead must not stop the paper.
    return summarise_dose(times, as_at=max([as_at, *(time.left_at for time in times)]))


def _zone(slug: str, name: str, dose: Dose) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": name,
        "visits": dose.visits,
        "qualifying_visits": dose.qualifying_visits,
        "median_minutes": _median(dose),
        "visits_11_to_15": dose.visits_11_to_15,
        "person_hours": round(dose.person_minutes / 60, 1),
    }


def _dose_figures(dose: Dose) -> dict[str, Any]:
    """Of all visits to zones together, each once."""
    median = _median(dose)
    return {
        "visits": dose.visits,
        "qualifying_visits": dose.qualifying_visits,
        "median_minutes": median,
        "visits_11_to_15": dose.visits_11_to_15,
        "percent_11_to_15": dose.percent_11_to_15,
        "visits_10_to_20": dose.visits_10_to_20,
        "percent_10_to_20": dose.percent_10_to_20,
        "words": "No visits to zones, so no lengths."
        if median is None
        else f"Median length {median} minutes; {count_of(dose.visits_11_to_15, dose.visits)} "
        "lasted 11 to 15 minutes.",
    }


def _median(dose: Dose) -> int | None:
    return None if dose.median_minutes is None else round(dose.median_minutes)


def _days_since(last: LastQualifying) -> dict[str, Any]:
    """Calendar days from the last visit long enough to count to the last day of the week."""
    days = "day" if last.days == 1 else "days"
    return {
        "name": last.zone.name,
        "days": last.days,
        "freshness": last.freshness,
        "label": last.label,
        "words": "No visit on record" if last.days is None else f"{last.days} {days}",
    }


def _person_hours(hours: dict[str, Hours]) -> float:
    return round(sum(each.person_hours for each in hours.values()), 1)


def _outcome(headline: str, totals: dict[str, int]) -> dict[str, Any]:
    label = OutcomeCode.Headline(headline).label
    return {"headline": str(headline), "label": label, "count": totals[headline]}
