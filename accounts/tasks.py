"""What is done each night about who is signed in."""

from celery import shared_task
from django.utils import timezone

from accounts.keys.services import forget_keys
from accounts.sign_ins.services import forget_sessions


@shared_task(name="accounts.forget_sign_ins")
def forget_sign_ins() -> int:
    """Sign-ins and keys that nothing can use again; how many."""
    now = timezone.now()
    return forget_sessions(now=now) + forget_keys(now=now)
