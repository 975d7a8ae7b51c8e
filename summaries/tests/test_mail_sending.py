"""Mails through a real SMTP server: what it takes, refuses, defers, and what is written down of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import InternalError, transaction

from accounts.models import User
from summaries.mail import sending
from summaries.mail.services import queue_mailing
from summaries.models import Delivery, Subscription
from summaries.tests.factories import WEEK, issued
from summaries.tests.mail_factories import NOON, one_mail, told_of, tried, wants
from summaries.tests.mail_server import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]
LATER = timedelta(minutes=10)


def test_the_server_gets_the_very_bytes_that_were_kept(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    delivery = tried(one_mail(councillor, supervisor))

    (taken,) = mail_server.taken
    assert taken.content == bytes(delivery.content)
    assert taken.rcpt_tos == ["councillor@example.org"]
    assert taken.mail_from == "summary@harlow.example.org"
    assert (delivery.state, delivery.sent_at) == ("sent", delivery.mailing.queued_at)


def test_sending_twice_sends_once(mail_server: MailServer, councillor: User, supervisor: User) -> None:
    delivery = one_mail(councillor, supervisor)

    states = [tried(delivery, after).state for after in (timedelta(), LATER)]

    assert states == ["sent", "sent"]
    assert len(mail_server.taken) == 1


def test_asking_twice_for_a_mailing_makes_one(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    paper = issued(supervisor)

    first, second = told_of(paper), told_of(paper, NOON + LATER)

    assert [each.pk for each in first] == [each.pk for each in second]
    assert len(first) == 1


def test_a_refusal_for_now_is_tried_again_later_and_not_sooner(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    mail_server.answers_to_recipient = ["451 4.7.1 Greylisted, come back later"]
    delivery = tried(one_mail(councillor, supervisor))
    assert (delivery.state, delivery.answer) == ("waiting", "451 4.7.1 Greylisted, come back later")

    too_soon = tried(delivery, timedelta(minutes=2)).state
    in_time = tried(delivery, LATER)

    assert (too_soon, in_time.state, in_time.attempts) == ("waiting", "sent", 2)
    assert len(mail_server.taken) == 1


def test_a_refused_address_is_refused_for_good(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    mail_server.answers_to_recipient = ["550 5.1.1 No such user"]

    delivery = tried(one_mail(councillor, supervisor))

    assert (delivery.state, delivery.answer) == ("refused", "550 5.1.1 No such user")
    assert [bounce.is_hard for bounce in delivery.bounces.all()] == [True]
    assert tried(delivery, timedelta(hours=1)).attempts == 1


def test_a_mail_refused_for_what_is_in_it_says_nothing_of_the_address(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    mail_server.answers_to_mail = ["552 5.3.4 Too large"]

    delivery = tried(one_mail(councillor, supervisor))

    assert delivery.state == "refused"
    assert not delivery.bounces.exists()


def test_a_server_that_cannot_be_reached_is_tried_until_it_is_given_up(
    mail_server: MailServer, councillor: User, supervisor: User, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = one_mail(councillor, supervisor)
    mail_server.stop()

    states = [tried(delivery, timedelta(hours=12 * n)).state for n in range(len(sending.BACK_OFF) + 1)]

    assert states == ["waiting"] * len(sending.BACK_OFF) + ["given_up"]
    assert "ConnectionRefusedError" in Delivery.objects.get(pk=delivery.pk).answer
    assert "@" not in caplog.text


def test_killed_after_the_server_took_it_the_same_mail_goes_out_again(
    mail_server: MailServer, councillor: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = one_mail(councillor, supervisor)
    with monkeypatch.context() as killed:
        killed.setattr(sending, "_write_down", _killed)
        with pytest.raises(KeyboardInterrupt):
            tried(delivery)

    at_once = tried(delivery, timedelta(minutes=1)).state
    again = tried(delivery, LATER).state

    assert (at_once, again) == ("waiting", "sent")
    first, second = (envelope.content for envelope in mail_server.taken)
    assert first == second


def test_somebody_whose_account_was_closed_since_gets_nothing(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    delivery = one_mail(councillor, supervisor)
    User.objects.filter(pk=councillor.pk).update(is_active=False)

    assert tried(delivery).state == "given_up"
    assert mail_server.taken == []


def test_three_refusals_for_good_pause_the_mail_and_two_do_not(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    paused = []
    for n in range(3):
        mail_server.answers_to_recipient = ["550 5.1.1 No such user"]
        tried(one_mail(councillor, supervisor, WEEK.previous(n)))
        paused.append(Subscription.objects.get(user=councillor).paused_at is not None)

    assert paused == [False, False, True]
    assert told_of(issued(supervisor, WEEK.previous(3))) == []


def test_without_a_mail_server_nothing_is_queued_and_the_log_says_so(
    mail_server: MailServer,
    councillor: User,
    supervisor: User,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.MAIL_SERVER = ""
    wants(councillor)

    assert queue_mailing(issued(supervisor), by=supervisor, now=NOON) is None
    assert "No mail server is set (EMAIL_URL)." in caplog.text
    assert not Delivery.objects.exists()


def test_what_was_built_cannot_be_changed_but_only_erased(
    mail_server: MailServer, councillor: User, supervisor: User
) -> None:
    delivery = one_mail(councillor, supervisor)

    with pytest.raises(InternalError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(content=b"something else")

    Delivery.objects.filter(pk=delivery.pk).update(content=b"")


def _killed(*args: object) -> None:
    raise KeyboardInterrupt
