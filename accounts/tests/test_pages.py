"""The people pages, as an administrator uses them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.tests.factories import council, person


@pytest.fixture
def browser(administrator, sign_in):
    return sign_in(administrator)


def new_person(**changes) -> dict:
    fields = {"full_name": "New Officer", "email": "new@example.org", "role": "officer"}
    return {**fields, "organisation": council().pk, **changes}


def test_the_list_shows_who_never_signed_in(browser, officer):
    page = browser.get("/people/", {"account": "never"})

    assert [each.email for each in page.context["object_list"]] == ["officer@example.org"]


def test_whoever_was_added_lately_is_not_missed_for_ninety_days(browser, officer):
    person("supervisor", email="old@example.org")
    User.objects.filter(email="old@example.org").update(joined_at=timezone.now() - timedelta(days=91))

    page = browser.get("/people/", {"account": "quiet"})

    assert [each.email for each in page.context["object_list"]] == ["old@example.org"]


def test_ones_own_account_is_not_a_page_of_people_in_the_menu(browser):
    people, account = browser.get("/people/").content.decode(), browser.get("/people/you/").content.decode()

    assert 'aria-current="true"' in people and 'aria-current="true"' not in account
    assert "/exports/" in account


def test_the_list_asks_the_database_the_same_number_of_questions_however_long_it_is(
    browser, django_assert_max_num_queries
):
    for number in range(20):
        person("officer", email=f"officer{number}@example.org")

    with django_assert_max_num_queries(8):
        browser.get("/people/")


@pytest.mark.parametrize("path", ["", "new/", "organisations/", "organisations/new/"])
def test_only_an_administrator_opens_the_people_pages(supervisor, sign_in, path):
    assert sign_in(supervisor).get(f"/people/{path}").status_code == 403


def test_adding_a_person_shows_the_passphrase_once_and_keeps_it_out_of_caches(browser):
    page = browser.post("/people/new/", new_person())

    passphrase = re.search(r"app-passphrase\">([^<]+)<", page.content.decode())[1]
    assert User.objects.get(email="new@example.org").check_password(passphrase)
    assert "no-store" in page["Cache-Control"]


def test_bad_input_is_refused_at_its_field_and_kept(browser):
    page = browser.post("/people/new/", new_person(email="not an address"))

    assert "email" in page.context["form"].errors
    assert page.context["form"]["full_name"].value() == "New Officer"
    assert not User.objects.filter(full_name="New Officer").exists()


def test_an_address_in_use_is_refused_at_its_field(browser, officer):
    page = browser.post("/people/new/", new_person(email=officer.email))

    assert "email" in page.context["form"].errors


def test_an_administrator_cannot_change_their_own_role(browser, administrator):
    page = browser.post(
        f"/people/{administrator.pk}/change/",
        new_person(email=administrator.email, full_name=administrator.full_name, role="analyst"),
    )

    administrator.refresh_from_db()
    assert "your own role" in str(page.context["form"].errors["role"])
    assert administrator.role == "administrator"


def test_changing_a_role_takes_effect_on_the_next_click(browser, officer, sign_in):
    their_browser = sign_in(officer)

    browser.post(f"/people/{officer.pk}/change/", new_person(email=officer.email, role="councillor"))

    assert their_browser.get("/incidents/").status_code == 403


def test_deactivating_asks_first_and_then_ends_the_sign_in(browser, officer, sign_in):
    their_browser = sign_in(officer)

    question = browser.get(f"/people/{officer.pk}/deactivate/").content.decode()
    browser.post(f"/people/{officer.pk}/deactivate/")

    assert "Deactivate Officer Example?" in question
    assert their_browser.get("/").status_code == 302


def test_an_organisation_can_be_added(browser):
    browser.post(
        "/people/organisations/new/", {"name": "Essex County", "short_name": "ECC", "kind": "partner"}
    )

    assert Organisation.objects.get(short_name="ECC").kind == "partner"
