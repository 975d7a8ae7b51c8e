"""Entries of the log as they would be there if somebody had been looking years ago."""

from datetime import UTC, date, datetime

from accounts.models import User
from audit.models import AccessRecord
from audit.months import later


def written_at(user: User, at: datetime, **fields: object) -> AccessRecord:
    record = AccessRecord(user=user, at=at, **{"action": "view", "kind": "incident", **fields})
    AccessRecord._meta.get_field("at").auto_now_add = False
    try:
        record.save(force_insert=True)
    finally:
        AccessRecord._meta.get_field("at").auto_now_add = True
    return record


def on(months_ago: int, day: int) -> datetime:
    """Noon on that day of a month so many months before this one."""
    first = later(datetime.now(UTC).date(), -months_ago)
    return datetime(first.year, first.month, day, 12, tzinfo=UTC)


def month(months_ago: int) -> date:
    return on(months_ago, 1).date()
