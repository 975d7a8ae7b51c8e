"""Who has a file in hand."""

from contextlib import AbstractContextManager

from audit.long_work.locks import all_held, held

# Any fixed number: that it is a file of this room which the second number names.
_EXPORT = 0x455850


def export_in_hand(pk: int) -> AbstractContextManager[bool]:
    """Whether this worker has the file to itself: a task can be delivered twice."""
    return held(_EXPORT, pk)


def exports_in_hand() -> set[int]:
    """Those that a living worker writes."""
    return all_held(_EXPORT)
