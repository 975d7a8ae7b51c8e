"""Hours of the day and days of the week as they are chosen, on the map and in lists, by the London clock."""

from enum import StrEnum


class TimeOfDay(StrEnum):
    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# First hour, and the first hour after it.
_PARTS = {
    TimeOfDay.NIGHT: (0, 6),
    TimeOfDay.MORNING: (6, 12),
    TimeOfDay.AFTERNOON: (12, 18),
    TimeOfDay.EVENING: (18, 24),
}
PART_LABELS = {part: f"{part.capitalize()}, {a:02d}:00 to {b:02d}:00" for part, (a, b) in _PARTS.items()}
HOUR_LABELS = {str(hour): f"{hour:02d}:00 to {hour + 1:02d}:00" for hour in range(24)}
# ISO: Monday is 1.
WEEKDAYS = {
    1: "Monday", 2: "Tuesday", 3: "Wednesday", 4: "Thursday", 5: "Friday", 6: "Saturday", 7: "Sunday",
}  # fmt: skip
_SEVERAL = {"mon-fri": (1, 2, 3, 4, 5), "weekend": (6, 7)}
WEEKDAY_LABELS = {
    "mon-fri": "Monday to Friday",
    "weekend": "Saturday and Sunday",
    **{str(number): name for number, name in WEEKDAYS.items()},
}


def hours_of(time_of_day: str) -> tuple[int, int] | None:
    """A part of the day or a single hour as (first hour, first hour after it); None for any time."""
    if not time_of_day:
        return None
    if time_of_day in HOUR_LABELS:
        return int(time_of_day), int(time_of_day) + 1
    return _PARTS[TimeOfDay(time_of_day)]


def weekdays_of(weekday: str) -> tuple[int, ...]:
    """A day of the week or several as ISO numbers; empty for any day."""
    if not weekday:
        return ()
    return _SEVERAL.get(weekday) or (int(weekday),)
