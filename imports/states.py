"""How far a batch has come, and what may follow. Plain Python."""

from enum import StrEnum


class State(StrEnum):
    STAGED = "staged"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    IMPORTED = "imported"
    REFUSED = "refused"
    UNDOING = "undoing"
    UNDONE = "undone"
    ABANDONED = "abandoned"


LABELS = {
    State.STAGED: "Files received",
    State.CHECKING: "Being checked",
    State.CHECKED: "Checked, not imported yet",
    State.IMPORTING: "Being imported",
    State.IMPORTED: "Imported",
    State.REFUSED: "Refused, nothing was changed",
    State.UNDOING: "Being undone",
    State.UNDONE: "Undone",
    State.ABANDONED: "Abandoned, nothing was changed",
}

# A worker has them in hand.
AT_WORK = (State.CHECKING, State.IMPORTING, State.UNDOING)

_FOLLOWS: dict[State, tuple[State, ...]] = {
    State.STAGED: (State.CHECKING, State.ABANDONED),
    State.CHECKING: (State.CHECKED, State.REFUSED, State.ABANDONED),
    # Other columns than first thought take it back to the start.
    State.CHECKED: (State.STAGED, State.CHECKING, State.IMPORTING, State.ABANDONED),
    # Refused at last: something was recorded between the check and the import.
    State.IMPORTING: (State.IMPORTED, State.REFUSED),
    State.IMPORTED: (State.UNDOING,),
    # Whole again at last: something came to depend on it before its turn came.
    State.UNDOING: (State.UNDONE, State.IMPORTED),
    State.REFUSED: (State.STAGED, State.CHECKING, State.ABANDONED),
    State.UNDONE: (),
    State.ABANDONED: (),
}


def may_follow(now: str, then: str) -> bool:
    return State(then) in _FOLLOWS[State(now)]
