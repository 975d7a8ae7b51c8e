"""When schools are open, and when closed between two terms; reading a list of terms. Plain Python."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

COLUMNS = ("name", "first_on", "last_on", "source")
# The summer holiday is the longest gap between two terms; in a longer one a term is missing.
LONGEST_HOLIDAY = timedelta(days=60)
LONGEST_TERM = timedelta(days=130)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Term:
    """Schools are open from one day to another, both included: a half-term holiday parts two of these."""

    name: str
    first_on: date
    last_on: date
    source: str


class TermsFileError(ValueError):
    """Why a file is refused, a sentence for each line."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


class SchoolDay(StrEnum):
    """What is known of a weekday; at weekends nobody asks."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_RECORDED = "not_recorded"


def read_terms(text: str) -> list[Term]:
    """The terms of a CSV file with the columns name, first_on, last_on and source; all or none."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise TermsFileError([f"The first line must be: {','.join(COLUMNS)}"])
    terms, problems = [], []
    for line, row in enumerate(rows, 2):
        try:
            terms.append(_term(row))
        except ValueError as wrong:
            problems.append(f"Line {line}: {wrong}")
    terms.sort(key=lambda term: term.first_on)
    problems += [
        f"{later.name} begins before {earlier.name} has ended."
        for earlier, later in pairwise(terms)
        if later.first_on <= earlier.last_on
    ]
    if not terms and not problems:
        problems.append("The file holds no term.")
    if problems:
        raise TermsFileError(problems)
    return terms


def school_day(day: date, terms: Collection[Term]) -> SchoolDay:
    """Closed is a day between two terms that follow each other; beyond the first and the last is unknown."""
    if any(term.first_on <= day <= term.last_on for term in terms):
        return SchoolDay.OPEN
    before = max((term.last_on for term in terms if term.last_on < day), default=None)
    after = min((term.first_on for term in terms if term.first_on > day), default=None)
    if before is None or after is None or after - before > LONGEST_HOLIDAY:
        return SchoolDay.NOT_RECORDED
    return SchoolDay.CLOSED


def school_days(first: date, last: date, terms: Collection[Term]) -> list[SchoolDay]:
    """Of Monday to Friday between two days, both included."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [school_day(day, terms) for day in days if day.weekday() < _SATURDAY]


def _term(row: dict[str, str]) -> Term:
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    missing = [name for name in COLUMNS if not said[name]]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing.")
    first, last = _day(said["first_on"]), _day(said["last_on"])
    if last < first:
        raise ValueError("it ends before it begins.")
    if last - first > LONGEST_TERM:
        raise ValueError("a term of more than 130 days; leave out the holidays between.")
    return Term(said["name"], first, last, said["source"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is no day; write it like 2026-11-22.") from None
