"""From when on what is on record is all that there was: before it is a gap, and a gap is not a zero."""

from typing import Any

from django.db.models import Min
from django.db.models.functions import Greatest

from audit.retention.over import erased_until


def whole_from() -> Any:
    """To aggregate over incidents: when the first of them was; or, where that is later, the moment before
    which records were erased because their time was over. What is on hold stays on record before it.
    """
    return Greatest(Min("occurred_at"), erased_until("incidents"))
