"""What is for the police alone: a role is not enough, and the liaison's role is not for everybody."""

import pytest
from django.core.exceptions import ValidationError

from accounts.backends import PeopleBackend
from accounts.rights import POLICE_ONLY
from accounts.services import add_person, change_person
from accounts.tests.factories import council, person, police

pytestmark = pytest.mark.django_db


def test_a_liaison_of_the_police_may_see_and_record_stop_searches(liaison):
    assert all(liaison.can(right) for right in POLICE_ONLY)


def test_somebody_of_the_council_may_not_whatever_their_role_is_called(sign_in):
    mistaken = person("liaison", organisation=council())

    refused = [
        sign_in(mistaken).get(page).status_code for page in ("/stop-searches/", "/api/v1/stop-searches/")
    ]

    assert not any(mistaken.can(right) for right in POLICE_ONLY)
    assert refused == [403, 403]


def test_the_council_gets_no_liaison(administrator):
    with pytest.raises(ValidationError) as refusal:
        add_person(
            email="new@example.org", full_name="New", role="liaison", organisation=council(), by=administrator
        )

    assert "works for the police" in refusal.value.message_dict["role"][0]


def test_a_liaison_does_not_move_to_the_council_and_stay_liaison(administrator, liaison):
    with pytest.raises(ValidationError, match="works for the police"):
        change_person(
            person=liaison, email=liaison.email, full_name=liaison.full_name, role="liaison",
            organisation=council(), by=administrator,
        )  # fmt: skip


def test_the_refusal_stands_at_the_field(administrator, sign_in):
    page = sign_in(administrator).post(
        "/people/new/",
        {"full_name": "New", "email": "new@example.org", "role": "liaison", "organisation": council().pk},
    )

    assert "works for the police" in page.context["form"].errors["role"][0]


def test_the_police_get_one(administrator):
    added, _ = add_person(
        email="new@example.org", full_name="New", role="liaison", organisation=police(), by=administrator
    )

    assert added.is_police


def test_asking_what_a_signed_in_person_may_do_costs_no_query(liaison, django_assert_num_queries):
    found = PeopleBackend().get_user(liaison.pk)

    with django_assert_num_queries(0):
        assert all(found.can(right) for right in POLICE_ONLY)
