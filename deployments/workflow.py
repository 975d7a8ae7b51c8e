"""The life of a deployment: which status may follow which. Plain Python."""

from enum import StrEnum


class Status(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    COMPLETE = "complete"
    CANCELLED = "cancelled"


LABELS = {
    Status.PLANNED: "Planned",
    Status.ACTIVE: "Under way",
    Status.COMPLETE: "Complete",
    Status.CANCELLED: "Cancelled",
}

# A cancelled one can be planned again; a complete one was done and stays done, and is only corrected.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.PLANNED: (Status.ACTIVE, Status.COMPLETE, Status.CANCELLED),
    Status.ACTIVE: (Status.COMPLETE, Status.CANCELLED),
    Status.COMPLETE: (),
    Status.CANCELLED: (Status.PLANNED,),
}


def may_move(before: str, after: str) -> bool:
    return Status(after) in MOVES[Status(before)]


def moves_from(status: str) -> tuple[Status, ...]:
    return MOVES[Status(status)]
