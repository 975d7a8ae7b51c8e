"""Keys of programs: made by their owner, shown once, for some days, to read or to write too."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.keys.services import create_api_token, forget_keys
from accounts.models import ApiToken
from audit.models import AccessRecord

pytestmark = pytest.mark.django_db


def program(text: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {text}")
    return client


def expire(on: datetime) -> None:
    ApiToken.objects.update(expiry=on)


def test_a_key_is_made_on_a_page_shown_once_and_kept_as_a_hash(analyst, sign_in):
    browser = sign_in(analyst)

    page = browser.post("/people/you/keys/new/", {"name": "Power BI", "scope": "read", "days": "30"})

    text = re.search(r"app-passphrase\">([^<]+)<", page.content.decode())[1]
    assert program(text).get("/api/v1/zones/").status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert text not in browser.get("/people/you/keys/").content.decode()
    assert text not in str(ApiToken.objects.values().get())


def test_a_key_lasts_ninety_days_unless_told_and_never_more_than_a_year(analyst):
    create_api_token(person=analyst, name="Report")

    assert ApiToken.objects.get().expiry.date() == (timezone.now() + timedelta(days=90)).date()
    for days in (0, 366):
        with pytest.raises(ValidationError, match="from 1 to 365 days"):
            create_api_token(person=analyst, name="Report", days=days)


def test_an_expired_key_is_answered_401_in_words_and_stays_in_the_list(analyst, sign_in):
    client = program(create_api_token(person=analyst, name="Power BI"))
    expire(datetime(2026, 3, 7, 12, tzinfo=timezone.get_default_timezone()))

    answer = client.get("/api/v1/zones/")

    assert answer.status_code == 401
    assert answer.json()["detail"].startswith("This key expired on 7 March 2026.")
    assert "Expired" in sign_in(analyst).get("/people/you/keys/").content.decode()


def test_a_key_to_read_changes_nothing_and_its_try_is_on_record(supervisor):
    reads = program(create_api_token(person=supervisor, name="Report", scope="read"))
    writes = program(create_api_token(person=supervisor, name="Form", scope="read_and_write"))

    refused = reads.post("/api/v1/incidents/", {})
    let_through = writes.post("/api/v1/incidents/", {})

    assert (refused.status_code, let_through.status_code) == (403, 400)
    assert refused.json()["detail"] == "This key may read only. Make one that may write, too."
    assert AccessRecord.objects.filter(action="refused", user=supervisor).count() == 1


@pytest.mark.parametrize("text", ["", "x", "é" * 20, "a" * 64, "zz" * 32])
def test_what_is_no_key_is_answered_401(text, analyst):
    create_api_token(person=analyst, name="Report")

    assert program(text).get("/api/v1/zones/").status_code == 401


def test_when_a_key_was_last_used_is_kept_to_the_hour(analyst):
    client = program(create_api_token(person=analyst, name="Report"))
    client.get("/api/v1/zones/")
    first = ApiToken.objects.get().last_used_at

    client.get("/api/v1/zones/")
    again = ApiToken.objects.get().last_used_at
    ApiToken.objects.update(last_used_at=first - timedelta(hours=1))
    client.get("/api/v1/zones/")

    assert first == again
    assert ApiToken.objects.get().last_used_at > first


def test_a_key_that_was_ended_opens_nothing_and_that_it_was_stays_known(analyst, sign_in):
    client = program(create_api_token(person=analyst, name="Report"))

    sign_in(analyst).post(f"/people/you/keys/{ApiToken.objects.get().number}/end/")

    assert client.get("/api/v1/zones/").status_code == 401
    events = ApiToken.pgh_event_model.objects.order_by("pgh_id")
    assert [(each.pgh_label, each.name) for each in events] == [("insert", "Report"), ("delete", "Report")]


def test_nobody_ends_a_key_of_somebody_else_but_an_administrator(analyst, supervisor, administrator, sign_in):
    client = program(create_api_token(person=analyst, name="Report"))
    number = ApiToken.objects.get().number

    sign_in(supervisor).post(f"/people/you/keys/{number}/end/")
    after_a_colleague = client.get("/api/v1/zones/").status_code
    sign_in(administrator).post(f"/people/{analyst.pk}/keys/{number}/end/")

    assert after_a_colleague == 200
    assert client.get("/api/v1/zones/").status_code == 401


def test_bad_input_is_refused_at_its_field_and_kept(analyst, sign_in):
    page = sign_in(analyst).post(
        "/people/you/keys/new/", {"name": "Power BI", "scope": "read", "days": "400"}
    )

    assert "from 1 to 365 days" in str(page.context["form"].errors["days"])
    assert page.context["form"]["name"].value() == "Power BI"
    assert not ApiToken.objects.exists()


def test_a_key_is_forgotten_three_months_after_it_ran_out(analyst):
    now = timezone.now()
    create_api_token(person=analyst, name="Report")
    expire(now - timedelta(days=89))
    kept = forget_keys(now=now)
    expire(now - timedelta(days=91))

    assert (kept, forget_keys(now=now)) == (0, 1)
