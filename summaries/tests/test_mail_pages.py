"""Pages of e-mail: previews out of the kept bytes, what was sent, and choosing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AccessRecord
from summaries.mail.recipients import choice_of, role_choices
from summaries.models import Delivery, Subscription
from summaries.tests.factories import WEEK, draft, issued
from summaries.tests.mail_factories import NOON, one_mail, tried, waiting_mail, wants
from summaries.tests.mail_server import MailServer

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def test_what_is_previewed_is_what_the_server_gets_byte_for_byte(
    zones: Any, mail_server: MailServer, councillor: User, supervisor: User, sign_in: SignIn
) -> None:
    delivery = one_mail(councillor, supervisor)
    previewed = sign_in(supervisor).get(reverse("summaries:mail_one", args=[delivery.pk]), {"part": "file"})

    tried(delivery)

    assert previewed.content == mail_server.taken[0].content


def test_ones_own_preview_of_an_issued_paper_is_ones_own_mail(
    zones: Any, mail_server: MailServer, supervisor: User, sign_in: SignIn
) -> None:
    kept = one_mail(supervisor, supervisor)

    previewed = sign_in(supervisor).get(reverse("summaries:preview_mail", args=[WEEK]), {"part": "file"})

    assert previewed.content == bytes(kept.content)


def test_a_draft_is_previewed_and_nobody_is_written_to(zones: Any, supervisor: User, sign_in: SignIn) -> None:
    draft()

    page = sign_in(supervisor).get(reverse("summaries:preview_mail", args=[WEEK])).content.decode()

    assert "OFFICIAL: Weekly summary" in page
    assert "Nothing is sent. No mail server is set (EMAIL_URL)." in page
    assert not Delivery.objects.exists()


def test_the_mails_own_page_may_load_nothing(councillor: User, supervisor: User, sign_in: SignIn) -> None:
    delivery = waiting_mail(councillor)

    page = sign_in(supervisor).get(reverse("summaries:mail_one", args=[delivery.pk]), {"part": "html"})

    assert page.content.strip() == b"<p>Read it.</p>"
    assert page["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_list_says_that_nothing_is_sent_and_why(supervisor: User, sign_in: SignIn) -> None:
    page = sign_in(supervisor).get(reverse("summaries:mail")).content.decode()

    assert "Nothing is sent. No mail server is set (EMAIL_URL). No sender is set (MAIL_FROM)." in page


def test_the_list_tells_what_the_server_said_and_is_on_record(
    zones: Any, mail_server: MailServer, councillor: User, supervisor: User, sign_in: SignIn
) -> None:
    mail_server.answers_to_recipient = ["550 5.1.1 No such user"]
    delivery = tried(one_mail(councillor, supervisor))

    page = sign_in(supervisor).get(reverse("summaries:mail"), {"state": "refused"}).content.decode()

    assert "550 5.1.1 No such user" in page
    assert "refused 1" in page
    assert AccessRecord.objects.get(kind="mail").ids == [str(delivery.pk)]


def test_a_pause_is_lifted_by_the_supervisor(councillor: User, supervisor: User, sign_in: SignIn) -> None:
    delivery = waiting_mail(councillor)
    Subscription.objects.create(
        user=councillor, how="as_role", changed_at=NOON, paused_at=NOON, paused_because="Three came back."
    )

    page = sign_in(supervisor).get(reverse("summaries:mail_one", args=[delivery.pk])).content.decode()
    sign_in(supervisor).post(reverse("summaries:mail_lift", args=[delivery.pk]))

    assert "Three came back." in page
    own = Subscription.objects.get(user=councillor)
    assert (own.how, own.paused_at) == ("as_role", None)


def test_a_person_chooses_for_themselves(officer: User, sign_in: SignIn) -> None:
    browser = sign_in(officer)

    before = browser.get(reverse("summaries:my_mail")).content.decode()
    browser.post(reverse("summaries:my_mail"), {"how": "digest"})

    assert "You have not chosen yet" in before
    assert choice_of(User.objects.get(pk=officer.pk)) == "digest"


def test_what_is_no_choice_is_refused(officer: User, sign_in: SignIn) -> None:
    page = sign_in(officer).post(reverse("summaries:my_mail"), {"how": "hourly"})

    assert "how" in page.context["form"].errors
    assert not Subscription.objects.exists()


def test_the_supervisor_sets_what_roles_get(supervisor: User, sign_in: SignIn) -> None:
    wanted = {**role_choices(), "liaison": "each", "councillor": "digest"}

    sign_in(supervisor).post(reverse("summaries:mail_roles"), wanted)

    assert role_choices() == wanted


def test_an_emptied_mail_says_so(councillor: User, supervisor: User, sign_in: SignIn) -> None:
    delivery = waiting_mail(councillor)
    Delivery.objects.update(content=b"")

    page = sign_in(supervisor).get(reverse("summaries:mail_one", args=[delivery.pk])).content.decode()

    assert "Its contents were erased after 90 days." in page


def test_issuing_queues_the_mail_and_hands_it_over_after_the_commit(
    zones: Any,
    mail_server: MailServer,
    councillor: User,
    supervisor: User,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("summaries.mail.sending.current_app.send_task", lambda *a, **k: asked.append((a, k)))
    wants(councillor, now=NOON - timedelta(days=30))

    with django_capture_on_commit_callbacks(execute=True):
        issued(supervisor)
        assert asked == []

    (delivery,) = Delivery.objects.all()
    assert asked == [(("summaries.send_mail",), {"args": [delivery.pk], "retry": False})]
