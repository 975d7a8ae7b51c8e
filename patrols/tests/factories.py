"""Patrols for tests, made the way the pages make them."""

import uuid
from datetime import UTC, datetime, time, timedelta
from typing import Any

from accounts.models import User
from patrols.entry import VisitEntry
from patrols.models import OutcomeCode, Patrol, PlannedVisit, RepeatingPlan
from patrols.services import log_patrol, plan_visits
from patrols.services.repeating import plan_repeating
from zones.models import Zone

NOW = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
START = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def code(name: str) -> OutcomeCode:
    return OutcomeCode.objects.get(code=name)


def visit(zone: Zone, after: float = 5, lasting: float | None = 15, **counts: int) -> VisitEntry:
    """A visit that began `after` minutes into the patrol; `ENG_YP=3` counts an outcome."""
    arrived_at = START + minutes(after)
    left_at = None if lasting is None else arrived_at + minutes(lasting)
    outcomes = {code(name): count for name, count in counts.items()}
    return VisitEntry(zone, arrived_at, left_at, outcomes)


def patrol(by: User, **fields: Any) -> Patrol:
    """An hour from 19:00, with nothing to report unless outcomes are given."""
    silent = not any(each.outcomes for each in fields.get("visits", ()))
    defaults: dict[str, Any] = {
        "started_at": START,
        "ended_at": START + minutes(60),
        "nothing_to_report": silent,
        "now": NOW,
    }
    return log_patrol(by=by, **{**defaults, **fields})


def plan(by: User, zone: Zone, **fields: Any) -> PlannedVisit:
    """Two visits by the council on that Friday, 19:00 to 21:00, planned the day before."""
    defaults: dict[str, Any] = {
        "on": START.date(),
        "from_time": time(19),
        "to_time": time(21),
        "visits": 2,
        "organisation": by.organisation,
        "now": START - timedelta(days=1),
    }
    return plan_visits(by=by, zone=zone, **{**defaults, **fields})


def document(by: User, **fields: Any) -> dict[str, Any]:
    """What a phone sends: an hour from 19:00 with one visit to The Stow and nothing to report."""
    defaults: dict[str, Any] = {
        "person": str(by.pk),
        "client_id": str(uuid.uuid4()),
        "revision": 1,
        "started_at": START.isoformat(),
        "ended_at": (START + minutes(60)).isoformat(),
        "staff_count": 1,
        "partners": [],
        "visits": [sent_visit()],
        "removed": [],
        "nothing_to_report": True,
        "note": "",
        "sure": False,
    }
    return {**defaults, **fields}


def sent_visit(
    zone: str = "the-stow", after: float = 5, lasting: float | None = 15, **fields: Any
) -> dict[str, Any]:
    """A visit in a document, so many minutes into its patrol."""
    arrived_at = START + minutes(after)
    left_at = None if lasting is None else (arrived_at + minutes(lasting)).isoformat()
    defaults = {"zone": zone, "arrived_at": arrived_at.isoformat(), "left_at": left_at, "outcomes": []}
    return {"client_id": str(uuid.uuid4()), **defaults, **fields}


def repeating(by: User, zone: Zone, **fields: Any) -> RepeatingPlan:
    """Two visits by the council on three Fridays, 19:00 to 21:00, planned the day before the first."""
    defaults: dict[str, Any] = {
        "weekdays": [5],
        "starts_on": START.date(),
        "ends_on": START.date() + timedelta(weeks=2),
        "from_time": time(19),
        "to_time": time(21),
        "visits": 2,
        "organisation": by.organisation,
        "now": START - timedelta(days=1),
    }
    return plan_repeating(by=by, zone=zone, **{**defaults, **fields})
