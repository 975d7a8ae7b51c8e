"""E-mails for tests, made as they are made when a paper is issued."""

from datetime import UTC, datetime, timedelta

from accounts.models import User
from measures.weeks import Week
from summaries.mail.building import build
from summaries.mail.choosing import choose_mail
from summaries.mail.letter import Letter
from summaries.mail.sending import send_delivery
from summaries.mail.services import queue_mailing
from summaries.models import Delivery, Mailing, WeeklySummary
from summaries.tests.factories import WEEK, issued

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def wants(user: User, how: str = "each", now: datetime = NOON - timedelta(days=30)) -> User:
    choose_mail(user=user, how=how, now=now)
    return User.objects.select_related("organisation", "mail").get(pk=user.pk)


def told_of(paper: WeeklySummary, now: datetime = NOON) -> list[Delivery]:
    mailing = queue_mailing(paper, by=paper.issued_by, now=now)
    return [] if mailing is None else list(mailing.deliveries.order_by("address"))


def one_mail(reader: User, by: User, week: Week = WEEK) -> Delivery:
    """Of a paper issued just now, waiting for this reader."""
    wants(reader)
    return next(each for each in told_of(issued(by, week)) if each.user_id == reader.pk)


def tried(delivery: Delivery, after: timedelta = timedelta()) -> Delivery:
    """One try to send it, so long after it was queued."""
    send_delivery(delivery.pk, now=delivery.mailing.queued_at + after)
    return Delivery.objects.get(pk=delivery.pk)


def waiting_mail(reader: User, number: int = 0) -> Delivery:
    """One that waits, about nothing much, whatever the settings of mail are."""
    mailing = Mailing.objects.create(key=f"2026-W{number:02}-v1", queued_at=NOON)
    letter = Letter("OFFICIAL: Weekly summary", "Read it.", "<p>Read it.</p>", ())
    built = build(letter, key=mailing.key, user=reader, queued_at=NOON)
    return Delivery.objects.create(
        mailing=mailing, user=reader, address=reader.email, content=built.content, sha256=built.sha256,
        message_id=built.message_id, try_at=NOON,
    )  # fmt: skip
