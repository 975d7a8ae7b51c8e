"""Who walked where and when, and what came of it; which visits were planned, which hours promised."""

from patrols.models.correction import Correction
from patrols.models.hours_target import HoursTarget
from patrols.models.outcome_code import OutcomeCode
from patrols.models.outcome_terms import OutcomeTerms
from patrols.models.patrol import Crew, Patrol
from patrols.models.planned_visit import PlannedVisit
from patrols.models.repeating_plan import RepeatingPlan
from patrols.models.school_term import SchoolTerm
from patrols.models.track import Track
from patrols.models.visit import Outcome, Visit

__all__ = [
    "Correction",
    "Crew",
    "HoursTarget",
    "Outcome",
    "OutcomeCode",
    "OutcomeTerms",
    "Patrol",
    "PlannedVisit",
    "RepeatingPlan",
    "SchoolTerm",
    "Track",
    "Visit",
]
