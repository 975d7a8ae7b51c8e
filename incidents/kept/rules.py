"""Which incidents are in a kept count, and of which week, as the database is asked."""

from typing import Any

from incidents.categories import SENSITIVE
from incidents.workflow import Status

MONDAY = "date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date"
MAY_BE_COUNTED = "status <> %(withdrawn)s AND category <> ALL(%(sensitive)s)"
RULES: dict[str, Any] = {
    "withdrawn": Status.WITHDRAWN.value,
    "sensitive": sorted(each.value for each in SENSITIVE),
}
WITHIN = (
    "occurred_at >= (%(first)s::timestamp AT TIME ZONE 'Europe/London') "
    "AND occurred_at < (%(end)s::timestamp AT TIME ZONE 'Europe/London')"
)
