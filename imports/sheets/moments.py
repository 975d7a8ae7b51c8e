"""Days and times of day as people in Britain write them, and which moment they were. Plain Python."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta

from imports.sheets.cells import CellError, Value, quoted_figure, text_of
from measures.weeks import FIRST_YEAR, LAST_YEAR, LONDON, local

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9}),?[ \-](\d{4}|\d{2})",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)? ?([ap]\.?m\.?)? ?(?:hrs?|hours)? ?(bst|gmt)?",
    re.ASCII | re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"(\d{1,2})(\d{2}) ?(?:hrs?|hours)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the letters that tell the two apart in the hour that happens twice, if given."""

    time: time
    zone: str = ""

    def __str__(self) -> str:
        return f"{self.time:%H:%M}"


def day_and_clock_of(value: Value) -> tuple[date, Clock | None]:
    """The day that a cell says, and the time of day if it says that too."""
    day, clock = _day_and_clock(value)
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise CellError(f"{quoted_figure(value)} is far from our time. Check the year.")
    return day, clock


def _day_and_clock(value: Value) -> tuple[date, Clock | None]:
    if isinstance(value, datetime):
        clock = _to_the_second(value)
        return clock.date(), Clock(clock.time()) if clock.time() != time.min else None
    if isinstance(value, date):
        return value, None
    if not isinstance(value, str):
        raise CellError(f"{quoted_figure(value)} is not a date. Write it like 16/11/2026.")
    return _stamped(value) or _written(value)


def clock_of(value: Value) -> Clock:
    """The time of day that a cell says."""
    if isinstance(value, datetime):
        return Clock(_to_the_second(value).time())
    if isinstance(value, time):
        return Clock(_to_the_second(datetime.combine(date(2000, 1, 1), value)).time())
    # One space stands for any: to try each of thousands would keep a worker busy for minutes.
    text = " ".join(text_of(value).split())
    match = _CLOCK.fullmatch(text)
    if match and (match[2] or match[4]):
        hour, minute, second = (int(each or 0) for each in match.group(1, 2, 3))
        if match[4]:
            if not 1 <= hour <= 12:
                raise _no_clock(value)
            hour = hour % 12 + (12 if match[4][0] in "pP" else 0)
        return Clock(_time(hour, minute, second, value), (match[5] or "").upper())
    if match := _FOUR_FIGURES.fullmatch(text):
        return Clock(_time(int(match[1]), int(match[2]), 0, value))
    raise _no_clock(value)


def readings(day: date, clock: Clock) -> list[datetime]:
    """The moments, in UTC, at which the clock in Harlow showed that: one, or none or two when it changed."""
    typed = datetime.combine(day, clock.time)
    both = {typed.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(
        moment
        for moment in both
        if local(moment).replace(tzinfo=None) == typed and clock.zone in ("", f"{local(moment):%Z}")
    )


def moment_of(day: date, clock: Clock) -> datetime:
    """That moment, in UTC; refuses a time that the clock skipped, and asks which where it showed it twice."""
    found = readings(day, clock)
    if not found:
        raise skipped(day, clock)
    if len(found) > 1:
        raise twice(clock)
    return found[0]


def skipped(day: date, clock: Clock) -> CellError:
    if clock.zone and readings(day, Clock(clock.time)):
        return CellError(f"The clock in Harlow did not show {clock} {clock.zone} on that day.")
    return CellError(
        f"The clocks went forward that night, so there was no {clock}. Write the time that the clock showed."
    )


def twice(clock: Clock) -> CellError:
    return CellError(
        f"The clock showed {clock} twice that night. Write {clock} BST for the first time, "
        f"or {clock} GMT for the second."
    )


def _stamped(text: str) -> tuple[date, Clock] | None:
    """An instant as programs write it, with its distance from Greenwich."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None or not FIRST_YEAR < moment.year < LAST_YEAR:
        return None
    shown = local(moment)
    return shown.date(), Clock(shown.time().replace(microsecond=0), f"{shown:%Z}")


def _written(text: str) -> tuple[date, Clock | None]:
    for pattern, order in ((_ISO, (1, 2, 3)), (_DAY, (3, 2, 1)), (_IN_WORDS, (3, 2, 1))):
        if match := pattern.match(text):
            year, month, number = (match[each] for each in order)
            day = _date(year, month, number, text)
            rest = text[match.end() :]
            if not rest.strip():
                return day, None
            if rest[0] in " T,":
                return day, clock_of(rest[1:].strip())
    raise CellError(f"{quoted_figure(text)} is not a date. Write it like 16/11/2026.")


def _date(year: str, month: str, day: str, text: str) -> date:
    in_words = not month.isdigit()
    if in_words and month[:3].lower() not in _MONTHS:
        raise CellError(f"{quoted_figure(text)} is not a date. Write it like 16/11/2026.")
    number = _MONTHS.index(month[:3].lower()) + 1 if in_words else int(month)
    if number > 12 and int(day) <= 12:
        raise CellError(f"{quoted_figure(text)} has no such month. Write the day first, like 16/11/2026.")
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), number, int(day))
    except ValueError:
        raise CellError(f"{quoted_figure(text)} is a day that there is not.") from None


def _time(hour: int, minute: int, second: int, value: Value) -> time:
    try:
        return time(hour, minute, second)
    except ValueError:
        raise _no_clock(value) from None


def _no_clock(value: Value) -> CellError:
    return CellError(f"{quoted_figure(value)} is not a time of day. Write it like 19:40.")


def _to_the_second(moment: datetime) -> datetime:
    """A workbook keeps days as fractions, which fall a little beside the second."""
    if moment.year == MAXYEAR:
        return moment.replace(microsecond=0, tzinfo=None)
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0, tzinfo=None)
