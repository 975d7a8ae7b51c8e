"""Choosing a password by a link out of a letter: when invited, or when it was forgotten."""

import re
from email import message_from_bytes
from typing import Any

import pytest
from celery import current_app
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import LockOut, User
from accounts.sign_ins.services import is_shut
from accounts.tests.factories import council
from accounts.writing import tasks
from accounts.writing.invitations import send_way_back, way_in
from audit.second_step.services import reset_second_step

pytestmark = pytest.mark.django_db
OWN = "a password of one's own"
BY_NAME = {each.name: each for each in (tasks.invite, tasks.send_letter, tasks.answer_forgotten)}


@pytest.fixture
def letters(mail_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Letters go out, each at once in place of by a worker."""
    settings.PUBLIC_ROUTES = settings.PUBLIC_ROUTES | settings.LETTER_ROUTES

    def at_once(name: str, args: tuple[object, ...], **_: object) -> None:
        BY_NAME[name](*args)

    monkeypatch.setattr(current_app, "send_task", at_once)
    return mail_server


def words_of(letter: Any) -> str:
    payload = message_from_bytes(letter.content).get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def link_in(letter: Any) -> str:
    found = re.search(r"https://safety\.example\.org(/\S+)", words_of(letter))
    assert found
    return found[1]


def choose_password(link: str) -> Any:
    browser = Client()
    form = browser.get(link)
    return browser.post(form.url, {"password1": OWN, "password2": OWN})


def test_an_invited_person_chooses_a_password_by_the_link_in_the_letter(
    administrator: User, sign_in: Any, letters: Any, settings: Any
) -> None:
    fields = {"full_name": "New Officer", "email": "new@example.org", "role": "officer"}
    page = sign_in(administrator).post("/people/new/", {**fields, "organisation": council().pk})

    done = choose_password(link_in(letters.taken[0]))

    person = User.objects.get(email="new@example.org")
    assert "app-passphrase" not in page.content.decode()
    assert done.url == "/sign-in/password/reset/key/done/"
    assert person.check_password(OWN) and not person.must_change_password


def test_who_chose_a_new_password_by_letter_does_not_wait_for_the_end_of_a_lock_out(
    officer: User, letters: Any, settings: Any
) -> None:
    settings.MFA_REQUIRED = False
    cache.clear()
    for _ in range(10):
        Client().post("/sign-in/login/", {"login": officer.email, "password": "wrong"})
    assert is_shut(officer, timezone.now())

    choose_password(way_in(officer).removeprefix("https://safety.example.org"))

    signed_in = Client().post("/sign-in/login/", {"login": officer.email, "password": OWN})
    assert signed_in.status_code == 302 and not is_shut(officer, timezone.now())
    assert LockOut.objects.get().ended_by == officer


def test_a_link_works_once(officer: User, letters: Any) -> None:
    link = way_in(officer).removeprefix("https://safety.example.org")
    choose_password(link)

    again = Client().get(link)

    assert "does not work any more" in again.content.decode()


def test_a_forgotten_password_is_answered_alike_whether_or_not_there_is_an_account(
    officer: User, letters: Any
) -> None:
    known, unknown = (
        Client().post("/sign-in/password/reset/", {"email": address})
        for address in (officer.email, "nobody@example.org")
    )

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.rcpt_tos for letter in letters.taken] == [[officer.email]]


def test_the_link_for_a_forgotten_password_changes_it(officer: User, letters: Any) -> None:
    Client().post("/sign-in/password/reset/", {"email": officer.email})

    choose_password(link_in(letters.taken[0]))

    officer.refresh_from_db()
    assert officer.check_password(OWN)


def test_who_left_and_the_demonstrations_people_get_no_link(
    stranger: User, officer: User, letters: Any
) -> None:
    officer.is_demonstration = True
    officer.save()

    assert not send_way_back(stranger.email)
    assert not send_way_back(officer.email)


def test_without_a_mail_server_nothing_is_offered(client: Client) -> None:
    page = client.get("/sign-in/login/").content.decode()

    assert "forgotten my password" not in page and "Forgot your password" not in page
    assert client.get("/sign-in/password/reset/").url.startswith("/sign-in/login/")


def test_somebody_whose_second_step_was_reset_is_written_to(
    officer: User, administrator: User, letters: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reset_second_step(person=officer, by=administrator)

    assert "reset your second step" in words_of(letters.taken[0])
