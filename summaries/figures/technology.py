"""What technology was set up in the week and what it found, what is planned next, and what may be used."""

from datetime import datetime
from typing import Any

from deployments.models import TechDeployment, TechnologyStatus
from deployments.register.standing import Standing, standings
from measures.weeks import Week, local


def technology_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """One row per deployment, as its own page shows it: five queries.

    `rows` keep apart what the technology caused and what happened during it, and carry both false alert
    rates. `planned_next` are those of the week after, each with `is_paused`: its technology is not to be
    used that day, unless it resumes. `register` is how each technology stood when the data was taken.
    """
    lines = TechnologyStatus.objects.lines()
    return {
        "rows": TechDeployment.objects.not_cancelled().in_week(week).rows(),
        "planned_next": planned_in(week.next(), lines),
        "register": [line.as_figures() for line in standings(lines, local(as_at).date()).values()],
    }


def planned_in(week: Week, lines: list[Standing]) -> list[dict[str, Any]]:
    """The deployments of a week to come, each with `is_paused` by these lines of the register."""
    planned = []
    for row in TechDeployment.objects.not_cancelled().in_week(week).rows():
        day = local(datetime.fromisoformat(row["starts_at"])).date()
        planned.append({**row, "is_paused": standings(lines, day)[row["technology"]].is_paused})
    return planned
