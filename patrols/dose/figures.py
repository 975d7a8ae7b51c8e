"""Every figure of a line of the dose, under one name and rounded once: page, API and file show these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from measures.counts import percentage_of

if TYPE_CHECKING:
    from patrols.dose.report import DoseReport, Line

Value = int | float | str | None
Row = tuple[object, ...]


def rounded(minutes: float | None) -> int | float | None:
    """To a tenth; whole minutes stay whole. Example: 12.04 is 12."""
    if minutes is None:
        return None
    tenths = round(minutes, 1)
    return int(tenths) if tenths == int(tenths) else tenths


def busiest_hours(line: "Line") -> str:
    """The hours in which most visits began: 14:00, 19:00"""
    counts = line.dose.visits_by_hour
    most = max(counts)
    return ", ".join(f"{hour:02d}:00" for hour, count in enumerate(counts) if most and count == most)


@dataclass(frozen=True)
class Figure:
    key: str
    heading: str
    of: Callable[["Line"], Value]


def _figure(key: str, heading: str, of: Callable[["Line"], Value]) -> Figure:
    return Figure(key, heading, of)


FIGURES: tuple[Figure, ...] = (
    _figure(
        "days_since_qualifying", "Days since the last qualifying visit",
        lambda line: line.last.days if line.last else None,
    ),
    _figure(
        "freshness", "Recent, due or overdue", lambda line: line.last.freshness if line.last else None
    ),
    _figure("visits", "Visits", lambda line: line.dose.visits),
    _figure("qualifying_visits", "Qualifying visits", lambda line: line.dose.qualifying_visits),
    _figure("patrol_minutes", "Patrol-minutes", lambda line: rounded(line.dose.patrol_minutes)),
    _figure("person_minutes", "Person-minutes", lambda line: rounded(line.dose.person_minutes)),
    _figure("covered_minutes", "Minutes covered", lambda line: rounded(line.covered_minutes)),
    _figure("median_minutes", "Median length in minutes", lambda line: rounded(line.dose.median_minutes)),
    _figure("visits_11_to_15", "Visits of 11 to 15 minutes", lambda line: line.dose.visits_11_to_15),
    _figure("percent_11_to_15", "11 to 15 minutes, % of visits", lambda line: line.dose.percent_11_to_15),
    _figure("visits_10_to_20", "Visits of 10 to 20 minutes", lambda line: line.dose.visits_10_to_20),
    _figure("percent_10_to_20", "10 to 20 minutes, % of visits", lambda line: line.dose.percent_10_to_20),
    _figure("hours_visited", "Hours of the day with a visit, of 24", lambda line: line.dose.hours_visited),
    _figure("busiest_hours", "Busiest hour", busiest_hours),
    _figure(
        "visits_in_busiest_hour", "Visits in the busiest hour",
        lambda line: line.dose.visits_in_busiest_hour,
    ),
    _figure(
        "percent_in_busiest_hour", "Busiest hour, % of visits",
        lambda line: line.dose.percent_in_busiest_hour,
    ),
    _figure("planned_visits", "Planned visits", lambda line: line.delivery.planned),
    _figure("delivered_as_planned", "Delivered as planned", lambda line: line.delivery.delivered),
    _figure("still_to_make", "Planned and still to make", lambda line: line.delivery.open),
    _figure(
        "percent_delivered", "Delivered as planned, % of planned",
        lambda line: percentage_of(line.delivery.delivered, line.delivery.planned),
    ),
    _figure(
        "qualifying_where_planned", "Qualifying visits in zones and on days with a plan",
        lambda line: line.qualifying_where_planned,
    ),
    _figure(
        "compliance_percent", "Compliance: these qualifying visits, % of planned",
        lambda line: line.compliance_percent,
    ),
    _figure("planned_minutes", "Planned minutes", lambda line: line.delivery.planned_minutes),
    _figure(
        "delivered_minutes", "Minutes delivered as planned",
        lambda line: rounded(line.delivery.delivered_minutes),
    ),
)  # fmt: skip
HOURS = tuple(f"{hour:02d}:00" for hour in range(24))


def figures_of(line: "Line") -> dict[str, Value]:
    """Each figure by its key, without the hours."""
    return {figure.key: figure.of(line) for figure in FIGURES}


def dose_rows(
    report: "DoseReport",
    *,
    marking: str,
    filters: Sequence[tuple[str, str]],
    notes: Sequence[str],
    made: str,
) -> list[Row]:
    """The whole file: marking and filters first, then the lines of the page with all their figures."""
    return [
        (marking,),
        ("Dose of patrol",),
        *filters,
        ("Made", made),
        *(("Note", note) for note in notes),
        (),
        (report.asked.by.heading, *(figure.heading for figure in FIGURES), *HOURS),
        *((line.name, *figures_of(line).values(), *line.dose.visits_by_hour) for line in report.rows),
        (),
        (marking,),
    ]
