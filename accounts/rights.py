"""One table of who may do what. A right that a role is not given here is refused everywhere."""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    OFFICER = "officer", "Officer"
    SUPERVISOR = "supervisor", "Supervisor"
    LIAISON = "liaison", "Police liaison"
    COUNCILLOR = "councillor", "Cabinet member"
    ANALYST = "analyst", "Analyst"
    ADMINISTRATOR = "administrator", "Administrator"
    GOVERNANCE = "governance", "Information governance officer"


class Right(StrEnum):
    SIGNED_IN = "signed_in"
    VIEW_ZONES = "view_zones"
    MANAGE_ZONES = "manage_zones"
    RECORD_AUTHORISATIONS = "record_authorisations"
    RECORD_EVENTS = "record_events"
    VIEW_INCIDENTS = "view_incidents"
    RECORD_INCIDENTS = "record_incidents"
    REVIEW_INCIDENTS = "review_incidents"
    # Pictures of places and damage.
    SEE_ATTACHMENTS = "see_attachments"
    ADD_ATTACHMENTS = "add_attachments"
    VIEW_PATROLS = "view_patrols"
    LOG_PATROLS = "log_patrols"
    STRIKE_PATROLS = "strike_patrols"
    CORRECT_PATROLS = "correct_patrols"
    PLAN_VISITS = "plan_visits"
    MANAGE_OUTCOME_CODES = "manage_outcome_codes"
    VIEW_STOP_SEARCHES = "view_stop_searches"
    RECORD_STOP_SEARCHES = "record_stop_searches"
    # Of the whole district over twelve months: figures, and no search.
    VIEW_ETHNICITY_RATES = "view_ethnicity_rates"
    VIEW_DEPLOYMENTS = "view_deployments"
    RECORD_DEPLOYMENTS = "record_deployments"
    VIEW_RECORDED_CRIME = "view_recorded_crime"
    # The import room itself; each kind of record asks for a right of its own besides.
    IMPORT_FILES = "import_files"
    IMPORT_POLICE_FILES = "import_police_files"
    IMPORT_INCIDENTS = "import_incidents"
    IMPORT_PATROLS = "import_patrols"
    VIEW_HOTSPOTS = "view_hotspots"
    VIEW_POINTS = "view_points"
    VIEW_EMERGING_CELLS = "view_emerging_cells"
    DECIDE_ON_CELLS = "decide_on_cells"
    VIEW_PUBLISHED_FIGURES = "view_published_figures"
    EXPORT_FIGURES = "export_figures"
    # Rows, where figures are not enough.
    EXPORT_RECORDS = "export_records"
    TAKE_EVERYTHING_OUT = "take_everything_out"
    READ_ISSUED_SUMMARIES = "read_issued_summaries"
    READ_DRAFT_SUMMARIES = "read_draft_summaries"
    COMMENT_ON_DRAFTS = "comment_on_drafts"
    WRITE_SUMMARIES = "write_summaries"
    APPROVE_SUMMARIES = "approve_summaries"
    ISSUE_SUMMARIES = "issue_summaries"
    MANAGE_ACTIONS = "manage_actions"
    # Saying how an action of one's own organisation stands.
    UPDATE_OWN_ACTIONS = "update_own_actions"
    MANAGE_PROJECTS = "manage_projects"
    # Who is written to about the weekly summary, and what came of it.
    MANAGE_MAIL = "manage_mail"
    # Who has an account, where they are signed in, and the access reviews; changing nothing.
    READ_PEOPLE = "read_people"
    MANAGE_PEOPLE = "manage_people"
    # For programs that act as oneself.
    MAKE_API_KEYS = "make_api_keys"
    READ_ACCESS_LOG = "read_access_log"
    # How long records are kept, what is held back, and what is erased.
    MANAGE_RETENTION = "manage_retention"


_EVERYBODY = {Right.SIGNED_IN, Right.VIEW_ZONES, Right.READ_ISSUED_SUMMARIES}
_OPERATIONS = _EVERYBODY | {
    Right.VIEW_INCIDENTS,
    Right.VIEW_PATROLS,
    Right.VIEW_DEPLOYMENTS,
    Right.VIEW_RECORDED_CRIME,
    Right.VIEW_HOTSPOTS,
    Right.VIEW_EMERGING_CELLS,
    Right.VIEW_PUBLISHED_FIGURES,
}

_PICTURES = {Right.SEE_ATTACHMENTS, Right.ADD_ATTACHMENTS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICER: frozenset(
        _OPERATIONS | _PICTURES | {Right.RECORD_INCIDENTS, Right.LOG_PATROLS, Right.UPDATE_OWN_ACTIONS}
    ),
    Role.SUPERVISOR: frozenset(
        _OPERATIONS
        | _PICTURES
        | {
            Right.RECORD_INCIDENTS,
            Right.REVIEW_INCIDENTS,
            Right.LOG_PATROLS,
            Right.STRIKE_PATROLS,
            Right.CORRECT_PATROLS,
            Right.PLAN_VISITS,
            Right.RECORD_AUTHORISATIONS,
            Right.RECORD_EVENTS,
            Right.RECORD_DEPLOYMENTS,
            Right.IMPORT_FILES,
            Right.IMPORT_INCIDENTS,
            Right.IMPORT_PATROLS,
            Right.VIEW_POINTS,
            Right.DECIDE_ON_CELLS,
            Right.EXPORT_FIGURES,
            Right.EXPORT_RECORDS,
            Right.READ_DRAFT_SUMMARIES,
            Right.COMMENT_ON_DRAFTS,
            Right.WRITE_SUMMARIES,
            # Of a paper that somebody else wrote: an analyst can, where there is one supervisor only.
            Right.APPROVE_SUMMARIES,
            Right.ISSUE_SUMMARIES,
            Right.MANAGE_ACTIONS,
            Right.UPDATE_OWN_ACTIONS,
            Right.MANAGE_PROJECTS,
            Right.MANAGE_MAIL,
            Right.MAKE_API_KEYS,
        }
    ),
    Role.LIAISON: frozenset(
        _OPERATIONS
        | _PICTURES
        | {
            Right.RECORD_INCIDENTS,
            Right.REVIEW_INCIDENTS,
            Right.LOG_PATROLS,
            Right.VIEW_STOP_SEARCHES,
            Right.RECORD_STOP_SEARCHES,
            Right.VIEW_ETHNICITY_RATES,
            Right.IMPORT_FILES,
            Right.IMPORT_POLICE_FILES,
            Right.EXPORT_RECORDS,
            Right.RECORD_AUTHORISATIONS,
            Right.RECORD_EVENTS,
            Right.RECORD_DEPLOYMENTS,
            Right.VIEW_POINTS,
            Right.DECIDE_ON_CELLS,
            Right.READ_DRAFT_SUMMARIES,
            Right.COMMENT_ON_DRAFTS,
            Right.UPDATE_OWN_ACTIONS,
            Right.MAKE_API_KEYS,
        }
    ),
    Role.COUNCILLOR: frozenset(_EVERYBODY | {Right.VIEW_PUBLISHED_FIGURES}),
    Role.ANALYST: frozenset(
        _OPERATIONS
        | {
            Right.VIEW_ETHNICITY_RATES,
            Right.IMPORT_FILES,
            Right.IMPORT_POLICE_FILES,
            Right.IMPORT_INCIDENTS,
            Right.IMPORT_PATROLS,
            Right.EXPORT_RECORDS,
            Right.VIEW_POINTS,
            Right.DECIDE_ON_CELLS,
            Right.EXPORT_FIGURES,
            Right.READ_DRAFT_SUMMARIES,
            Right.WRITE_SUMMARIES,
            Right.UPDATE_OWN_ACTIONS,
            Right.MAKE_API_KEYS,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        _EVERYBODY
        | {
            Right.MANAGE_ZONES,
            # Who draws zones sees what was found where one may be wanted: counts of cells, and no record.
            Right.VIEW_EMERGING_CELLS,
            Right.DECIDE_ON_CELLS,
            Right.MANAGE_OUTCOME_CODES,
            Right.READ_PEOPLE,
            Right.MANAGE_PEOPLE,
            Right.READ_ACCESS_LOG,
            Right.MANAGE_RETENTION,
            # With a reason, which everybody who reads the access log sees.
            Right.TAKE_EVERYTHING_OUT,
            Right.MAKE_API_KEYS,
        }
    ),
    # Answers for how the others handle records, and opens none: old words alone come up for review.
    Role.GOVERNANCE: frozenset(
        _EVERYBODY | {Right.READ_ACCESS_LOG, Right.READ_PEOPLE, Right.MANAGE_RETENTION}
    ),
}


# A role is not enough for these: the person has to work for a police organisation, too.
POLICE_ONLY = frozenset({Right.VIEW_STOP_SEARCHES, Right.RECORD_STOP_SEARCHES})


def rights_of(role: str) -> frozenset[Right]:
    """The rights of a role; none for a role that is not ours."""
    return RIGHTS[Role(role)] if role in Role.values else frozenset()
