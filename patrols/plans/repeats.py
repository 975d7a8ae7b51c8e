"""The days of something that repeats every week, and days as people write them. Plain Python."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from measures.weeks import WEEKDAYS

# "25 December 2026", "25 Dec 2026", "25/12/2026", "25.12.2026", and as the API writes it.
WRITTEN = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")
MOST_DAYS_NAMED = 8


def repeated_days(
    weekdays: Collection[int], starts_on: date, ends_on: date, left_out: Collection[date] = ()
) -> list[date]:
    """Every day of those weekdays (1 is Monday) from the first to the last, both included."""
    every = (starts_on + timedelta(days=number) for number in range((ends_on - starts_on).days + 1))
    return [day for day in every if day.isoweekday() in weekdays and day not in left_out]


def band_in_words(start: time, end: time) -> str:
    """19:00 to 21:00; the last minute that a day has is called its end, 24:00."""
    return f"{start:%H:%M} to {'24:00' if end == time(23, 59) else f'{end:%H:%M}'}"


def weekdays_in_words(weekdays: Iterable[int]) -> str:
    """Mondays and Fridays; every day"""
    chosen = sorted(set(weekdays))
    if len(chosen) == len(WEEKDAYS):
        return "every day"
    return _listed([f"{WEEKDAYS[number - 1]}s" for number in chosen])


def days_in_words(days: Iterable[date]) -> str:
    """Friday 4 December 2026 and Friday 11 December 2026; of many, the first eight and how many more."""
    named = [f"{day:%A} {day.day} {day:%B %Y}" for day in sorted(days)]
    if len(named) > MOST_DAYS_NAMED:
        more = len(named) - MOST_DAYS_NAMED
        named = [*named[:MOST_DAYS_NAMED], f"{more} more day{'' if more == 1 else 's'}"]
    return _listed(named)


def read_days(text: str) -> list[date]:
    """Days that somebody typed, one on a line, in order. Refuses a line that is no day, by name."""
    return sorted({_read_day(line.strip()) for line in text.splitlines() if line.strip()})


def _read_day(line: str) -> date:
    for written in WRITTEN:
        try:
            return datetime.strptime(line, written).date()  # noqa: DTZ007 - a day has no clock
        except ValueError:
            continue
    raise ValueError(f"“{line}” is not a date. Write each like 25 December 2026, one on a line.")


def _listed(parts: list[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
