"""What the worker does about records that are over: it proposes, and erases nothing."""

from celery import shared_task
from django.utils import timezone

from audit.retention.erasures import propose_erasures


# Acknowledged when done: proposing twice changes nothing more.
@shared_task(name="audit.propose_erasures", acks_late=True, reject_on_worker_lost=True)
def propose() -> int:
    """How many lists wait for somebody; its twin is `manage.py propose_erasures`."""
    return len(propose_erasures(now=timezone.now()))
