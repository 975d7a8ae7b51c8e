"""Taking a mistaken patrol out of every figure, and keeping it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from accounts.rights import Right
from measures.weeks import local
from patrols.models import Patrol


def may_strike(patrol: Patrol, by: User, *, now: datetime) -> bool:
    """A supervisor at any time; the person whose patrol it is on the day it was logged."""
    if by.can(Right.STRIKE_PATROLS):
        return True
    same_day = local(patrol.logged_at).date() == local(now).date()
    return patrol.officer_id == by.pk and by.can(Right.LOG_PATROLS) and same_day


def why_struck(patrol: Patrol) -> str:
    """The reason as a sentence, for another one to follow."""
    reason = patrol.struck_reason
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."


@transaction.atomic
def strike_patrol(*, patrol: Patrol, reason: str, by: User, now: datetime) -> Patrol:
    """Strike a patrol out, with the reason. Striking it again changes nothing."""
    patrol = Patrol.objects.select_for_update(of=("self",)).get(pk=patrol.pk)
    if patrol.is_struck:
        return patrol
    if not may_strike(patrol, by, now=now):
        raise PermissionDenied(
            "Only a supervisor can strike this patrol out, or the person whose it is "
            "on the day it was logged."
        )
    if not reason.strip():
        raise ValidationError({"reason": "Say why this patrol is struck out."})
    patrol.struck_at = now
    patrol.struck_by = by
    patrol.struck_reason = reason.strip()
    patrol.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    return patrol
