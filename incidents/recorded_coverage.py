"""Which months of police data there are, and which are missing between them. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Coverage:
    """From the first month to the last; a month without a file is a gap, not a zero."""

    first: date
    last: date
    missing: tuple[date, ...]

    @property
    def words(self) -> str:
        """Such as "Police data from October 2018 to February 2019; 2 months missing"."""
        if self.first == self.last:
            return f"Police data of {self.first:%B %Y}"
        said = f"Police data from {self.first:%B %Y} to {self.last:%B %Y}"
        if not self.missing:
            return f"{said}; no month missing"
        count = len(self.missing)
        return f"{said}; {count} month{'' if count == 1 else 's'} missing"


def coverage(months: Iterable[date]) -> Coverage | None:
    """What the months cover; None when there are none. Days within a month do not matter."""
    there = {month.replace(day=1) for month in months}
    if not there:
        return None
    first, last = min(there), max(there)
    missing, month = [], first
    while month < last:
        if month not in there:
            missing.append(month)
        month = next_month(month)
    return Coverage(first, last, tuple(missing))


def coverage_of_files(files: Iterable[tuple[str, date, int]]) -> Coverage | None:
    """What the files of the force that polices here cover; each is (force, month, rows kept).

    A force that sends one odd file must not hide or invent a gap of another: the one with most rows counts.
    """
    there = list(files)
    kept: dict[str, int] = {}
    for force, _, rows in there:
        kept[force] = kept.get(force, 0) + rows
    main = max(kept, key=lambda force: kept[force], default="")
    return coverage(month for force, month, _ in there if force == main)


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months_before(month: date, count: int) -> date:
    """The first day of the month so many months earlier."""
    index = month.year * 12 + month.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


def span_words(first: date, last: date) -> str:
    """ "October 2018–February 2019", as it stands on the map."""
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B %Y}–{last:%B %Y}"
