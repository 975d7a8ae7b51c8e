"""Giving a kept e-mail to the mail server, and writing down what the server said.

At least once: a worker that dies after the server took a mail, and before that was written down, leaves it
waiting. It is then sent again with the same Message-ID, by which mail programs know it for the same.
"""

import logging
import smtplib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from kombu.exceptions import OperationalError

from summaries.mail.pausing import keep_bounce
from summaries.mail.readiness import what_is_missing
from summaries.mail.recipients import why_not
from summaries.models import Delivery

log = logging.getLogger(__name__)
# Nobody else tries in this time: longer than all the answers of a slow server together.
LEASE = timedelta(minutes=5)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 120, 240, 480))
State = Delivery.State


def hand_over(ids: list[int]) -> None:
    """One task each, once this transaction is over. What the queue does not take, the timetable finds."""
    transaction.on_commit(partial(_enqueue, ids), robust=True)


def send_delivery(delivery_id: int, *, now: datetime) -> str:
    """Try once, if it is due; the state that it has then. Twice at once sends once."""
    if what_is_missing() or not _begin(delivery_id, now):
        return _state_of(delivery_id)
    delivery = Delivery.objects.select_related("user__organisation", "user__mail").get(pk=delivery_id)
    reason = why_not(delivery.user)
    said = _Said(State.GIVEN_UP, reason) if reason else _talk(delivery, now)
    _write_down(delivery, said, now)
    log.info("E-mail %s, attempt %s: %s", delivery.pk, delivery.attempts, said.state)
    return said.state


@dataclass(frozen=True)
class _Said:
    """What came of a try; `hard_code` when the address itself was refused for good."""

    state: str
    words: str
    hard_code: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


class _KeptMessage(EmailMessage):
    """Sends the bytes that were kept, instead of building a message."""

    def __init__(self, delivery: Delivery) -> None:
        super().__init__(from_email=settings.MAIL_FROM, to=[delivery.address])
        self._kept = bytes(delivery.content)

    def message(self, *args: Any, **kwargs: Any) -> Any:
        return _Bytes(self._kept)


class _Bytes:
    """As much of a message as Django's SMTP backend asks for."""

    def __init__(self, kept: bytes) -> None:
        self._kept = kept

    def as_bytes(self, *args: Any, **kwargs: Any) -> bytes:
        return self._kept


def _begin(delivery_id: int, now: datetime) -> bool:
    """Takes it for a while, so that no second worker does; counted before it is tried."""
    due = Delivery.objects.due_at(now).filter(pk=delivery_id)
    return bool(due.update(attempts=F("attempts") + 1, last_tried_at=now, try_at=now + LEASE))


def _state_of(delivery_id: int) -> str:
    return str(Delivery.objects.values_list("state", flat=True).get(pk=delivery_id))


def _talk(delivery: Delivery, now: datetime) -> _Said:
    try:
        get_connection().send_messages([_KeptMessage(delivery)])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        return _refused(delivery, now, code, words, is_about_address=True)
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refusal:
        return _refused(delivery, now, refusal.smtp_code, refusal.smtp_error, is_about_address=False)
    except (smtplib.SMTPException, OSError) as problem:
        log.error("The mail server could not be used: %s", type(problem).__name__)
        return _later(delivery, now, f"The mail server could not be used: {type(problem).__name__}")
    return _Said(State.SENT, "", fields={"sent_at": now})


def _refused(
    delivery: Delivery, now: datetime, code: int, words: bytes | str, *, is_about_address: bool
) -> _Said:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    answer = f"{code} {' '.join(text.split())}"[:200]
    if not 500 <= code < 600:
        return _later(delivery, now, answer)
    return _Said(State.REFUSED, answer, hard_code=str(code) if is_about_address else "")


def _later(delivery: Delivery, now: datetime, answer: str) -> _Said:
    if delivery.attempts > len(BACK_OFF):
        return _Said(State.GIVEN_UP, answer)
    return _Said(State.WAITING, answer, fields={"try_at": now + BACK_OFF[delivery.attempts - 1]})


@transaction.atomic
def _write_down(delivery: Delivery, said: _Said, now: datetime) -> None:
    waiting = Delivery.objects.waiting().filter(pk=delivery.pk)
    waiting.update(state=said.state, answer=said.words[:200], **said.fields)
    if said.hard_code:
        keep_bounce(delivery=delivery, code=said.hard_code, words=said.words, is_hard=True, now=now)


def _enqueue(ids: list[int]) -> None:
    for delivery_id in ids:
        try:
            current_app.send_task("summaries.send_mail", args=[delivery_id], retry=False)
        except OperationalError:
            log.warning("The queue cannot be reached; the e-mails wait for the timetable.")
            return
