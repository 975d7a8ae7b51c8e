"""The register of technology, as each person and program meets it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessRecord
from deployments.models import TechDeployment, TechnologyStatus
from deployments.tests.factories import MARKET_SQUARE, paused, plan

REGISTER = reverse("deployments:register")
ADD = reverse("deployments:register_add")
PLAN = reverse("deployments:plan")
LIST = reverse("api:technology-status-list")
SAID = {
    "technology": "live_facial_recognition", "state": "paused", "since_on": "2026-03-20",
    "reason": "Under review", "source": "A press report",
}  # fmt: skip


def a_plan(user, **answers):
    start = timezone.localtime() + timedelta(days=2)
    return {
        "client_id": "8f7a1d1e-5a5e-4a60-9a39-0e6cf7a6e0b2", "technology": "live_facial_recognition",
        "starts_at_0": f"{start:%Y-%m-%d}", "starts_at_1": "10:00", "ends_at_0": "", "ends_at_1": "",
        "site": "Market Square", "operator": user.organisation_id, **MARKET_SQUARE, **answers,
    }  # fmt: skip


def test_a_pause_is_recorded_and_read_with_since_why_and_source(liaison, officer, sign_in):
    sign_in(liaison).post(ADD, SAID)

    page = sign_in(officer).get(REGISTER).content.decode()

    assert "since 20 March 2026" in page
    assert "Under review" in page
    assert "Source: A press report" in page
    assert page.count("Not recorded") == 2


def test_a_pause_without_a_reason_is_refused_and_keeps_what_was_typed(liaison, sign_in):
    page = sign_in(liaison).post(ADD, {**SAID, "reason": ""})

    assert page.context["form"].errors["reason"] == ["Say why it is paused."]
    assert "A press report" in page.content.decode()


def test_a_line_is_put_right_from_its_own_page(liaison, sign_in):
    made = paused(liaison)
    address = reverse("deployments:register_change", args=[made.pk])

    sign_in(liaison).post(address, {**SAID, "reason": "The algorithm is being updated"})

    assert TechnologyStatus.objects.get().reason == "The algorithm is being updated"


def test_the_plan_form_asks_whether_a_paused_technology_resumes_by_then(liaison, zones, sign_in):
    browser = sign_in(liaison)
    before = browser.get(PLAN).content.decode()
    paused(liaison)

    refused = browser.post(PLAN, a_plan(liaison))
    browser.post(PLAN, a_plan(liaison, resumes_by_then="on"))

    assert "resumes_by_then" not in before
    assert "is paused from 20 March 2026" in refused.content.decode()
    assert TechDeployment.objects.get().resumes_by_then


def test_a_plan_that_was_paused_afterwards_says_so_on_its_page(liaison, zones, sign_in):
    planned = plan(liaison, technology="live_facial_recognition")
    paused(liaison)

    page = sign_in(liaison).get(planned.get_absolute_url()).content.decode()

    assert "is paused from 20 March 2026" in page
    assert "before that was known" in page


def test_the_list_of_deployments_says_what_is_paused(liaison, officer, sign_in):
    paused(liaison)

    assert (
        "is paused from 20 March 2026" in sign_in(officer).get(reverse("deployments:list")).content.decode()
    )


@pytest.mark.parametrize("role", ["officer", "analyst"])
def test_who_may_only_read_is_refused_to_record(role, request, sign_in, api):
    reader = request.getfixturevalue(role)

    assert sign_in(reader).get(ADD).status_code == 403
    assert api(reader).post(LIST, SAID).status_code == 403


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_who_may_not_see_deployments_sees_no_register(role, request, sign_in, api):
    stranger = request.getfixturevalue(role)

    assert sign_in(stranger).get(REGISTER).status_code == 403
    assert api(stranger).get(LIST).status_code == 403


def test_reading_the_register_leaves_access_records(liaison, sign_in, api):
    made = paused(liaison)

    sign_in(liaison).get(REGISTER)
    sign_in(liaison).get(reverse("deployments:register_change", args=[made.pk]))

    left = AccessRecord.objects.filter(kind="technology_status").values_list("action", "ids")
    assert sorted(left) == [("list", [str(made.pk)]), ("view", [str(made.pk)])]


def test_a_line_sent_twice_by_a_program_is_one_line(liaison, api):
    first, second = (api(liaison).post(LIST, SAID) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]


def test_a_program_is_told_which_field_is_wrong(liaison, api):
    assert api(liaison).post(LIST, {**SAID, "source": ""}).json().keys() == {"source"}
    assert api(liaison).post(LIST, {**SAID, "technology": "drone"}).json().keys() == {"technology"}


def test_a_patch_changes_what_it_names_and_never_the_technology(liaison, api):
    address = reverse("api:technology-status-detail", args=[paused(liaison).pk])

    changed = api(liaison).patch(address, {"reason": "Updated"}).json()
    refused = api(liaison).patch(address, {"technology": "opengate"})

    assert (changed["reason"], changed["source"]) == ("Updated", "A press report")
    assert refused.json().keys() == {"technology"}


def test_how_each_stands_is_asked_for_a_day(liaison, officer, api):
    paused(liaison)
    address = reverse("api:technology-status-standing")

    now, before = (api(officer).get(address, {"on": day}).json() for day in ("2026-03-20", "2026-03-19"))

    assert (now[0]["state"], now[0]["since_on"]) == ("paused", "2026-03-20")
    assert {line["state"] for line in before} == {"not_recorded"}
    assert api(officer).get(address, {"on": "Friday"}).status_code == 400
