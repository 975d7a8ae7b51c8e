"""The life of an incident record: which status may follow which. Plain Python."""

from enum import StrEnum


class Status(StrEnum):
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


LABELS = {
    Status.REPORTED: "Reported",
    Status.CONFIRMED: "Confirmed",
    Status.CLOSED: "Closed",
    Status.WITHDRAWN: "Withdrawn",
}

# A withdrawn record stays readable and is counted nowhere; it can be brought back as reported.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.REPORTED: (Status.CONFIRMED, Status.CLOSED, Status.WITHDRAWN),
    Status.CONFIRMED: (Status.CLOSED, Status.WITHDRAWN),
    Status.CLOSED: (Status.CONFIRMED, Status.WITHDRAWN),
    Status.WITHDRAWN: (Status.REPORTED,),
}


def may_move(before: str, after: str) -> bool:
    return Status(after) in MOVES[Status(before)]


def moves_from(status: str) -> tuple[Status, ...]:
    return MOVES[Status(status)]
