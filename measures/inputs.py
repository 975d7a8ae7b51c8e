"""What every sum refuses to be given, said once so that the refusals read alike."""

from datetime import UTC, datetime
from operator import index


def whole_number(value: int, called: str, *, at_least: int = 0) -> int:
    """Return value if it is a whole number of at_least or more; else ValueError naming it."""
    try:
        number = index(value)
    except TypeError:
        raise ValueError(f"{called} must be a whole number, not {value!r}.") from None
    if number < at_least:
        raise ValueError(f"{called} must be {at_least} or more, not {number}.")
    return number


def in_utc(moment: datetime, called: str) -> datetime:
    """Return an aware moment in UTC.

    Refuses a naive one: its clock is unknown. Arithmetic on two local times of one zone counts wall
    clock, not elapsed time, so every difference here is taken after this conversion.
    """
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{called} has no time zone: {moment.isoformat()}.")
    return moment.astimezone(UTC)
