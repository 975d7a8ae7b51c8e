"""How planned visits stand at a moment of their own day, in words. Plain Python, no Django."""

from datetime import time
from enum import StrEnum


class Due(StrEnum):
    """`label` is what a supervisor reads; no state is told by colour alone."""

    DUE_NOW = "due_now"
    TO_COME = "to_come"
    DELIVERED = "delivered"
    WAITING = "waiting"
    PARTLY = "partly_delivered"
    MISSED = "missed"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Due.DUE_NOW: "Due now",
    Due.TO_COME: "Still to come",
    Due.DELIVERED: "Delivered",
    Due.WAITING: "Visited, patrol still out",
    Due.PARTLY: "Partly delivered, time is over",
    Due.MISSED: "Missed its time",
}


def due(*, from_time: time, to_time: time, planned: int, delivered: int, awaited: int, clock: time) -> Due:
    """`awaited` is how many visits in time were made by patrols that are still out.

    The last minute of the band is still in time, as it is where delivery is worked out.
    Example: 1 of 2 delivered is due now at 20:59, and partly delivered at 21:01, of 19:00 to 21:00.
    """
    if delivered >= planned:
        return Due.DELIVERED
    if clock < from_time:
        return Due.TO_COME
    if delivered + awaited >= planned:
        return Due.WAITING
    if clock.replace(second=0, microsecond=0) <= to_time:
        return Due.DUE_NOW
    if awaited:
        return Due.WAITING
    return Due.PARTLY if delivered else Due.MISSED
