"""How far a batch has come, and what may follow. Plain Python."""

from enum import StrEnum


class State(StrEnum):
    STAGED = "staged"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    IMPORTED = "imported"
    REFUSED = "refused"
    UNDONE = "undone"
    ABANDONED = "abandoned"


LABELS = {
    State.STAGED: "Files received",
    State.CHECKING: "Being checked",
    State.CHECKED: "Checked, not imported yet",
    State.IMPORTING: "Being imported",
    State.IMPORTED: "Imported",
    State.REFUSED: "Refused, nothing was changed",
    State.UNDONE: "Undone",
    State.ABANDONED: "Abandoned, nothing was changed",
}

# A worker has them in hand.
AT_WORK = (State.CHECKING, State.IMPORTING)

_FOLLOWS: dict[State, tuple[State, ...]] = {
    State.STAGED: (State.CHECKING, State.ABANDONED),
    State.CHECKING: (State.CHECKED, State.REFUSED, State.ABANDONED),
    # Other columns than first thought take it back to the start.
    State.CHECKED: (State.STAGED, State.CHECKING, State.IMPORTING, State.ABANDONED),
    # Refused at last: something was recorded between the check and the import.
    State.IMPORTING: (State.IMPORTED, State.REFUSED),
    State.IMPORTED: (State.UNDONE,),
    State.REFUSED: (State.STAGED, State.CHECKING, State.ABANDONED),
    State.UNDONE: (),
    State.ABANDONED: (),
}


def may_follow(now: str, then: str) -> bool:
    return State(then) in _FOLLOWS[State(now)]
