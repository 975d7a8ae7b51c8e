"""What was stated of each project: the latest figure for each label, never a week's count."""

from datetime import datetime
from typing import Any

from measures.weeks import local
from summaries.models import Project


def project_figures(as_at: datetime) -> list[dict[str, Any]]:
    """Each project with its latest figures, and who stated them for when: two queries."""
    return [
        {
            "slug": project.slug,
            "name": project.name,
            "zone": project.zone.name if project.zone else "",
            "phase": project.get_phase_display(),
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
        }
        for project in Project.objects.with_latest_figures(local(as_at).date())
    ]
