"""What the worker does about e-mail: one task for each mail, and the timetable for what was left."""

from celery import current_app, shared_task
from django.utils import timezone

from summaries.mail.sending import send_delivery
from summaries.mail.services import forget_contents, queue_digest
from summaries.models import Delivery

# Until the timetable asks again; a queue that nobody reads does not fill with the same.
SECONDS = 300


@shared_task(name="summaries.send_mail")
def send_mail(delivery_id: int) -> str:
    return send_delivery(delivery_id, now=timezone.now())


@shared_task(name="summaries.send_waiting_mail")
def send_waiting_mail() -> int:
    """What was refused for now, or was left by a queue or a worker that died."""
    due = list(Delivery.objects.due_at(timezone.now()).values_list("pk", flat=True))
    for delivery_id in due:
        current_app.send_task("summaries.send_mail", args=[delivery_id], expires=SECONDS)
    return len(due)


@shared_task(name="summaries.send_digest")
def send_digest() -> str:
    return str(queue_digest(now=timezone.now()) or "nothing new")


@shared_task(name="summaries.forget_mail")
def forget_mail() -> int:
    return forget_contents(now=timezone.now())
