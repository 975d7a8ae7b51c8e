"""How long a power of the police may last, by the day on which it begins. Plain Python.

Laws change: add a row with its first day, and leave the earlier ones as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zones.powers.kinds import Power


@dataclass(frozen=True)
class Limit:
    """From a day on: hours as first authorised, and with an extension by a higher rank."""

    valid_from: date
    first: int
    extended: int

    def needs_extension(self, length: timedelta) -> bool:
        return length > timedelta(hours=self.first)

    def forbids(self, length: timedelta) -> bool:
        return length > timedelta(hours=self.extended)


Limits = Mapping[str, Sequence[Limit]]

LIMITS: Limits = {
    Power.SECTION_60: (Limit(date(1995, 1, 1), first=24, extended=48),),
    Power.SECTION_34: (Limit(date(2014, 1, 1), first=48, extended=48),),
}


def limit_on(kind: str, day: date, limits: Limits = LIMITS) -> Limit | None:
    """The limit that holds on that day; None for what has none, or had none yet."""
    held = [limit for limit in limits.get(kind, ()) if limit.valid_from <= day]
    return max(held, key=lambda limit: limit.valid_from, default=None)
