"""Powers for tests, made the way the pages make them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accounts.models import User
from zones.models import Authorisation
from zones.powers.services import record_authorisation

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
AROUND_BROAD_WALK = {
    "type": "Polygon",
    "coordinates": [[[0.092, 51.769], [0.092, 51.7705], [0.095, 51.7705], [0.095, 51.769], [0.092, 51.769]]],
}
IN_BROAD_WALK = {"lat": 51.7698, "lng": 0.0937}
IN_THE_STOW = {"lat": 51.77535, "lng": 0.11387}


def power(by: User, **fields: Any) -> Authorisation:
    """Section 60 around Broad Walk, three hours old and for twelve more unless told."""
    starts_at = fields.get("starts_at", NOW - timedelta(hours=3))
    said = {
        "kind": "section_60", "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=15), "by": by,
        "geometry": None if "zone" in fields else AROUND_BROAD_WALK, "rank": "inspector",
        "area_name": "" if "zone" in fields else "Broad Walk", "reason": "A fight with weapons is expected",
        "now": NOW,
    }  # fmt: skip
    return record_authorisation(**{**said, **fields})


def order(by: User, **fields: Any) -> Authorisation:
    """A public spaces protection order since a year ago, without a known end unless told."""
    said = {
        "kind": "pspo", "name": "No alcohol", "rank": "", "starts_at": NOW - timedelta(days=365),
        "ends_at": None, "reason": "Drinking in the street",
    }  # fmt: skip
    return power(by, **{**said, **fields})
