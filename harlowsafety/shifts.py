"""Who is on a shift, so that half an hour without a touch signs nobody out in the street."""

from datetime import datetime

from accounts.models import User
from accounts.rights import Right, Role
from patrols.models import Patrol


def is_on_shift(user_id: int, now: datetime) -> bool:
    """An officer always is; others who log patrols are while one of theirs has begun and not ended."""
    person = User.objects.select_related("organisation").get(pk=user_id)
    if person.role == Role.OFFICER:
        return True
    return person.can(Right.LOG_PATROLS) and Patrol.objects.running().of(person).exists()
