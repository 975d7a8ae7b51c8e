"""What the worker does on Monday mornings for the map."""

from celery import shared_task
from django.utils import timezone

from hotspots.emerging.services import find_emerging_cells
from measures.weeks import last_complete_week


# Acknowledged when done: the list of a week is made in one transaction, and twice makes one.
@shared_task(name="hotspots.find_emerging_cells", acks_late=True, reject_on_worker_lost=True)
def find_emerging_cells_of_last_week() -> str:
    """Look at the weeks up to the last complete one; its twin is `manage.py find_emerging_cells`."""
    now = timezone.now()
    return str(find_emerging_cells(week=last_complete_week(now), now=now))
