"""What was stated of each project: the latest figure for each label, never a week's count."""

from datetime import datetime
from typing import Any

from measures.weeks import local
from summaries.models import Project, ProjectFigure


def project_figures(as_at: datetime) -> list[dict[str, Any]]:
    """Each project with its latest figures, and who stated them for when: two queries."""
    latest = (
        ProjectFigure.objects.filter(as_at_on__lte=local(as_at).date())
        .order_by("project_id", "label", "-as_at_on")
        .distinct("project_id", "label")
    )
    stated: dict[int, list[dict[str, Any]]] = {}
    for figure in latest:
        stated.setdefault(figure.project_id, []).append(
            {
                "label": figure.label,
                "value": figure.value,
                "as_at_on": figure.as_at_on.isoformat(),
                "source": figure.source,
                "is_cumulative": figure.is_cumulative,
            }
        )
    return [
        {
            "slug": project.slug,
            "name": project.name,
            "zone": project.zone.name if project.zone else "",
            "phase": project.get_phase_display(),
            "mission": project.mission,
            "figures": stated.get(project.pk, []),
        }
        for project in Project.objects.select_related("zone")
    ]
