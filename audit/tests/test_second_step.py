"""Nothing opens without the second step, from the first password to the last recovery code."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from accounts.keys.services import create_api_token
from accounts.tests.factories import PASSWORD
from audit.models import AccessRecord
from audit.tests.steps import a_wrong_code, code_of, give_app, second_steps_of, with_both, with_password

pytestmark = pytest.mark.django_db
MINE = "/sign-in/second-step/"


@pytest.fixture(autouse=True)
def nothing_counted():
    """Wrong codes and used ones are counted in the cache, which no test rolls back."""
    cache.clear()


def set_up_app(client: Client) -> str:
    page = client.get(f"{MINE}app/")
    secret = page.context["form"].secret
    client.post(f"{MINE}app/", {"code": code_of(secret)})
    return secret


def test_a_password_alone_leads_to_setting_up_a_second_step_and_nowhere_else(officer):
    browser = with_password(officer)

    assert browser.get("/incidents/").url == MINE
    assert browser.post("/incidents/new/", {}).url == MINE
    assert browser.get(MINE).status_code == 200


def test_the_api_refuses_a_session_with_a_password_alone_in_words(officer):
    answer = with_password(officer).get("/api/v1/incidents/")

    assert answer.status_code == 403
    assert "second step" in answer.json()["detail"]


def test_a_key_of_a_program_needs_no_second_step(officer, client):
    made = create_api_token(person=officer, name="A tool")
    text = made if isinstance(made, str) else made[-1]

    assert client.get("/api/v1/incidents/", headers={"Authorization": f"Token {text}"}).status_code == 200


def test_setting_up_an_app_opens_the_rest_and_shows_recovery_codes_once(officer):
    browser = with_password(officer)

    set_up_app(browser)
    first = browser.get(f"{MINE}recovery-codes/").content.decode()
    again = browser.get(f"{MINE}recovery-codes/").content.decode()

    assert browser.get("/incidents/").status_code == 200
    assert len(re.findall(r"<li>\d{8}</li>", first)) == 10
    assert not re.search(r"<li>\d{8}</li>", again)


def test_a_wrong_code_sets_nothing_up(officer):
    browser = with_password(officer)
    secret = browser.get(f"{MINE}app/").context["form"].secret

    page = browser.post(f"{MINE}app/", {"code": a_wrong_code(secret)})

    assert "code" in page.context["form"].errors
    assert second_steps_of(officer) == set()


def test_whoever_has_an_app_is_not_in_before_its_code(officer):
    secret = give_app(officer)
    browser = with_password(officer)

    before = browser.get("/incidents/").url
    browser.post(f"{MINE}show/", {"code": code_of(secret)})

    assert before.startswith("/sign-in/login/")
    assert browser.get("/incidents/").status_code == 200


def test_a_wrong_code_is_on_record_as_theirs(officer):
    secret = give_app(officer)

    with_password(officer).post(f"{MINE}show/", {"code": a_wrong_code(secret)})

    record = AccessRecord.objects.get(action="sign_in_failed")
    assert (record.kind, record.user) == ("second step", officer)


def test_a_code_serves_once(officer):
    secret = give_app(officer)
    code = code_of(secret)
    with_password(officer).post(f"{MINE}show/", {"code": code})
    over_the_shoulder = with_password(officer)

    page = over_the_shoulder.post(f"{MINE}show/", {"code": code})

    assert "code" in page.context["form"].errors
    assert over_the_shoulder.get("/incidents/").status_code == 302


def test_a_recovery_code_lets_in_once(officer):
    browser = with_password(officer)
    set_up_app(browser)
    shown = browser.get(f"{MINE}recovery-codes/").content.decode()
    code = re.findall(r"<li>(\d{8})</li>", shown)[0]

    first, second = with_password(officer), with_password(officer)
    first.post(f"{MINE}show/", {"code": code})
    second.post(f"{MINE}show/", {"code": code})

    assert first.get("/incidents/").status_code == 200
    assert second.get("/incidents/").status_code == 302


def test_a_session_from_before_the_second_step_must_show_it_and_may_add_none(officer):
    """Else who has only the password adds a passkey of their own beside the owner's app."""
    early = with_password(officer)
    secret = give_app(officer)

    assert early.get("/incidents/").url == f"{MINE}again/"
    assert early.get(f"{MINE}passkeys/add/").url == f"{MINE}again/"
    early.post(f"{MINE}again/", {"code": code_of(secret)})
    assert early.get("/incidents/").status_code == 200


def test_demonstration_people_need_no_second_step_while_it_is_one(officer, settings):
    officer.is_demonstration, settings.DEBUG = True, True
    officer.save()

    assert with_password(officer).get("/incidents/").status_code == 200


def test_where_it_is_not_required_a_password_is_enough(officer, settings):
    settings.MFA_REQUIRED = False

    assert with_password(officer).get("/incidents/").status_code == 200


def test_the_only_second_step_is_not_removed(officer):
    browser = with_both(officer, give_app(officer))

    page = browser.post(f"{MINE}app/remove/")

    assert page.status_code == 200
    assert "Add another before you remove it" in page.content.decode()
    assert second_steps_of(officer) >= {"totp"}


def test_secrets_are_encrypted_in_the_database_and_void_with_another_key(officer, settings):
    secret = give_app(officer)
    kept = Authenticator.objects.get(user=officer).data["secret"]
    settings.SECRET_KEY = "another one since"

    browser = with_password(officer)
    browser.post(f"{MINE}show/", {"code": code_of(secret)})

    assert secret not in kept
    assert browser.get("/incidents/").status_code == 302


def test_a_key_that_was_in_use_before_still_reads(officer, settings):
    secret = give_app(officer)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another one since"

    assert with_both(officer, secret).get("/incidents/").status_code == 200


def test_added_and_removed_are_on_record(officer, django_capture_on_commit_callbacks):
    browser = with_password(officer)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(browser)

    record = AccessRecord.objects.get(action="added")

    assert (record.kind, record.filters, record.user) == ("second step", "app", officer)
    assert PASSWORD not in str(AccessRecord.objects.values_list())


@pytest.mark.parametrize("sent", ["", "[]", "{}", '"text"', '{"id": 1}', '{"response": {}}', "no json"])
def test_what_is_no_passkey_is_refused_and_never_an_error(sent):
    answer = Client().post(f"{MINE}passkeys/sign-in/", {"credential": sent})

    assert answer.url == "/sign-in/login/"
