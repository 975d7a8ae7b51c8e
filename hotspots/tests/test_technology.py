"""Technology on the map: the deployments' own rows, in the period and place that was asked for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from deployments.models import TechDeployment
from deployments.outcomes import Attribution, Result
from deployments.services import move_deployment
from deployments.tests.factories import NOW, camera, deployment, plan
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.layers.technology import hotspot_deployments
from measures.disclosure.detail import Detail

URL, PAGE = "/api/v1/hotspots/deployments/", "/hotspots/"
TODAY = date(2026, 11, 20)
FOUR_WEEKS = Selection(Period.of_weeks(4, until=TODAY), detail=Detail.RECORDS)
KNIFE = {(Result.WEAPON_FOUND_KNIFE, Attribution.CAUSED_BY): 1, (Result.ARREST, Attribution.DURING): 2}


def lately(days_ago=2):
    now = timezone.now()
    return {"starts_at": now - timedelta(days=days_ago), "now": now}


def references(selection):
    return {each.row["reference"] for each in hotspot_deployments(selection, today=TODAY)}


def test_each_row_is_the_deployments_own(liaison, zones):
    made = camera(liaison, results=KNIFE)

    [shown] = hotspot_deployments(FOUR_WEEKS, today=TODAY)

    assert shown.row == TechDeployment.objects.get(pk=made.pk).figures


def test_caused_by_and_during_are_two_sentences(liaison, zones):
    deployment(liaison, results=KNIFE)

    [shown] = hotspot_deployments(FOUR_WEEKS, today=TODAY)

    assert (shown.caused_by_words, shown.during_words) == ("1 knife found", "2 arrests")


def test_what_lies_before_or_after_the_period_is_not_shown_unless_it_is_a_plan(liaison, zones):
    within = deployment(liaison)
    deployment(liaison, starts_at=NOW - timedelta(days=40))
    after = plan(liaison)
    plan(liaison, starts_at=NOW - timedelta(days=40), now=NOW - timedelta(days=50))

    assert references(FOUR_WEEKS) == {within.reference, after.reference}


def test_a_period_of_the_past_shows_its_own_plans_and_none_that_are_still_to_come(liaison, zones):
    never_closed = plan(liaison, starts_at=NOW - timedelta(days=40), now=NOW - timedelta(days=50))
    plan(liaison)
    past = Selection(FOUR_WEEKS.period.earlier(), detail=Detail.RECORDS)

    assert references(past) == {never_closed.reference}


def test_a_plan_claims_nothing_yet(liaison, zones):
    plan(liaison)

    [shown] = hotspot_deployments(FOUR_WEEKS, today=TODAY)

    assert (shown.row["status"], shown.caused_by_words, shown.during_words) == (
        "planned", "Not yet known", "Not yet known",
    )  # fmt: skip


def test_a_cancelled_one_is_not_shown_and_one_under_way_is(liaison, zones):
    cancelled, active = plan(liaison), plan(liaison, starts_at=NOW - timedelta(hours=1))
    move_deployment(deployment=cancelled, to="cancelled", reason="Rain", by=liaison, now=NOW)
    move_deployment(deployment=active, to="active", reason="", by=liaison, now=NOW)

    assert references(FOUR_WEEKS) == {active.reference}


def test_a_wider_area_holds_what_stood_in_its_zones(liaison, zones):
    gate = deployment(liaison)
    deployment(liaison, zone=zones["the-stow"])

    assert references(Selection(FOUR_WEEKS.period, zone=zones["town-centre"], detail=Detail.RECORDS)) == {
        gate.reference
    }
    assert references(Selection(FOUR_WEEKS.period, zone=zones["west-gate"], detail=Detail.RECORDS)) == set()


def test_filters_about_incidents_do_not_narrow_it_and_the_page_says_so(officer, liaison, zones, sign_in):
    deployment(liaison, **lately())

    page = sign_in(officer).get(PAGE, {"category": "theft", "time_of_day": "night"})

    assert len(page.context["deployments"]) == 1
    assert (
        "The kind of incident and the time of day do not apply to technology, so this list is not "
        "narrowed by them."
    ) in page.content.decode()


def test_the_number_of_queries_is_the_same_for_one_and_for_twenty(liaison, zones, django_assert_num_queries):
    for _ in range(20):
        deployment(liaison, results=KNIFE)
    for _ in range(2):
        plan(liaison, zone=zones["the-stow"])

    with django_assert_num_queries(2):
        assert len(hotspot_deployments(FOUR_WEEKS, today=TODAY)) == 22


def test_it_is_a_point_or_else_the_zones_outline_or_else_nowhere(officer, liaison, zones, api):
    deployment(liaison, **lately(1))
    deployment(liaison, zone=zones["the-stow"], **lately(2))
    deployment(liaison, lat=None, **lately(3))

    point, outline, nowhere = (each["geometry"] for each in api(officer).get(URL).data["features"])

    assert point == {"type": "Point", "coordinates": [0.09363, 51.77145]}
    assert outline["type"] == "Polygon" and nowhere is None


def test_the_table_holds_what_the_api_answers(officer, liaison, zones, sign_in, api):
    deployment(liaison, results=KNIFE, **lately(2))
    camera(liaison, zone=zones["town-centre"], **lately(3))

    page = sign_in(officer).get(PAGE)
    answer = api(officer).get(URL).data

    said = [each["properties"] for each in answer["features"]]
    shown = page.context["deployments"]
    assert [each["reference"] for each in said] == [each.row["reference"] for each in shown]
    assert [each["alerts"] for each in said] == [each.row["alerts"] for each in shown] == [None, 6]
    assert [each["caused_by"] for each in said] == [each.row["caused_by"] for each in shown]
    assert [each["during_words"] for each in said] == ["2 arrests", "Nothing recorded"]
    assert all(f'href="{each["url"]}"' in page.content.decode() for each in said)


def test_without_technology_the_page_says_so(officer, zones, sign_in):
    page = sign_in(officer).get(PAGE).content.decode()

    assert "No technology stood here in this period, and none is planned." in page


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"zone": "atlantis"}, "zone"),
        ({"from_on": "2026-01-05"}, "to_on"),
        ({"category": "piracy"}, "category"),
    ],
)
def test_what_cannot_be_is_refused_by_name(officer, zones, api, query, field):
    answer = api(officer).get(URL, query)

    assert (answer.status_code, list(answer.data)) == (400, [field])


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_it_is_refused_to_those_who_may_not_open_the_map(role, request, zones, api):
    user = request.getfixturevalue(role)

    assert api(user).get(URL).status_code == 403
    assert AccessRecord.objects.filter(action="refused", user=user).exists()


def test_a_load_is_on_record_with_its_filters(officer, liaison, zones, api):
    deployment(liaison, **lately())

    api(officer).get(URL, {"period": "12-weeks"})

    record = AccessRecord.objects.get(action="map", user=officer)
    assert (record.kind, record.filters, record.count) == ("hotspot deployment", "period=12-weeks", 1)
