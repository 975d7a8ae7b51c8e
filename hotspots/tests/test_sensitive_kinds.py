"""Kinds that imply a victim: in the figures of those who may read them, and in nobody else's."""

import pytest
from django.utils import timezone

from hotspots.tests.factories import NORTH_GATE, incidents
from incidents.categories import SENSITIVE

PAGE, ZONES, CELLS = "/hotspots/", "/api/v1/hotspots/zones/", "/api/v1/hotspots/cells/"


@pytest.fixture(autouse=True)
def town(zones, liaison):
    now = timezone.now()
    incidents(liaison, now, days_ago=2, count=2)
    incidents(liaison, now, days_ago=3, **NORTH_GATE)
    for kind in sorted(SENSITIVE):
        incidents(liaison, now, days_ago=2, category=kind)
        incidents(liaison, now, days_ago=2, category=kind, time_precision="day")


def counts(answer):
    return {f["properties"]["slug"]: f["properties"]["count"] for f in answer.data["features"]}


@pytest.mark.parametrize("query", [{}, {"category": "violence"}, {"time_of_day": "afternoon"}])
def test_an_officer_can_subtract_nothing_from_the_figures(officer, api, query):
    client = api(officer)

    answer = client.get(ZONES, query)

    for slug, count in counts(answer).items():
        assert count == client.get("/api/v1/incidents/", {"zone": slug}).json()["count"]
    assert (answer.data["total"], answer.data["left_out_hour_not_known"]) == (3, 0)


def test_those_who_may_see_points_have_them_counted_within_violence(liaison, api):
    assert counts(api(liaison).get(ZONES, {"category": "violence"}))["the-stow"] == 8


def test_an_older_record_of_such_a_kind_gives_an_officer_no_earlier_period(officer, liaison, api):
    incidents(liaison, timezone.now(), days_ago=28 * 3, category="hate_crime")

    answers = [api(user).get(ZONES).data["statement"] for user in (officer, liaison)]

    assert ["no earlier period" in said for said in answers] == [True, False]


def test_the_page_says_whom_it_does_not_count_and_gives_no_number(officer, liaison, sign_in):
    as_officer, as_liaison = (sign_in(user).get(PAGE) for user in (officer, liaison))

    said, said_in_full = (" ".join(page.context["notes"]) for page in (as_officer, as_liaison))
    assert as_officer.context["figures"].total == 3
    assert "hate crime are not counted here for your role." in said
    assert "in no cell" not in said and "left out" not in said
    assert "hate crime are counted within violence." in said_in_full


def test_the_file_counts_them_for_those_who_may_see_points(analyst, sign_in):
    file = sign_in(analyst).get("/hotspots/figures.csv").content.decode("utf-8-sig")

    assert "The Stow,8," in file and "hate crime are counted within violence" in file
