"""Ending somebody's sign-in or key is on record: who did it, and whose it was."""

import pytest
from django.core.cache import cache

from accounts.keys.services import create_api_token
from accounts.models import ApiToken, BrowserSession
from accounts.services import deactivate_person, give_new_passphrase
from audit.models import AccessRecord

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def ended() -> list[tuple]:
    """Who ended what, whose, and how many where it was not a single one."""
    found = AccessRecord.objects.filter(action="removed").order_by("pk")
    return [(each.user, each.kind, each.ids[0], each.count) for each in found]


def test_an_administrator_who_signs_somebody_out_is_on_record(administrator, officer, sign_in):
    sign_in(officer)
    session = BrowserSession.objects.get(user=officer)

    sign_in(administrator).post(f"/people/{officer.pk}/sessions/{session.number}/end/")

    record = AccessRecord.objects.get(action="removed")
    assert (record.user, record.kind) == (administrator, "sign-in of a person")
    assert record.ids == [str(officer.pk), str(session.number)]
    assert (record.route, record.ip_address) == ("accounts:end_person_session", "127.0.0.1")


def test_signing_somebody_out_everywhere_says_of_how_many_browsers(administrator, officer, sign_in):
    sign_in(officer)
    sign_in(officer)

    sign_in(administrator).post(f"/people/{officer.pk}/sessions/end/")

    assert ended() == [(administrator, "sign-in of a person", str(officer.pk), 2)]


def test_ones_own_other_browsers_and_keys_are_no_exception(analyst, sign_in):
    sign_in(analyst)
    here = sign_in(analyst)
    create_api_token(person=analyst, name="Report")

    here.post("/people/you/sessions/end/")
    here.post(f"/people/you/keys/{ApiToken.objects.get().number}/end/")

    assert ended() == [
        (analyst, "sign-in of a person", str(analyst.pk), 1),
        (analyst, "API key of a person", str(analyst.pk), None),
    ]


def test_ending_what_is_not_there_is_no_end(administrator, officer, sign_in):
    browser = sign_in(administrator)

    for number in ("00000000-0000-0000-0000-000000000000",) * 2:
        browser.post(f"/people/{officer.pk}/keys/{number}/end/")
    browser.post(f"/people/{officer.pk}/sessions/end/")

    assert ended() == []


@pytest.mark.parametrize("shut", [deactivate_person, give_new_passphrase])
def test_so_are_those_that_end_with_an_account_or_a_password(shut, administrator, supervisor, sign_in):
    sign_in(supervisor)
    create_api_token(person=supervisor, name="Report")

    shut(person=supervisor, by=administrator)

    assert ended() == [
        (administrator, "sign-in of a person", str(supervisor.pk), 1),
        (administrator, "API key of a person", str(supervisor.pk), 1),
    ]


def test_the_page_of_the_log_says_it_in_words(administrator, officer, sign_in):
    sign_in(officer)
    browser = sign_in(administrator)
    browser.post(f"/people/{officer.pk}/sessions/end/")

    page = browser.get("/access-log/", {"action": "removed"}).content.decode()

    assert f"Sign-in of a person: 1 ended: {officer.pk}" in page
