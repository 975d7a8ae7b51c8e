"""The monthly return: patrols, hours and what came of them, by organisation. Page, API and CSV show this.

The template of the Home Office is not public, so the shape is this service's own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from measures.quarters import Month
from patrols.headlines import HEADLINES, RETURNED, Tile, tiles_of
from patrols.hours.lines import lines_of, visits_of
from patrols.hours.totals import TOGETHER, Total, split
from patrols.models import Outcome

DEFINITIONS = (
    (
        "Patrols, hours and visits",
        "Of the patrols that began in the month, by London time, and have ended; not "
        "those struck out. They count for each organisation that had somebody on the patrol.",
    ),
    (
        "Outcomes",
        "Arrests and the columns after it count for the organisation that logged the patrol, so "
        "that nothing is counted twice.",
    ),
    (
        TOGETHER,
        "A joint patrol, its patrol-hours, its visits and its outcomes count once. Person-hours are the "
        "sum of the rows.",
    ),
    ("Hours", "Sums of the lines of the hours page, each rounded to hundredths of an hour."),
    (
        "The shape",
        "The Home Office’s own template for this return is not public. These columns are what "
        "hotspot pilots were asked to count; the shape is this service’s own.",
    ),
)


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One organisation's month, or everybody's; outcomes are in the order of the columns."""

    organisation: str
    patrols: int
    patrol_hours: Decimal
    person_hours: Decimal
    visits: int
    outcomes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MonthlyReturn:
    """One month: a row for each organisation and one for all; `columns` define the outcomes."""

    month: Month
    rows: list[ReturnRow]
    together: ReturnRow
    columns: list[Tile]
    tiles: list[Tile]


def return_of(month: Month) -> MonthlyReturn:
    """Five queries, whatever the number of patrols."""
    told = split(lines_of(month))
    outcomes = _outcomes_by_organisation(month)
    totals: Counter[str] = Counter()
    for each in outcomes.values():
        totals.update(each)
    return MonthlyReturn(
        month=month,
        rows=[_row(total, total.patrol_hours, outcomes[total.name]) for total in told.organisations],
        together=_row(told.together, told.patrol_hours_once, totals),
        columns=tiles_of(totals, RETURNED),
        tiles=tiles_of(totals, HEADLINES),
    )


def csv_rows(told: MonthlyReturn, *, marking: str, made: str, role: str) -> Iterator[Sequence[object]]:
    """The whole file: what it is and how it is counted, then the table."""
    month = told.month
    yield (marking,)
    yield ("Monthly return of hotspot patrols",)
    yield ("Month", f"{month.label} ({month})")
    yield ("Patrols that began", f"{month.starts_on} to {month.ends_on}, London time")
    yield ("Made", made)
    yield ("Made by role", role)
    yield from DEFINITIONS
    for column in told.columns:
        yield (column.label, column.definition)
    yield ()
    yield (
        "Organisation", "Patrols", "Patrol-hours", "Person-hours", "Visits in zones",
        *(column.label for column in told.columns),
    )  # fmt: skip
    for row in (*told.rows, told.together):
        yield (row.organisation, row.patrols, row.patrol_hours, row.person_hours, row.visits, *row.outcomes)
    yield ()
    yield (marking,)


def _row(total: Total, patrol_hours: Decimal, outcomes: Mapping[str, int]) -> ReturnRow:
    return ReturnRow(
        organisation=total.name,
        patrols=total.patrols,
        patrol_hours=patrol_hours,
        person_hours=total.person_hours,
        visits=total.visits,
        outcomes=tuple(outcomes.get(headline, 0) for headline in RETURNED),
    )


def _outcomes_by_organisation(month: Month) -> dict[str, dict[str, int]]:
    """How often each headline came of the patrols that each organisation logged: one query."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = (
        Outcome.objects.filter(visit__in=visits_of(month).order_by())
        .order_by()
        .values_list("visit__patrol__organisation__name", "code__headline")
        .annotate(total=Sum("count"))
    )
    for organisation, headline, total in rows:
        found[organisation][headline] = total
    return found
