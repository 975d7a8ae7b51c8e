"""Who is written to, what they get, and how they stop it."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.tests.factories import person
from summaries.mail.choosing import set_role_mail
from summaries.mail.reading import read_mail
from summaries.mail.recipients import choice_of, recipients
from summaries.mail.services import forget_contents, queue_digest
from summaries.mail.stopping import stop_link
from summaries.models import Delivery, Subscription
from summaries.paper.build import build_paper
from summaries.tests.factories import WEEK, issued
from summaries.tests.mail_factories import NOON, one_mail, tried, wants

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones", "mail_server")]
FRIDAY = NOON + timedelta(days=4)


def test_the_cabinet_member_is_written_to_unasked_and_nobody_else(
    councillor: User, supervisor: User, officer: User, analyst: User
) -> None:
    assert recipients("each") == [councillor]


def test_ones_own_choice_goes_before_the_roles(councillor: User, officer: User, supervisor: User) -> None:
    second = person("officer", email="second@example.org", full_name="Second Officer")
    set_role_mail(choices={"officer": "each", "councillor": "none"}, by=supervisor, now=NOON)
    wants(second, "none")

    assert recipients("each") == [officer]


@pytest.mark.parametrize(
    "address", ["clare@elsewhere.org", "clare@sub.example.org", "clare@example.org.evil"]
)
def test_an_address_outside_the_allowed_domains_gets_nothing(address: str, councillor: User) -> None:
    User.objects.filter(pk=councillor.pk).update(email=address)

    assert recipients("each") == []


def test_a_closed_account_gets_nothing(councillor: User) -> None:
    User.objects.filter(pk=councillor.pk).update(is_active=False)

    assert recipients("each") == []


def test_a_demonstration_person_gets_nothing_in_earnest(councillor: User) -> None:
    User.objects.filter(pk=councillor.pk).update(is_demonstration=True)

    assert recipients("each") == []


def test_the_subject_begins_with_the_marking_and_every_mail_can_be_stopped(
    councillor: User, supervisor: User
) -> None:
    delivery = one_mail(councillor, supervisor)

    message = message_from_bytes(bytes(delivery.content), policy=SMTP)
    mail, link = read_mail(bytes(delivery.content)), stop_link(councillor)
    assert message["Subject"].startswith("OFFICIAL: Weekly summary")
    assert message["List-Unsubscribe"] == f"<{link}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in mail.text and link in mail.html
    assert max(len(line) for line in bytes(delivery.content).split(b"\r\n")) < 998


def test_text_and_web_page_hold_every_text_of_the_paper(councillor: User, supervisor: User) -> None:
    delivery = one_mail(councillor, supervisor)

    mail, paper = read_mail(bytes(delivery.content)), build_paper(delivery.mailing.summaries.get())
    cells = [
        cell.text
        for section in paper.sections
        for block in section.blocks
        if block.kind == "table"
        for row in block.rows
        for cell in row
    ]
    assert len(cells) > 50
    assert [text for text in cells if text not in mail.text] == []
    assert all(words.text in mail.text for words in paper.sentences)
    assert mail.html.count("data-figure=") >= len([text for text in cells if text.isdecimal()]) / 2


def test_a_sensitive_paper_is_not_quoted(councillor: User, supervisor: User, settings: Any) -> None:
    settings.MARKING = "OFFICIAL-SENSITIVE"

    delivery = one_mail(councillor, supervisor)

    mail = read_mail(bytes(delivery.content))
    assert mail.subject.startswith("OFFICIAL-SENSITIVE: ")
    assert "https://safety.example.org/summaries/2026-W46/?version=1" in mail.text
    assert not any(
        sentence in mail.text + mail.html for sentence in delivery.mailing.summaries.get().sentences
    )
    assert mail.attachments == ()


def test_friday_brings_one_mail_with_what_was_issued_since_the_last(
    councillor: User, supervisor: User
) -> None:
    wants(councillor, "digest")
    issued(supervisor)

    first, second = queue_digest(now=FRIDAY), queue_digest(now=FRIDAY + timedelta(minutes=1))
    nothing_new = queue_digest(now=FRIDAY + timedelta(days=7))

    assert first == second
    assert nothing_new is None
    delivery = Delivery.objects.get()
    assert delivery.mailing.key == "digest-2026-11-20"
    assert "digest of 20 November 2026" in read_mail(bytes(delivery.content)).subject


def test_looking_at_the_link_stops_nothing_and_its_button_does(councillor: User, client: Client) -> None:
    address = stop_link(councillor).removeprefix("https://safety.example.org")

    looked = client.get(address)
    before = choice_of(User.objects.get(pk=councillor.pk))
    client.post(address)

    assert "Stop these e-mails" in looked.content.decode()
    assert councillor.full_name not in looked.content.decode()
    assert (before, choice_of(User.objects.get(pk=councillor.pk))) == ("each", "none")


def test_one_click_of_a_mail_program_stops_without_a_cookie(councillor: User) -> None:
    address = stop_link(councillor).removeprefix("https://safety.example.org")

    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert recipients("each") == []


def test_a_link_that_is_nobodys_is_told_the_same(councillor: User, client: Client) -> None:
    known = client.post(stop_link(councillor).removeprefix("https://safety.example.org"))
    Subscription.objects.all().delete()

    unknown = client.post("/summaries/e-mail/stop/1:made-up/")

    shown = [answer.content.partition(b"<h1")[2].partition(b"Page made")[0] for answer in (known, unknown)]
    assert shown[0] == shown[1]
    assert not Subscription.objects.exists()


def test_the_contents_are_erased_after_ninety_days_and_the_hash_stays(
    councillor: User, supervisor: User
) -> None:
    delivery = tried(one_mail(councillor, supervisor))

    early = forget_contents(now=NOON + timedelta(days=89))
    late = forget_contents(now=NOON + timedelta(days=91))

    forgotten = Delivery.objects.get(pk=delivery.pk)
    assert (early, late) == (0, 1)
    assert (bytes(forgotten.content), forgotten.sha256) == (b"", delivery.sha256)


def test_the_week_of_the_paper_is_in_the_key(councillor: User, supervisor: User) -> None:
    assert one_mail(councillor, supervisor).mailing.key == f"{WEEK}-v1"
