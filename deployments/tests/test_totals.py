"""What many deployments come to, from plain values and from records."""

from typing import Any

import pytest
from django.urls import reverse

from deployments.models import TechDeployment
from deployments.tests.factories import camera, deployment, plan
from deployments.totals import Counts, totals

FACES, GATE = "live_facial_recognition", "opengate"
API = reverse("api:deployments-totals")


def of_cameras(*rows: dict[str, Any]) -> dict[str, Any]:
    [total] = totals([Counts(technology=FACES, **row) for row in rows])
    return total


def of_gates(*rows: dict[str, Any]) -> dict[str, Any]:
    [total] = totals([Counts(technology=GATE, **row) for row in rows])
    return total


def alerts(total: int, false: int, **more: Any) -> dict[str, Any]:
    return {"alerts_total": total, "false_alerts_confirmed": false, "alerts_unconfirmed": 0, **more}


def test_both_false_alert_rates_of_a_year_carry_their_counts_and_intervals():
    year = of_cameras(alerts(2_000, 9, faces_seen=3_000_000), alerts(77, 1, faces_seen=147_436))

    assert year["words"] == [
        "Faces seen: 3,147,436. Alerts: 2,077",
        "False alerts, of all alerts: 10 of 2,077 alerts: 0.48% (95% interval 0.26% to 0.88%)",
        "False alerts, of faces seen: 10 of 3,147,436 faces seen: 0.00032% "
        "(95% interval 0.00017% to 0.00058%)",
    ]


def test_none_of_275_is_said_as_a_result():
    total = of_gates({"people_screened": 200, "weapons": 0}, {"people_screened": 75, "weapons": 0})

    assert total["weapons"]["words"] == "0 found of 275 screened"
    assert total["weapons"]["per_1000_screened"]["words"] == "0 per 1,000 (95% interval 0 to 13.4)"


def test_a_rate_is_of_those_alone_that_recorded_both_its_counts():
    total = of_cameras(alerts(50, 2, faces_seen=10_000), alerts(50, 3), {"faces_seen": 90_000})

    assert total["false_alerts"]["of_faces"]["words"].startswith("2 of 10,000 faces seen")
    assert total["false_alerts"]["of_alerts"]["words"].startswith("5 of 100 alerts")
    assert total["not_recorded_words"] == "alerts by 1 of 3; faces by 1 of 3"


def test_alerts_judged_false_on_the_screen_are_false_alerts():
    total = of_cameras(alerts(100, 1, alerts_unconfirmed=4, false_alerts_unconfirmed=3))

    assert total["false_alerts"]["of_alerts"]["part"] == 4


def test_it_is_told_where_nobody_judged_the_unconfirmed_alerts():
    total = of_cameras(alerts(100, 1, alerts_unconfirmed=4))

    assert total["not_recorded"]["judgement_of_unconfirmed_alerts"] == 1
    assert total["not_recorded_words"].endswith("whether unconfirmed alerts were true by 1 of 1")


def test_what_nobody_recorded_is_not_nought():
    total = of_gates({})

    assert (total["weapons"]["caused_by"], total["alerts"]) == (None, None)
    assert total["words"][0] == "People screened: not recorded. Alerts: not recorded"
    assert total["words"][1] == "Weapons not recorded, number screened not recorded"


def test_an_estimate_among_them_makes_the_sum_an_estimate():
    total = of_gates({"people_screened": 275, "weapons": 0, "screened_estimated": True})

    assert total["weapons"]["words"] == "0 found of about 275 screened"


def test_only_those_that_took_place_are_added_up_in_one_query(liaison, zones, django_assert_num_queries):
    deployment(liaison, people_screened=275, results={("weapon_found_knife", "caused_by"): 0})
    deployment(liaison, people_screened=25, results={("weapon_found_knife", "during"): 4})
    plan(liaison)

    with django_assert_num_queries(1):
        [total] = TechDeployment.objects.all().for_list().totals()

    assert (total["deployments"], total["people_screened"]) == (2, 300)
    assert total["weapons"]["words"] == "0 found of 275 screened"


def test_the_list_page_adds_up_what_its_filters_leave(liaison, officer, zones, sign_in):
    camera(liaison)
    deployment(liaison, people_screened=275, results={("weapon_found_knife", "caused_by"): 0})

    page = sign_in(officer).get(reverse("deployments:list"), {"technology": GATE}).content.decode()

    assert "0 found of 275 screened" in page
    assert "False alerts, of all alerts" not in page


def test_a_program_asks_for_the_same_totals_of_a_period(liaison, analyst, zones, api):
    camera(liaison)

    [total] = api(analyst).get(API).json()
    none = api(analyst).get(API, {"from_on": "2030-01-01"}).json()

    assert total["false_alerts"]["of_faces"]["words"].startswith("1 of 5,000 faces seen")
    assert none == []


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_who_may_not_see_deployments_sees_no_totals(role, request, api):
    assert api(request.getfixturevalue(role)).get(API).status_code == 403
