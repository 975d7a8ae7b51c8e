"""A year of weeks on a chart: page, image and API show the same numbers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from deployments.tests.factories import deployment
from hotspots.tests.factories import NORTH_GATE, incidents
from measures.weeks import last_complete_week

PAGE, IMAGE, API = (
    "/hotspots/analysis/trend/",
    "/hotspots/analysis/trend.svg",
    "/api/v1/hotspots/analysis/trend/",
)


def now():
    return timezone.now()


def days_to(week):
    """How many days ago the Wednesday of that week was."""
    return (timezone.localdate() - week.starts_on).days - 2


def a_usual_year(by, **place):
    """One and three incidents in turn in 29 weeks, then nine in the newest."""
    newest = last_complete_week(now())
    for back in range(1, 30):
        incidents(by, now(), days_ago=days_to(newest.previous(back)), count=1 + 2 * (back % 2), **place)
    incidents(by, now(), days_ago=days_to(newest), count=9, **place)


def test_a_week_above_the_limit_stands_out_in_words(analyst, zones, sign_in):
    a_usual_year(analyst)

    page = sign_in(analyst).get(PAGE)

    assert "1 week of 52 stands out" in page.content.decode()
    assert "Above the upper limit of 6.7" in page.content.decode()


def test_weeks_before_the_first_record_are_gaps_and_no_zeros(analyst, zones, sign_in):
    a_usual_year(analyst)

    weeks = sign_in(analyst).get(PAGE).context["trend"].weeks

    # The week in which the first record lies began before it, and is a gap, too.
    assert [week.incidents for week in weeks] == [None] * 23 + [1, 3] * 14 + [9]


def test_with_few_weeks_there_are_no_limits_and_the_page_says_why(analyst, zones, sign_in):
    incidents(analyst, now(), days_ago=20)

    page = sign_in(analyst).get(PAGE)

    assert "20 are needed" in page.content.decode()


def test_a_chosen_zone_has_its_own_chart(analyst, zones, sign_in):
    a_usual_year(analyst)
    incidents(analyst, now(), days_ago=20, count=3, **NORTH_GATE)

    page = sign_in(analyst).get(PAGE, {"zone": "north-gate"})

    assert page.context["trend"].total == 3
    assert page.context["trend"].zones == ()


def test_without_a_zone_each_has_a_line_of_its_own(analyst, zones, sign_in):
    a_usual_year(analyst)

    page = sign_in(analyst).get(PAGE)

    totals = {each.zone.slug: each.total for each in page.context["trend"].zones}
    assert totals == {"north-gate": 0, "the-stow": 65, "west-gate": 0}


def test_technology_is_marked_in_its_week(analyst, supervisor, zones, sign_in):
    a_usual_year(analyst)
    week = last_complete_week(now()).previous(2)
    made = deployment(supervisor, starts_at=week.starts_at + timedelta(hours=60), now=now())

    page = sign_in(analyst).get(PAGE)

    [marked] = [each for each in page.context["trend"].weeks if "Technology" in each.kinds]
    assert (marked.week, made.reference in page.content.decode()) == (week, True)


def test_every_year_has_two_weeks_of_clock_changes(analyst, zones, sign_in):
    page = sign_in(analyst).get(PAGE)

    marked = [each.week.hours for each in page.context["trend"].weeks if "Clocks change" in each.kinds]
    assert sorted(marked) == [167, 169]


def test_the_image_is_an_svg_that_asks_for_nothing_else(analyst, zones, sign_in):
    a_usual_year(analyst)

    image = sign_in(analyst).get(IMAGE)

    text = image.content.decode()
    assert image.headers["Content-Type"] == "image/svg+xml"
    assert text.startswith("<svg") and "upper limit 6.7" in text
    assert "href=" not in text and "<script" not in text and "<style" not in text


def test_the_narrow_image_is_for_a_phone(analyst, zones, sign_in):
    client = sign_in(analyst)

    widths = [
        client.get(IMAGE, {"size": size}).content.decode().split('width="')[1].split('"')[0]
        for size in ("", "narrow")
    ]

    assert int(widths[1]) < 400 < int(widths[0])


def test_the_api_answers_with_the_numbers_of_the_page(analyst, zones, sign_in, api):
    a_usual_year(analyst)

    page = sign_in(analyst).get(PAGE)
    answer = api(analyst).get(API).data

    assert [each["incidents"] for each in answer["weeks"]] == [
        each.incidents for each in page.context["trend"].weeks
    ]
    assert answer["statement"] == page.context["statement"]
    assert answer["definition"] == list(page.context["definition"])


@pytest.mark.parametrize(
    ("query", "field"), [({"zone": "atlantis"}, "zone"), ({"category": "piracy"}, "category")]
)
def test_what_cannot_be_is_named_and_kept(analyst, zones, sign_in, api, query, field):
    page = sign_in(analyst).get(PAGE, query)

    assert field in page.context["form"].errors and "There is a problem" in page.content.decode()
    assert sign_in(analyst).get(IMAGE, query).status_code == 400
    assert list(api(analyst).get(API, query).data) == [field]


@pytest.mark.parametrize("address", [PAGE, IMAGE, API])
@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_others_find_no_trend(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address).status_code == 403


@pytest.mark.parametrize(
    ("address", "kind"),
    [(PAGE, "hotspot trend"), (IMAGE, "hotspot trend chart"), (API, "hotspot trend")],
)
def test_reading_a_trend_is_on_record_with_its_filters(officer, zones, sign_in, address, kind):
    sign_in(officer).get(address, {"category": "theft"})

    record = AccessRecord.objects.get(action="list", kind=kind)
    assert (record.user, record.filters) == (officer, "category=theft")


def test_kinds_that_imply_a_victim_count_only_for_who_may_read_them(officer, analyst, zones, sign_in):
    # The week of the first record is a gap unless it was a Monday, so the record meant is not the first.
    incidents(analyst, now(), days_ago=40)
    incidents(analyst, now(), days_ago=20, category="domestic_abuse", zone=zones["the-stow"])

    totals = [sign_in(user).get(PAGE).context["trend"].total for user in (officer, analyst)]

    assert totals[1] - totals[0] == 1


def test_the_number_of_queries_does_not_grow_with_the_weeks(
    officer, zones, sign_in, django_assert_max_num_queries
):
    a_usual_year(officer)
    client = sign_in(officer)

    with django_assert_max_num_queries(16):
        client.get(PAGE)


def test_the_page_about_the_analysis_says_why_there_is_no_rate_per_patrol_hour(officer, zones, sign_in):
    page = sign_in(officer).get("/hotspots/analysis/")

    assert "Incidents per patrol hour are not shown as effectiveness" in page.content.decode()
