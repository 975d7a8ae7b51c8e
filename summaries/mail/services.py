"""Writing to everybody who wants it: when a paper is issued, and on Fridays; and forgetting it."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from measures.weeks import local
from summaries.mail.building import build
from summaries.mail.letter import Letter, letter_of
from summaries.mail.readiness import what_is_missing
from summaries.mail.recipients import recipients
from summaries.mail.sending import hand_over
from summaries.models import Delivery, How, Mailing, WeeklySummary

log = logging.getLogger(__name__)
DAYS_KEPT = 90


@transaction.atomic
def queue_mailing(summary: WeeklySummary, *, by: User | None, now: datetime) -> Mailing | None:
    """The e-mails about an issued paper, built now and sent after this transaction; asked twice makes one.

    None when mail cannot be sent: the log and the page of the mail say why.
    """
    if not summary.is_issued:
        raise ValueError(f"{summary} is not issued, so nobody is told of it.")
    key = f"{summary.week_text}-v{summary.version}"
    return _queue(key, [summary], how=How.EACH, by=by, now=now)


@transaction.atomic
def queue_digest(*, now: datetime) -> Mailing | None:
    """Friday's e-mail with what was issued since the last one; None without anything new."""
    on = local(now).date()
    last = Mailing.objects.filter(key__startswith="digest-", queued_at__lt=now).first()
    since = last.queued_at if last else now - timedelta(days=7)
    issued = WeeklySummary.objects.issued().filter(issued_at__gt=since, issued_at__lte=now)
    papers = list(issued.order_by("-year", "-number", "-version").distinct("year", "number"))
    key = f"digest-{on}"
    if last is not None and last.key == key:
        return last
    return _queue(key, papers, how=How.DIGEST, by=None, now=now) if papers else None


def forget_contents(*, now: datetime) -> int:
    """Empty the e-mails of more than ninety days ago; to whom they went, and their hash, stays."""
    old = Delivery.objects.kept_longer_than(now - timedelta(days=DAYS_KEPT))
    return int(old.update(content=b""))


def _queue(
    key: str, papers: Sequence[WeeklySummary], *, how: str, by: User | None, now: datetime
) -> Mailing | None:
    if missing := what_is_missing():
        log.warning("No e-mail about %s is sent. %s", key, " ".join(missing))
        return None
    mailing, is_new = Mailing.objects.get_or_create(key=key, defaults={"queued_at": now, "queued_by": by})
    if not is_new:
        return mailing
    mailing.summaries.set(papers)
    readers = recipients(how)
    if readers:
        letter = letter_of(papers, digest_on=local(now).date() if how == How.DIGEST else None)
        made = [_delivery(mailing, letter, user) for user in readers]
        hand_over([delivery.pk for delivery in Delivery.objects.bulk_create(made)])
    log.info("%s e-mails about %s wait to be sent.", len(readers), key)
    return mailing


def _delivery(mailing: Mailing, letter: Letter, user: User) -> Delivery:
    built = build(letter, key=mailing.key, user=user, queued_at=mailing.queued_at)
    return Delivery(
        mailing=mailing, user=user, address=user.email, content=built.content, sha256=built.sha256,
        message_id=built.message_id, try_at=mailing.queued_at,
    )  # fmt: skip
