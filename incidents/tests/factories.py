"""Incidents for tests, made the way the pages make them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accounts.models import User
from incidents.models import Incident
from incidents.services import report_incident

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STOW = {"lat": 51.77535, "lng": 0.11387}


def incident(by: User, **fields: Any) -> Incident:
    defaults: dict[str, Any] = {
        "category": "violence",
        "occurred_at": NOW - timedelta(hours=2),
        "time_precision": "exact",
        "source": "cctv",
        "now": NOW,
        **({} if {"lat", "zone"} & fields.keys() else STOW),
    }
    return report_incident(by=by, **{**defaults, **fields})
