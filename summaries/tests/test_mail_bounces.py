"""Reports of undeliverable mail, as mail servers write them (RFC 3464)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import User
from summaries.mail.bounces import record_bounces, reports_in
from summaries.models import Bounce, Delivery, Subscription
from summaries.tests.mail_factories import NOON, waiting_mail

pytestmark = pytest.mark.django_db
REPORT = """From: MAILER-DAEMON@mail.example.org
To: summary@harlow.example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; councillor@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} No such
 mailbox
--b
Content-Type: text/rfc822-headers

From: summary@harlow.example.org
Message-ID: {message_id}
Subject: OFFICIAL
--b--
"""


def report(delivery: Delivery, status: str = "5.1.1", action: str = "failed") -> bytes:
    return REPORT.format(message_id=delivery.message_id, status=status, action=action).encode()


def sent_mail(reader: User, number: int = 0) -> Delivery:
    made = waiting_mail(reader, number)
    Delivery.objects.filter(pk=made.pk).update(state="sent", sent_at=NOON)
    return made


def test_a_report_is_found_by_the_message_that_came_back(councillor: User) -> None:
    delivery = sent_mail(councillor)

    told = record_bounces(report(delivery), now=NOON + timedelta(hours=1))

    bounced = Delivery.objects.get(pk=delivery.pk)
    assert told == (1, 1)
    assert (bounced.state, bounced.answer) == ("bounced", "5.1.1 smtp; 5.1.1 No such mailbox")
    assert Bounce.objects.get().is_hard


def test_the_same_report_again_changes_nothing(councillor: User) -> None:
    delivery = sent_mail(councillor)
    record_bounces(report(delivery), now=NOON)

    assert record_bounces(report(delivery), now=NOON) == (0, 1)
    assert Bounce.objects.count() == 1


def test_a_delay_is_no_failure_and_a_full_mailbox_is_not_for_good(councillor: User) -> None:
    delivery = sent_mail(councillor)

    record_bounces(report(delivery, "4.4.1", action="delayed"), now=NOON)
    record_bounces(report(delivery, "4.2.2"), now=NOON)

    assert [(bounce.code, bounce.is_hard) for bounce in Bounce.objects.all()] == [("4.2.2", False)]


def test_a_report_about_somebody_elses_mail_is_counted_and_nothing_more(councillor: User) -> None:
    delivery = sent_mail(councillor)
    about_another = report(delivery).replace(delivery.message_id.encode(), b"<other@example.org>")

    assert record_bounces(about_another, now=NOON) == (0, 1)


def test_a_whole_mail_that_came_back_and_a_mailbox_of_several_are_read(councillor: User) -> None:
    first, second = sent_mail(councillor, 1), sent_mail(councillor, 2)
    whole = report(first).replace(b"text/rfc822-headers", b"message/rfc822")

    mailbox = b"From MAILER-DAEMON Mon\n" + whole + b"\nFrom MAILER-DAEMON Mon\n" + report(second)

    assert [each.message_id for each in reports_in(mailbox)] == [first.message_id, second.message_id]


def test_three_that_came_back_for_good_pause_the_mail(councillor: User) -> None:
    for number in range(3):
        record_bounces(report(sent_mail(councillor, number)), now=NOON)

    assert (
        Subscription.objects.get(user=councillor).paused_because == "3 e-mails in a row came back for good."
    )


def test_one_that_arrived_in_between_does_not_pause(councillor: User) -> None:
    for number in range(4):
        delivery = sent_mail(councillor, number)
        if number != 1:
            record_bounces(report(delivery), now=NOON)

    assert not Subscription.objects.exists()


def test_the_command_reads_a_file(
    councillor: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bounce.eml"
    file.write_bytes(report(sent_mail(councillor)))

    call_command("read_bounces", str(file))

    assert capsys.readouterr().out == "1 report of undeliverable mail; 1 new and about our e-mails.\n"


def test_what_is_no_report_says_nothing() -> None:
    assert reports_in(b"Subject: Out of office\n\nI am away.\n") == []
