"""Questions about patrols, visits, plans and outcome codes that read as a phrase."""

from patrols.querysets.codes import OutcomeCodeQuerySet
from patrols.querysets.patrols import PatrolQuerySet
from patrols.querysets.planned import PlannedVisitQuerySet, RepeatingPlanQuerySet
from patrols.querysets.visits import VisitQuerySet

__all__ = [
    "OutcomeCodeQuerySet",
    "PatrolQuerySet",
    "PlannedVisitQuerySet",
    "RepeatingPlanQuerySet",
    "VisitQuerySet",
]
