"""Writing patrols: planned, logged afterwards, walked step by step, struck out; and the list of codes."""

from patrols.services.codes import save_outcome_code, save_outcome_terms
from patrols.services.correcting import correct_patrol, may_correct, needs_reason
from patrols.services.planning import cancel_plan, change_plan, may_change, plan_visits
from patrols.services.recording import log_patrol, log_patrols_in_bulk
from patrols.services.striking import may_strike, strike_patrol
from patrols.services.syncing import CannotBeSent, sync_patrol
from patrols.services.tracks import confirm_track, forget_track, forget_tracks, upload_track
from patrols.services.walking import (
    count_outcome,
    end_patrol,
    leave_zone,
    start_patrol,
    start_visit,
    undo_outcome,
)

__all__ = [
    "CannotBeSent",
    "cancel_plan",
    "change_plan",
    "confirm_track",
    "correct_patrol",
    "count_outcome",
    "end_patrol",
    "forget_track",
    "forget_tracks",
    "leave_zone",
    "log_patrol",
    "log_patrols_in_bulk",
    "may_change",
    "may_correct",
    "may_strike",
    "needs_reason",
    "plan_visits",
    "save_outcome_code",
    "save_outcome_terms",
    "start_patrol",
    "start_visit",
    "strike_patrol",
    "sync_patrol",
    "undo_outcome",
    "upload_track",
]
