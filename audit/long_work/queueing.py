"""Giving work to a worker once it is saved, and again when the worker that had it is gone."""

from collections.abc import Callable
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import QuerySet

# Until the timetable asks again; a queue that nobody reads does not fill with the same.
SECONDS = 60
Send = Callable[[int], None]


def send(task: str, pk: int) -> None:
    current_app.send_task(task, args=[pk], expires=SECONDS)


def send_when_saved(send: Send, pk: int) -> None:
    """Where no queue is to be had it stays at work, and the timetable finds it once there is one."""
    transaction.on_commit(partial(send, pk), robust=True)


def send_left_behind(at_work: QuerySet[Any], in_hand: set[int], send: Send) -> int:
    """Those at work that no living worker has: waiting still, or left by one that died."""
    left = list(at_work.exclude(pk__in=in_hand).order_by("pk").values_list("pk", flat=True))
    for pk in left:
        send(pk)
    return len(left)
