"""What the law sets for an outcome code: dated, one set at a time, never deleted, shown in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from patrols.models import OutcomeTerms
from patrols.services import save_outcome_terms, start_patrol, start_visit
from patrols.tests.factories import code

PAGE = "/patrols/outcome-codes/FPN_PSPO/"
API = "/api/v1/outcome-codes/FPN_PSPO/terms/"


def _terms(by: User, **fields: object) -> OutcomeTerms:
    defaults = {
        "amount_pounds": Decimal(70),
        "valid_from": date(2026, 1, 1),
        "valid_to": None,
        "source": "Invented for this test",
    }
    return save_outcome_terms(by=by, code=code("FPN_PSPO"), **{**defaults, **fields})


def _typed(**fields: object) -> dict[str, object]:
    return {"amount_pounds": "70", "valid_from": "2026-01-01", "source": "Invented", **fields}


def test_no_terms_are_shipped(db):
    assert not OutcomeTerms.objects.exists()


def test_an_administrator_adds_terms_on_a_codes_page(administrator, sign_in):
    browser = sign_in(administrator)

    browser.post(f"{PAGE}terms/new/", _typed(minimum_age="16"))

    page = browser.get(PAGE).content.decode()
    assert "£70; from 16 years" in page and "From 1 January 2026 (today)" in page


def test_days_that_overlap_are_refused_in_words_at_the_field(administrator, sign_in):
    _terms(administrator)

    response = sign_in(administrator).post(
        f"{PAGE}terms/new/", _typed(valid_from="2026-06-01", amount_pounds="90")
    )

    assert response.context["form"].errors["valid_from"] == [
        "On some of these days other terms hold: £70, from 1 January 2026 without an end. "
        "Change or end those first."
    ]
    assert 'value="90"' in response.content.decode()


def test_terms_may_follow_each_other_day_by_day(administrator):
    _terms(administrator, valid_to=date(2026, 6, 1))

    _terms(administrator, amount_pounds=Decimal(90), valid_from=date(2026, 6, 1))

    assert [each.in_words for each in code("FPN_PSPO").terms.all()] == ["£90", "£70"]


def test_ending_terms_keeps_them(administrator, sign_in):
    made = _terms(administrator)

    sign_in(administrator).post(f"{PAGE}terms/{made.pk}/", _typed(valid_to="2026-06-01"))

    made.refresh_from_db()
    assert made.last_day == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount_pounds": None}, "amount_pounds"),
        ({"amount_pounds": Decimal(0)}, "amount_pounds"),
        ({"valid_to": date(2026, 1, 1)}, "valid_to"),
        ({"source": "  "}, "source"),
    ],
)
def test_terms_that_say_nothing_or_end_before_they_start_are_refused(administrator, fields, field):
    with pytest.raises(ValidationError) as refused:
        _terms(administrator, **fields)

    assert field in refused.value.message_dict


def test_adding_the_same_terms_twice_makes_one(administrator):
    assert _terms(administrator) == _terms(administrator)


def test_the_list_of_codes_says_what_holds_today(administrator, sign_in):
    _terms(administrator, hours=48)

    assert "£70; 48 hours" in sign_in(administrator).get("/patrols/outcome-codes/").content.decode()


def test_the_counters_of_a_visit_say_what_holds_that_day(administrator, officer, zones, sign_in):
    _terms(administrator)
    walk = start_patrol(by=officer, now=timezone.now())
    start_visit(patrol=walk, zone=zones["the-stow"], by=officer, now=timezone.now())

    page = sign_in(officer).get(f"/patrols/{walk}/walk/").content.decode()

    assert '<span class="app-tap__terms">£70</span>' in page


def test_the_api_adds_ends_and_lists_terms(administrator, api):
    client = api(administrator)

    made = client.post(API, {**_typed(), "valid_to": None}, format="json")
    ended = client.patch(f"{API}{made.data['id']}/", {"valid_to": "2026-06-01"}, format="json")

    assert (made.status_code, ended.status_code) == (201, 200)
    assert [(each["in_words"], each["valid_to"]) for each in client.get(API).data["results"]] == [
        ("£70", "2026-06-01")
    ]


def test_the_api_refuses_an_overlap_at_the_field(administrator, api):
    _terms(administrator)

    response = api(administrator).post(API, _typed(amount_pounds="90"), format="json")

    assert response.status_code == 400 and "valid_from" in response.data


def test_an_officer_reads_terms_and_changes_none(officer, api):
    client = api(officer)

    assert client.get(API).status_code == 200
    assert client.post(API, _typed(), format="json").status_code == 403


def test_terms_of_another_code_are_not_found_under_this_one(administrator, sign_in):
    made = _terms(administrator)

    assert sign_in(administrator).get(f"/patrols/outcome-codes/CPN/terms/{made.pk}/").status_code == 404
