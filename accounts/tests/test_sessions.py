"""Whoever signed in is known by the row of their session, and by nothing that outlives it."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from accounts.backends import PeopleBackend
from accounts.models import BrowserSession, User
from accounts.sign_ins.services import forget_sessions

pytestmark = pytest.mark.django_db
PAGE = "/zones/"


def sessions_of(client: Client):
    return BrowserSession.objects.filter(pk=client.session.session_key)


def move_back(client: Client, **lengths: float) -> None:
    """As if the browser had last been used that long ago, or had signed in then."""
    row = sessions_of(client).get()
    ago = timedelta(**lengths)
    sessions_of(client).update(last_seen_at=row.last_seen_at - ago, expire_date=row.expire_date - ago)


def test_a_session_that_was_taken_away_opens_nothing_from_then_on(officer, sign_in):
    client = sign_in(officer)
    before = client.get(PAGE)

    sessions_of(client).delete()

    after = client.get(PAGE)
    assert (before.status_code, after.status_code) == (HTTPStatus.OK, HTTPStatus.FOUND)
    assert after.url == "/sign-in/login/?next=/zones/&ended=ended"


def test_half_an_hour_without_anybody_there_signs_a_desk_out_and_says_so(analyst, sign_in):
    client = sign_in(analyst)

    move_back(client, minutes=30)

    there = client.get(PAGE + "?page=2")
    assert there.url == "/sign-in/login/?next=/zones/%3Fpage%3D2&ended=idle"
    assert "Nobody used this browser for 30 minutes" in client.get(there.url).content.decode()


def test_a_click_within_half_an_hour_keeps_a_desk_signed_in(analyst, sign_in):
    client = sign_in(analyst)

    for _ in range(3):
        move_back(client, minutes=29)
        assert client.get(PAGE).status_code == HTTPStatus.OK


def test_what_a_page_asks_for_by_itself_keeps_nobody_signed_in(analyst, sign_in):
    client = sign_in(analyst)

    move_back(client, minutes=20)
    client.get(PAGE, headers={"X-Background": "yes"})
    move_back(client, minutes=15)

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


def test_an_officer_stays_signed_in_for_the_shift_and_no_longer(officer, sign_in):
    client = sign_in(officer)

    move_back(client, hours=11)
    during = client.get(PAGE).status_code
    sessions_of(client).update(started_at=timezone.now() - timedelta(hours=12))

    assert during == HTTPStatus.OK
    assert client.get(PAGE).url.endswith("&ended=hours")


def test_twelve_hours_are_the_most_however_busy_somebody_is(analyst, sign_in):
    client = sign_in(analyst)

    sessions_of(client).update(started_at=timezone.now() - timedelta(hours=12))

    assert client.get(PAGE).url.endswith("&ended=hours")


def test_a_form_leads_back_to_the_page_that_it_was_on(analyst, sign_in):
    client = sign_in(analyst)
    move_back(client, minutes=30)

    there = client.post(
        "/people/you/sessions/end/", headers={"Referer": "http://testserver/people/you/sessions/"}
    )
    elsewhere = client.post("/people/you/sessions/end/", headers={"Referer": "http://evil.example/x"})

    assert there.url.startswith("/sign-in/login/?next=/people/you/sessions/&ended=")
    assert "evil" not in elsewhere.url


def test_that_somebody_was_there_is_written_once_a_minute(analyst, sign_in, django_assert_num_queries):
    client = sign_in(analyst)
    client.get("/people/you/")

    with django_assert_num_queries(2):
        client.get("/people/you/")
    move_back(client, minutes=2)
    with django_assert_num_queries(3):
        client.get("/people/you/")


def test_a_key_that_nobody_was_given_opens_nothing(client):
    client.cookies["sessionid"] = "x" * 32

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


def test_whoever_left_is_out_from_the_next_page_on(officer, sign_in):
    client = sign_in(officer)
    client.get(PAGE)

    User.objects.filter(pk=officer.pk).update(is_active=False)

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


def test_only_sign_ins_that_nothing_opens_again_are_forgotten(officer, sign_in):
    idle, old = sign_in(officer), sign_in(officer)
    move_back(idle, hours=2)
    sessions_of(old).update(started_at=timezone.now() - timedelta(hours=12))

    assert forget_sessions(now=timezone.now()) == 1
    assert sessions_of(idle).exists()


def test_a_person_comes_with_the_organisation_in_one_query(officer, django_assert_num_queries):
    with django_assert_num_queries(1):
        person = PeopleBackend().get_user(officer.pk)
        assert person.organisation.name == officer.organisation.name

    assert person == User.objects.get(pk=officer.pk)
    assert vars(person).keys() - {"_state"} == vars(User.objects.get(pk=officer.pk)).keys() - {"_state"}
    assert PeopleBackend().get_user(0) is None


def test_a_person_that_was_loaded_may_be_saved(officer):
    person = PeopleBackend().get_user(officer.pk)

    person.full_name = "Another name"
    person.save()

    assert User.objects.get(pk=officer.pk).full_name == "Another name"
    assert User.objects.count() == 1
