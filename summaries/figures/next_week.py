"""What the week after the paper's brings: what is planned, which powers hold, what is on, where to walk."""

from datetime import date, datetime
from typing import Any

from deployments.models import TechnologyStatus
from govuk.templatetags.govuk import day, weekday
from hotspots.tasking.suggested import SuggestedVisit, suggested_visits
from measures.bands import band_at
from measures.weeks import Week
from patrols.models import PlannedVisit
from summaries.figures.technology import planned_in
from zones.events.timing import when_words
from zones.models import Authorisation, TownEvent, Zone

MOST_SUGGESTED = 5


def next_week_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """As it was known when the data was read: sixteen queries, however much is planned or happened."""
    coming = week.next()
    visits = list(PlannedVisit.objects.counted().in_week(coming).select_related("zone", "organisation"))
    suggested = [each for each in suggested_visits(coming, now=as_at).visits if not each.is_over]
    return {
        "week": str(coming),
        "label": coming.label,
        "starts_on": coming.starts_on.isoformat(),
        "ends_on": coming.ends_on.isoformat(),
        "visits_planned": sum(plan.visits for plan in visits),
        "visits_by_zone": _by_zone(visits),
        "visits": [_visit(plan) for plan in visits],
        "deployments": [_deployment(row) for row in _deployments(coming)],
        "powers": [_power(power) for power in _powers(coming)],
        "events": [_event(event) for event in _events(coming)],
        "suggested": [_suggestion(each) for each in suggested[:MOST_SUGGESTED]],
        "suggested_more": len(suggested[MOST_SUGGESTED:]),
        "suggested_as_at": f"As at {weekday(as_at)}; days without a visit are counted up to then.",
    }


def _by_zone(visits: list[PlannedVisit]) -> list[dict[str, Any]]:
    """Every hotspot zone, planned for or not, and any other that is."""
    planned = dict.fromkeys(Zone.objects.hotspots().order_by("name"), 0)
    for plan in visits:
        planned[plan.zone] = planned.get(plan.zone, 0) + plan.visits
    return [{"slug": zone.slug, "name": zone.name, "visits": many} for zone, many in planned.items()]


def _visit(plan: PlannedVisit) -> dict[str, Any]:
    return {
        "zone": plan.zone.slug,
        "name": plan.zone.name,
        "on": plan.on.isoformat(),
        "when": f"{_day_words(plan.on)}, {plan.band}",
        "organisation": plan.organisation.short_name,
        "visits": plan.visits,
        "minutes": plan.minutes,
    }


def _deployments(coming: Week) -> list[dict[str, Any]]:
    return planned_in(coming, TechnologyStatus.objects.lines())


def _deployment(row: dict[str, Any]) -> dict[str, Any]:
    told = ("reference", "technology", "technology_label", "site", "zone", "when", "status", "status_label")
    paused = {"status_label": f"{row['status_label']}, although it is paused"} if row["is_paused"] else {}
    return {**{name: row[name] for name in told}, **paused}


def _powers(coming: Week) -> list[Authorisation]:
    found = Authorisation.objects.live_between(coming.starts_at, coming.ends_at)
    return sorted(found.order_by("starts_at", "pk"), key=lambda power: not power.is_of_the_police)


def _power(power: Authorisation) -> dict[str, Any]:
    return {
        "reference": power.reference,
        "kind": power.kind,
        "called": power.called,
        "when": _holds(power),
    }


def _holds(power: Authorisation) -> str:
    """An order of years by its days, a power of hours by its hours."""
    if power.is_of_the_police and power.held_until is not None:
        return when_words(power.starts_at, power.held_until)
    if power.is_ended:
        return f"Until {day(power.held_until)}, when it ended early"
    return f"Until {day(power.last_day)}" if power.last_day else "no end recorded"


def _events(coming: Week) -> list[TownEvent]:
    found = TownEvent.objects.going_ahead().between(coming.starts_at, coming.ends_at)
    return list(found.select_related("zone").order_by("starts_at", "pk"))


def _event(event: TownEvent) -> dict[str, Any]:
    return {
        "reference": event.reference,
        "name": event.name,
        "when": event.when,
        "zone": event.zone.slug if event.zone is not None else None,
        "place": event.place,
        "expects": event.expects,
    }


def _suggestion(each: SuggestedVisit) -> dict[str, Any]:
    return {
        "zone": each.zone.slug,
        "where": each.zone.name,
        "on": each.on.isoformat(),
        "when": f"{_day_words(each.on)}, {band_at(each.suggestion.cell.from_hour).label}",
        "incidents": each.suggestion.incidents,
        "reason": each.suggestion.reason,
        "is_planned": each.is_planned,
    }


def _day_words(on: date) -> str:
    """The year stands in the name of the week."""
    return f"{on:%A} {on.day} {on:%B}"
