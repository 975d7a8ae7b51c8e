"""What the worker does each hour for incidents."""

from celery import shared_task

from incidents.kept_services import rebuild_incident_counts


# Acknowledged when done: counting twice counts nothing more.
@shared_task(name="incidents.rebuild_counts", acks_late=True, reject_on_worker_lost=True)
def count_stale_weeks() -> int:
    """Count what became stale; its twin at a terminal is `manage.py rebuild_incident_counts`."""
    return rebuild_incident_counts()
