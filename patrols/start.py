"""What an officer's first page needs to start a patrol, or to go on with the one that runs."""

from typing import Any

from accounts.models import User
from accounts.rights import Right
from patrols.forms.crew import CrewForm
from patrols.models import Patrol


def patrol_start(user: User) -> dict[str, Any]:
    """Context for `patrols/_start.html`: `running_patrol`, and `crew_form` with the last crew."""
    if not user.can(Right.LOG_PATROLS):
        return {"may_patrol": False}
    running = Patrol.objects.running().of(user).for_list().first()
    crew_form = None if running else CrewForm(user=user)
    return {"may_patrol": True, "running_patrol": running, "crew_form": crew_form}
