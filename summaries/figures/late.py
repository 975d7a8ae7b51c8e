"""What late records changed since the papers of the last weeks were issued."""

from typing import Any

from measures.weeks import Week
from summaries.figures.counted import BEFORE, Counts
from summaries.life.revisions import changed_incidents
from summaries.models import WeeklySummary


def late_changes(week: Week, counts: Counts) -> list[dict[str, Any]]:
    """Revisions of the newest issued paper of each of the four weeks before, newest week first: one query."""
    before = [week.previous(n) for n in range(1, BEFORE + 1)]
    papers = WeeklySummary.objects.issued().of_weeks(before).newest_of_each_week()
    return [
        revision
        for paper in papers
        for revision in changed_incidents(
            paper.figures,
            {(area, kind): count for (when, area, kind), count in counts.items() if when == paper.week_text},
        )
    ]
