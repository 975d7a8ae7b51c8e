"""The week's stop searches as the police told them, and ethnicity over twelve published months."""

from typing import Any

from measures.weeks import Week, local
from stopsearches.figures import stop_searches_of_week
from stopsearches.twelve_months import ethnicity_over_twelve_months


def stop_search_section(week: Week) -> dict[str, Any]:
    """Four queries. The twelve months are whole ones that were over when the week was."""
    until = local(week.ends_at).date()
    return {**stop_searches_of_week(week), "twelve_months": ethnicity_over_twelve_months(until=until)}
