"""What late records have changed in an issued paper since, for whoever reads it today."""

from typing import Any

from audit.retention.over import erased_before
from measures.weeks import Week
from summaries.figures.counted import live_incident_counts
from summaries.figures.late import told_of, town_by_week
from summaries.life.revisions import revisions_of
from summaries.models import WeeklySummary


def revisions(summary: WeeklySummary) -> list[dict[str, Any]]:
    """Beside what this very paper told. Counts only: the week is not compiled for a reader."""
    if summary.issued_at is None:
        return []
    week: Week = summary.week
    if (erased := erased_before()) is not None and week.starts_at < erased:
        # What is missing now was erased: nobody recorded it otherwise.
        return []
    paper = [told_of(summary.issued_at, summary.definitions_version, summary.figures)]
    now = {**live_incident_counts(week), **town_by_week(week, week)[str(week)]}
    return revisions_of(paper, {str(week): now}, [str(week)])
