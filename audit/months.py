"""The months that the access log is parted by, made ahead of their time."""

import logging
from datetime import date

from django.db import connection, transaction
from django.db.utils import OperationalError

log = logging.getLogger(__name__)
AHEAD = 3


def make_months(*, today: date) -> int:
    """Make the months from this one on, and those of records that have none yet; how many were made.

    After everything was restored these are years. What is locked waits for tomorrow.
    """
    ahead = [later(today, months) for months in range(AHEAD + 1)]
    return sum(_make(month) for month in sorted({*ahead, *_without_a_month(ahead[-1])}))


def later(day: date, months: int) -> date:
    """The first day of the month so many months on, or back."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _without_a_month(last: date) -> list[date]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date FROM audit_accessrecord_other"
        )
        return [month for (month,) in cursor.fetchall() if month <= last]


def _make(month: date) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT audit_make_month(%s)", [month])
            return bool(cursor.fetchone()[0])
    except OperationalError:
        log.warning("The month %s of the access log could not be made now", month)
        return False
