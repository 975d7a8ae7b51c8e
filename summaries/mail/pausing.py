"""An address that took nothing three times is not written to again until somebody says so."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from summaries.models import Bounce, Delivery, Subscription

TOO_MANY = 3


@transaction.atomic
def keep_bounce(*, delivery: Delivery, code: str, words: str, is_hard: bool, now: datetime) -> bool:
    """Write a refusal down, once for each code; whether it is news. The third hard one in a row pauses."""
    told = {"read_at": now, "is_hard": is_hard, "words": words[:200]}
    _, is_new = Bounce.objects.get_or_create(delivery=delivery, code=code[:12], defaults=told)
    if is_new and is_hard and _is_hopeless(delivery.user):
        _pause(delivery.user, now)
    return is_new


def _is_hopeless(user: User) -> bool:
    """Of the mails to this address since the person last chose, the newest three all came back for good."""
    tried = Delivery.objects.filter(user=user, address=user.email).that_went_out_or_failed()
    own = Subscription.objects.filter(user=user).first()
    if own is not None:
        tried = tried.filter(mailing__queued_at__gte=own.changed_at)
    newest = list(tried.prefetch_related("bounces").defer("content")[:TOO_MANY])
    return len(newest) == TOO_MANY and all(
        any(bounce.is_hard for bounce in delivery.bounces.all()) for delivery in newest
    )


def _pause(user: User, now: datetime) -> None:
    paused = {"paused_at": now, "paused_because": f"{TOO_MANY} e-mails in a row came back for good."}
    like_role = {"how": Subscription.AS_ROLE, "changed_at": now}
    Subscription.objects.update_or_create(user=user, defaults=paused, create_defaults={**like_role, **paused})
