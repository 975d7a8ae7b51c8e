"""What the worker does at night for patrols."""

from celery import shared_task
from django.utils import timezone

from patrols.services import forget_tracks


# Acknowledged when done: erasing twice erases nothing more.
@shared_task(name="patrols.forget_tracks", acks_late=True, reject_on_worker_lost=True)
def forget_old_tracks() -> int:
    """Erase the tracks that were kept for their days; its twin at a terminal is `manage.py forget_tracks`."""
    return forget_tracks(now=timezone.now())
