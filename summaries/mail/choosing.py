"""Choosing what e-mail one gets: for oneself, for a role, and out of the link in an e-mail."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.rights import Role
from summaries.mail.stopping import person_of
from summaries.models import Delivery, How, RoleSubscription, Subscription


def choose_mail(*, user: User, how: str, now: datetime) -> Subscription:
    """One's own choice; it also lifts a pause, for whoever chooses says that the address works."""
    if how not in How.values:
        raise ValidationError({"how": "Choose one of the three."})
    return _save(user, how, now)


def stop_mail(*, token: str, now: datetime) -> None:
    """Out of the link in an e-mail. A link that is nobody's changes nothing and is told the same."""
    user = person_of(token)
    if user is not None:
        _save(user, How.NONE, now)


@transaction.atomic
def set_role_mail(*, choices: dict[str, str], by: User, now: datetime) -> int:
    """What each role gets whose people chose nothing; how many were changed."""
    if set(choices) - set(Role.values) or set(choices.values()) - set(How.values):
        raise ValidationError("Choose one of the three for each role.")
    changed = 0
    for role, how in choices.items():
        if RoleSubscription.objects.filter(role=role, how=how).exists():
            continue
        set_now = {"how": how, "set_by": by, "set_at": now}
        RoleSubscription.objects.update_or_create(role=role, defaults=set_now)
        changed += 1
    return changed


def lift_pause(*, delivery: Delivery, now: datetime) -> Subscription:
    """Write to this person again, as they or their role had it before."""
    own = Subscription.objects.filter(user=delivery.user).first()
    return _save(delivery.user, own.how if own else Subscription.AS_ROLE, now)


def _save(user: User, how: str, now: datetime) -> Subscription:
    chosen = {"how": how, "changed_at": now, "paused_at": None, "paused_because": ""}
    saved, _ = Subscription.objects.update_or_create(user=user, defaults=chosen)
    return saved
