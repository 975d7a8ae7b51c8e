"""Which months of the access log are over, how much is in each, and what keeps one that is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection

from audit.letting_go.holds import why_held
from audit.models import AccessRecord
from audit.months import later
from audit.querysets import AccessRecordQuerySet


@dataclass(frozen=True, slots=True)
class LogMonth:
    """One part of the log. Months are those of UTC, as it is parted."""

    first: date

    def __str__(self) -> str:
        return f"{self.first:%B %Y}"

    @property
    def part(self) -> str:
        return f"audit_accessrecord_{self.first:%Y_%m}"

    @property
    def starts(self) -> datetime:
        return datetime(self.first.year, self.first.month, 1, tzinfo=UTC)

    @property
    def ends(self) -> datetime:
        after = later(self.first, 1)
        return datetime(after.year, after.month, 1, tzinfo=UTC)

    @property
    def records(self) -> AccessRecordQuerySet:
        found: AccessRecordQuerySet = AccessRecord.objects.starting(self.starts).before(self.ends)
        return found

    def held(self) -> str:
        """Why it stays though its time is over, or nothing."""
        return why_held(self.first, later(self.first, 1), self.records)


def kept_since(today: date, months: int) -> date:
    """The first day of the oldest month of which any day is younger than so many months."""
    return later(today, -months)


def months_over(today: date, months: int) -> list[LogMonth]:
    """Those that are over to their last day; the oldest first."""
    return [LogMonth(first) for first in _parts() if first < kept_since(today, months)]


def _parts() -> list[date]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT right(relname, 7) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
            " WHERE inhparent = 'audit_accessrecord'::regclass"
            " AND relname ~ '^audit_accessrecord_[0-9]{4}_[0-9]{2}$' ORDER BY 1"
        )
        names = [name for (name,) in cursor.fetchall()]
    return [date(int(name[:4]), int(name[5:]), 1) for name in names]
