"""Events of the town for tests, made the way the pages make them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accounts.models import User
from zones.events.services import record_event
from zones.models import TownEvent

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def town_event(by: User, **fields: Any) -> TownEvent:
    """A market in the whole town on the day after, from ten to four, unless told."""
    now = fields.pop("now", NOW)
    starts_at = fields.pop("starts_at", NOW + 22 * HOUR)
    said = {"name": "Christmas market", "ends_at": starts_at + 6 * HOUR, "source": "Events calendar"}
    return record_event(by=by, now=now, starts_at=starts_at, **{**said, **fields})
