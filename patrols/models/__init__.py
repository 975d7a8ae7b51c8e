"""Who walked where and when, and what came of it; and which visits were planned."""

from patrols.models.outcome_code import OutcomeCode
from patrols.models.patrol import Crew, Patrol
from patrols.models.planned_visit import PlannedVisit
from patrols.models.visit import Outcome, Visit

__all__ = ["Crew", "Outcome", "OutcomeCode", "Patrol", "PlannedVisit", "Visit"]
