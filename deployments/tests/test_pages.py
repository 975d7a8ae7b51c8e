"""The deployment pages, as each person meets them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessRecord
from deployments.models import TechDeployment
from deployments.tests.factories import MARKET_SQUARE, camera, deployment, plan

LIST = reverse("deployments:list")


def set_up(user, **answers):
    start = timezone.localtime() - timedelta(days=2)
    return {
        "client_id": "8f7a1d1e-5a5e-4a60-9a39-0e6cf7a6e0b1",
        "starts_at_0": f"{start:%Y-%m-%d}", "starts_at_1": "10:00",
        "ends_at_0": f"{start:%Y-%m-%d}", "ends_at_1": "16:00",
        "site": "Market Square", "operator": user.organisation_id, **MARKET_SQUARE, **answers,
    }  # fmt: skip


def test_recording_an_opengate_deployment_shows_what_it_led_to(liaison, zones, sign_in):
    browser = sign_in(liaison)
    answers = set_up(liaison, people_screened=275, caused_by__weapon_found_knife=1)

    page = browser.post(reverse("deployments:record", args=["opengate"]), answers, follow=True)

    made = TechDeployment.objects.get()
    assert page.request["PATH_INFO"] == made.get_absolute_url()
    assert b"1 found of 275 screened" in page.content


def test_ticking_that_no_weapon_was_found_is_a_result_of_nought(liaison, zones, sign_in):
    answers = set_up(liaison, people_screened=275, no_weapon="on")

    page = sign_in(liaison).post(reverse("deployments:record", args=["opengate"]), answers, follow=True)

    assert b"0 found of 275 screened" in page.content


def test_ticking_that_no_weapon_was_found_and_counting_one_is_refused(liaison, zones, sign_in):
    answers = set_up(liaison, no_weapon="on", during__weapon_found_knife=1)

    page = sign_in(liaison).post(reverse("deployments:record", args=["opengate"]), answers)

    assert "no_weapon" in page.context["form"].errors


def test_alerts_that_do_not_add_up_are_told_at_the_field_and_on_top_and_keep_what_was_typed(
    liaison, zones, sign_in
):
    answers = set_up(
        liaison, alerts_total=6, true_alerts_confirmed=4, false_alerts_confirmed=1, alerts_unconfirmed=0
    )

    page = (
        sign_in(liaison)
        .post(reverse("deployments:record", args=["live_facial_recognition"]), answers)
        .content.decode()
    )

    assert page.count("add up to 5") == 2
    assert 'href="#id_alerts_total"' in page
    assert 'value="Market Square"' in page


def test_planning_then_recording_results_completes_it(supervisor, zones, sign_in):
    browser = sign_in(supervisor)
    start = timezone.localtime()
    today = {"starts_at_0": f"{start:%Y-%m-%d}", "starts_at_1": "00:00", "ends_at_0": "", "ends_at_1": ""}
    answers = set_up(supervisor, technology="mobile_weapons_detector", **today)
    browser.post(reverse("deployments:plan"), answers)
    planned = TechDeployment.objects.get()

    browser.post(
        reverse("deployments:results", args=[planned.reference]),
        {"ends_at_0": f"{start:%Y-%m-%d}", "ends_at_1": "00:01", "declined": 0},
    )

    planned.refresh_from_db()
    assert (planned.status, planned.declined, planned.people_screened) == ("complete", 0, None)


def test_cancelling_without_a_reason_is_refused_on_the_page(liaison, zones, sign_in):
    planned = plan(liaison, now=timezone.now(), starts_at=timezone.now() + timedelta(days=1))
    address = reverse("deployments:move", args=[planned.reference])

    page = sign_in(liaison).post(address, {"status": "cancelled", "reason": ""})

    assert page.status_code == 422
    assert b"Say why this deployment is cancelled." in page.content


def test_changing_the_site_keeps_the_counts(liaison, zones, sign_in):
    made = camera(liaison)
    answers = set_up(liaison, site="By the clock")

    sign_in(liaison).post(reverse("deployments:correct", args=[made.reference]), answers)

    made.refresh_from_db()
    assert (made.site, made.alerts_total) == ("By the clock", 6)


def test_the_page_keeps_caused_by_and_during_apart_and_shows_both_false_alert_rates(
    liaison, officer, zones, sign_in
):
    made = camera(liaison, results={("arrest", "caused_by"): 2, ("arrest", "during"): 5})

    page = sign_in(officer).get(made.get_absolute_url()).content.decode()

    caused, _ = page.split("Made during the deployment")
    assert "Caused by the technology" in caused and "Made during the deployment" not in caused
    assert "1 of 6 alerts (too few for a percentage)" in page
    assert "1 of 5,000 faces seen: 0.02%" in page


@pytest.mark.parametrize(
    "query",
    ["technology=opengate", "zone=town-centre&technology=opengate", "status=complete&technology=opengate"],
)
def test_the_list_is_filtered_by_the_address(liaison, zones, sign_in, query):
    deployment(liaison, site="At the gate")
    camera(liaison, site="At the van")

    page = sign_in(liaison).get(f"{LIST}?{query}").content.decode()

    assert "At the gate" in page and "At the van" not in page


def test_a_date_that_is_none_is_told_at_the_filter(liaison, zones, sign_in):
    page = sign_in(liaison).get(f"{LIST}?from_on=yesterday")

    assert "from_on" in page.context["filter"].form.errors


def test_a_councillor_is_refused_and_an_analyst_reads_but_does_not_record(
    liaison, councillor, analyst, zones, sign_in
):
    made = deployment(liaison)

    assert sign_in(councillor).get(made.get_absolute_url()).status_code == 403
    assert sign_in(analyst).get(made.get_absolute_url()).status_code == 200
    assert sign_in(analyst).get(reverse("deployments:plan")).status_code == 403


def test_reading_a_list_and_a_deployment_leaves_access_records(liaison, officer, zones, sign_in):
    made = deployment(liaison)
    browser = sign_in(officer)

    browser.get(LIST)
    browser.get(made.get_absolute_url())

    left = AccessRecord.objects.filter(kind="deployment").values_list("action", flat=True)
    assert sorted(left) == ["list", "view"]


def test_a_longer_list_asks_the_database_no_more_often(
    liaison, zones, sign_in, django_assert_max_num_queries
):
    browser = sign_in(liaison)
    for _ in range(12):
        deployment(liaison, results={("arrest", "during"): 1})

    with django_assert_max_num_queries(12):
        browser.get(LIST)


def test_whoever_may_open_a_deployment_sees_its_site_on_page_and_api(liaison, officer, zones, sign_in, api):
    made = deployment(liaison)

    page = sign_in(officer).get(made.get_absolute_url()).content.decode()
    answer = api(officer).get(f"/api/v1/deployments/{made}/").json()

    assert "51.77145, 0.09363" in page
    assert (answer["lat"], answer["lng"]) == (51.77145, 0.09363)
