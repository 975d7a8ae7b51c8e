"""Whoever signed in is known by the row of their session, and by nothing that outlives it."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.backends import PeopleBackend
from accounts.models import User

pytestmark = pytest.mark.django_db
PAGE = "/zones/"


def sessions_of(client: Client):
    return Session.objects.filter(pk=client.session.session_key)


def test_a_session_that_was_taken_away_opens_nothing_from_then_on(officer, sign_in):
    client = sign_in(officer)
    before = client.get(PAGE)

    sessions_of(client).delete()

    assert (before.status_code, client.get(PAGE).status_code) == (HTTPStatus.OK, HTTPStatus.FOUND)


def test_a_session_that_ran_out_opens_nothing(officer, sign_in):
    client = sign_in(officer)

    sessions_of(client).update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


def test_a_key_that_nobody_was_given_opens_nothing(client):
    client.cookies["sessionid"] = "x" * 32

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


def test_whoever_left_is_out_from_the_next_page_on(officer, sign_in):
    client = sign_in(officer)
    client.get(PAGE)

    User.objects.filter(pk=officer.pk).update(is_active=False)

    assert client.get(PAGE).status_code == HTTPStatus.FOUND


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
