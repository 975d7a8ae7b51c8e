"""Which week, which weeks it is compared with, and when the data was read."""

from datetime import UTC, datetime
from typing import Any

from measures.weeks import Week
from summaries.figures.counted import BEFORE

MISSION = "Protect our communities"


def header(week: Week, as_at: datetime) -> dict[str, Any]:
    """No query. The mission is the council's sixth, which these patrols serve."""
    return {
        "week": str(week),
        "label": week.label,
        "starts_on": week.starts_on.isoformat(),
        "ends_on": week.ends_on.isoformat(),
        "hours": week.hours,
        "data_as_at": as_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "mission": MISSION,
        "compared_with": {
            "previous_week": str(week.previous()),
            "weeks_before": [str(week.previous(n)) for n in range(1, BEFORE + 1)],
            "last_year": str(week.same_week_last_year()),
        },
    }
