"""Who walked where and when, and what came of it."""

from patrols.models.outcome_code import OutcomeCode
from patrols.models.patrol import Crew, Patrol
from patrols.models.visit import Outcome, Visit

__all__ = ["Crew", "Outcome", "OutcomeCode", "Patrol", "Visit"]
