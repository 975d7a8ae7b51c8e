"""The day cut into bands of four hours, by the London clock: the only place where a band is worked out."""

from dataclasses import dataclass
from datetime import datetime

from measures.weeks import local

BAND_HOURS = 4


@dataclass(frozen=True, order=True, slots=True)
class Band:
    """Four hours of the London clock from 00:00, 04:00, 08:00, 12:00, 16:00 or 20:00; the end is outside.

    On the nights when the clocks change the first one lasts three hours, or five.
    """

    first_hour: int

    @property
    def last_hour(self) -> int:
        """The hour at which it ends: 24 for the last."""
        return self.first_hour + BAND_HOURS

    @property
    def label(self) -> str:
        """20:00 to 24:00"""
        return f"{self.first_hour:02d}:00 to {self.last_hour:02d}:00"


BANDS = tuple(Band(hour) for hour in range(0, 24, BAND_HOURS))


def band_at(hour: int) -> Band:
    """The band of an hour of the clock, 0 to 23. Example: 19 is in 16:00 to 20:00."""
    if not 0 <= hour <= 23:
        raise ValueError(f"An hour must be 0 to 23, not {hour}.")
    return BANDS[hour // BAND_HOURS]


def band_of(moment: datetime) -> Band:
    """The band of the London clock that an aware moment falls in. Refuses a naive one.

    Example: 19:59 is in 16:00 to 20:00, and 20:00 in 20:00 to 24:00. In October 01:30 comes twice; both
    are in 00:00 to 04:00.
    Source: four-hour blocks of the day, as analysts lay patrols beside the risk of those hours.
    """
    return band_at(local(moment).hour)
