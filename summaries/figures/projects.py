"""What was stated of each project: the latest figure for each label, never a week's count."""

from datetime import date, datetime
from typing import Any

from measures.weeks import local
from summaries.figures.actions import action_row
from summaries.models import Project


def project_figures(as_at: datetime) -> list[dict[str, Any]]:
    """Each project with its phases, its latest figures with who stated them for when, and its actions.

    `phase` is the one that it was in that day, and `phases` are all that it had been in, oldest first.
    Four queries, however many projects.
    """
    today = local(as_at).date()
    return [_project(project, today) for project in Project.objects.for_paper(today)]


def _project(project: Project, today: date) -> dict[str, Any]:
    phases = [
        {
            "phase": Project.phase_label(told.phase),
            "since_on": told.since_on.isoformat() if told.since_on else None,
        }
        for told in project.phases_by(today)
    ]
    now = phases[-1] if phases else {"phase": "", "since_on": None}
    return {
        "slug": project.slug,
        "name": project.name,
        "zone": project.zone.name if project.zone else "",
        "phase": now["phase"],
        "phase_since_on": now["since_on"],
        "phases": phases,
        "mission": project.mission,
        "figures": [
            {
                "label": figure.label,
                "value": figure.value,
                "as_at_on": figure.as_at_on.isoformat(),
                "source": figure.source,
                "is_cumulative": figure.is_cumulative,
            }
            for figure in project.latest_figures
        ],
        "actions": [action_row(action, today) for action in project.undertaken],
    }
