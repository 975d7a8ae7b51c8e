"""Stop searches of the week, with what is missing for each figure. Nothing about who was searched."""

from typing import Any

from measures.weeks import Week
from stopsearches.models import StopSearch


def stop_search_figures(week: Week) -> dict[str, Any]:
    """How many, how many led to something, how many to what was looked for: not recorded is never no."""
    searches = StopSearch.objects.in_week(week)
    number = searches.count()
    outcome_known = searches.with_recorded_outcome().count()
    link_known = searches.with_known_link().count()
    return {
        "number": number,
        "positive": searches.positive().count(),
        "outcome_missing": number - outcome_known,
        "linked": searches.linked().count(),
        "link_missing": number - link_known,
    }
