"""What technology was set up in the week and what it found, and what is planned next."""

from typing import Any

from deployments.models import TechDeployment
from measures.weeks import Week


def technology_figures(week: Week) -> dict[str, Any]:
    """One row per deployment, as its own page shows it: four queries."""
    return {
        "rows": TechDeployment.objects.not_cancelled().in_week(week).rows(),
        "planned_next": TechDeployment.objects.planned().filter(starts_at__gte=week.ends_at).rows(),
    }
