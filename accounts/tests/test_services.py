"""Letting people in, and shutting the door behind them."""

import re
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from accounts.keys.services import create_api_token
from accounts.models import ApiToken, Organisation, User
from accounts.services import (
    add_person,
    change_person,
    deactivate_person,
    give_new_passphrase,
)
from accounts.tests.factories import council

pytestmark = pytest.mark.django_db


def as_is(person: User, **changes) -> dict:
    fields = ("email", "full_name", "role", "organisation")
    return {**{name: getattr(person, name) for name in fields}, "person": person, **changes}


def test_a_first_passphrase_opens_the_account_and_must_be_changed(administrator):
    person, passphrase = add_person(
        email="New.Officer@Example.org", full_name="New Officer", role="officer",
        organisation=council(), by=administrator,
    )  # fmt: skip

    assert re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}", passphrase)
    assert person.check_password(passphrase)
    assert person.must_change_password


def test_one_address_has_one_account(administrator, officer):
    with pytest.raises(ValidationError) as refusal:
        add_person(
            email=officer.email.upper(), full_name="Again", role="officer",
            organisation=council(), by=administrator,
        )  # fmt: skip

    assert "email" in refusal.value.message_dict


def test_nobody_changes_their_own_role(administrator):
    with pytest.raises(ValidationError, match="your own role"):
        change_person(**as_is(administrator, role="analyst"), by=administrator)


def test_a_change_of_role_is_kept_in_the_history(administrator, officer):
    change_person(**as_is(officer, role="supervisor"), by=administrator)

    assert list(officer.events.order_by("pgh_id").values_list("role", flat=True)) == ["officer", "supervisor"]


def test_a_leaver_is_signed_out_everywhere_at_once(administrator, officer, sign_in):
    browser = sign_in(officer)
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {create_api_token(person=officer, name='Report')}")
    before = (browser.get("/incidents/").status_code, program.get("/api/v1/incidents/").status_code)

    deactivate_person(person=officer, by=administrator)

    assert before == (200, 200)
    assert browser.get("/incidents/").status_code == 302
    assert program.get("/api/v1/incidents/").status_code == 401
    assert not ApiToken.objects.exists()


def test_an_old_session_does_not_come_back_with_its_owner(administrator, officer, sign_in):
    browser = sign_in(officer)
    deactivate_person(person=officer, by=administrator)

    give_new_passphrase(person=officer, by=administrator)

    assert browser.get("/incidents/").status_code == 302


def test_nobody_deactivates_themselves(administrator):
    with pytest.raises(ValidationError, match="your own account"):
        deactivate_person(person=administrator, by=administrator)


def test_the_first_administrator_is_made_at_the_command_line():
    out = StringIO()

    call_command(
        "create_person", "first@example.org", name="First Person", role="administrator",
        organisation="Harlow Council", stdout=out,
    )  # fmt: skip

    person = User.objects.get(email="first@example.org")
    assert person.check_password(out.getvalue().splitlines()[-1])
    assert Organisation.objects.get().kind == "council"


def test_the_command_says_why_it_refuses(officer):
    with pytest.raises(CommandError, match="already exists"):
        call_command("create_person", officer.email, name="Twin", role="officer", organisation="HDC")


def test_a_key_made_at_the_command_line_opens_the_api(officer):
    out = StringIO()

    call_command("create_api_token", officer.email, name="Weekly report", stdout=out)

    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {out.getvalue().splitlines()[-1]}")
    assert program.get("/api/v1/zones/").status_code == 200
    assert ApiToken.objects.get().name == "Weekly report"


def test_a_key_for_nobody_is_refused():
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("create_api_token", "nobody@example.org", name="Weekly report")
