"""Deployments for tests, made the way the pages make them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import User
from accounts.tests.factories import police
from deployments.models import TechDeployment, TechnologyStatus
from deployments.register.services import record_status
from deployments.services import plan_deployment, record_deployment

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MARKET_SQUARE = {"lat": 51.77145, "lng": 0.09363}


def deployment(by: User, **fields: Any) -> TechDeployment:
    """One that took place for six hours, six days ago; OpenGate unless told."""
    starts_at = fields.get("starts_at", NOW - timedelta(days=6))
    return record_deployment(by=by, **_set_up(fields, ends_at=starts_at + timedelta(hours=6)))


def plan(by: User, **fields: Any) -> TechDeployment:
    """One for the day after tomorrow."""
    return plan_deployment(by=by, **_set_up({"starts_at": NOW + timedelta(days=2), **fields}))


def camera(by: User, **fields: Any) -> TechDeployment:
    """Facial recognition with 6 alerts among 5,000 faces, one of them false."""
    counts = {
        "faces_seen": 5000, "alerts_total": 6, "true_alerts_confirmed": 4,
        "false_alerts_confirmed": 1, "alerts_unconfirmed": 1,
    }  # fmt: skip
    return deployment(by, technology="live_facial_recognition", **{**counts, **fields})


def _set_up(fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "technology": "opengate",
        "starts_at": NOW - timedelta(days=6),
        "site": "Market Square",
        "operator": fields.get("operator") or police(),
        "now": NOW,
        **({} if {"lat", "zone"} & fields.keys() else MARKET_SQUARE),
        **more,
        **fields,
    }


def paused(by: User, **fields: Any) -> TechnologyStatus:
    """A pause of facial recognition, each recorded one a day before the last; since long before now."""
    said = {
        "technology": "live_facial_recognition", "state": "paused", "reason": "Under review",
        "since_on": date(2026, 3, 20) - timedelta(days=TechnologyStatus.objects.count()),
        "source": "A press report", "now": NOW,
    }  # fmt: skip
    return record_status(by=by, **{**said, **fields})
