"""What is marked beside a year of weeks, what is said not to be, and where a week leads."""

from datetime import timedelta

from django.utils import timezone

from hotspots.tests.factories import incidents
from measures.weeks import last_complete_week
from patrols.models import SchoolTerm
from patrols.plans.bank_holidays import bank_holidays
from zones.events.services import cancel_event
from zones.tests.event_factories import town_event

PAGE, IMAGE = "/hotspots/analysis/trend/", "/hotspots/analysis/trend.svg"


def newest():
    return last_complete_week(timezone.now())


def terms_around(week):
    """Two terms with that week as the holiday between them."""
    for name, first, last in (
        ("Before", week.starts_on - timedelta(days=28), week.starts_on - timedelta(days=3)),
        ("After", week.ends_on + timedelta(days=1), week.ends_on + timedelta(days=26)),
    ):
        SchoolTerm.objects.create(name=name, first_on=first, last_on=last, source="The county’s list")


def test_a_week_between_two_terms_is_marked_as_a_school_holiday(analyst, zones, sign_in):
    week = newest().previous(10)
    terms_around(week)

    page = sign_in(analyst).get(PAGE)

    marked = [each.week for each in page.context["trend"].weeks if "School holiday" in each.kinds]
    assert marked == [week]
    assert "School terms are recorded for 9 of the 52 weeks: The county’s list." in page.content.decode()


def test_without_recorded_terms_the_page_says_so_and_the_chart_has_no_row_of_them(analyst, zones, sign_in):
    client = sign_in(analyst)

    page, image = client.get(PAGE), client.get(IMAGE)

    assert "No school terms are recorded for these weeks" in page.content.decode()
    assert "School holiday" not in image.content.decode()


def test_the_api_says_so_too(analyst, zones, api):
    cautions = api(analyst).get("/api/v1/hotspots/analysis/trend/").data["cautions"]

    assert any("No school terms are recorded" in each for each in cautions)


def test_a_town_event_is_marked_in_the_weeks_and_zones_that_it_concerns(analyst, supervisor, zones, sign_in):
    week = newest().previous(10)
    fair = {"starts_at": week.ends_at - timedelta(hours=5), "ends_at": week.ends_at + timedelta(hours=5)}
    made = town_event(supervisor, name="Fun fair", zone=zones["the-stow"], **fair)
    cancelled = town_event(supervisor, zone=zones["the-stow"], **fair)
    cancel_event(event=cancelled, reason="Storm", by=supervisor, now=timezone.now())
    client = sign_in(analyst)

    trends = [client.get(PAGE, {"zone": zone}).context["trend"] for zone in ("the-stow", "north-gate", "")]

    told = [
        [(each.week, mark.words) for each in trend.weeks for mark in each.marks if mark.kind == "Town event"]
        for trend in trends
    ]
    words = f"Fun fair, The Stow ({made})"
    assert told == [[(week, words), (week.next(), words)], [], [(week, words), (week.next(), words)]]


def test_every_bank_holiday_is_marked_in_its_week(analyst, zones, sign_in):
    weeks = sign_in(analyst).get(PAGE).context["trend"].weeks

    marked = {each.week for each in weeks if "Bank holiday" in each.kinds}
    days = bank_holidays(weeks[0].week.starts_on, weeks[-1].week.ends_on)
    assert marked == {
        each.week for each in weeks if any(each.week.starts_on <= d <= each.week.ends_on for d in days)
    }
    assert len(marked) >= 5


def test_a_week_leads_to_its_map_and_its_count_to_the_rows(analyst, zones, sign_in):
    week = newest().previous(1)
    days_ago = (timezone.localdate() - week.starts_on).days - 2
    incidents(analyst, timezone.now(), days_ago=days_ago, count=3, category="theft")
    incidents(analyst, timezone.now(), days_ago=days_ago + 7)
    client = sign_in(analyst)

    page = client.get(PAGE, {"category": "theft"}).content.decode().replace("&amp;", "&")

    dates = f"from_on={week.starts_on}&to_on={week.ends_on}"
    assert f'href="/hotspots/?category=theft&period=dates&{dates}"' in page
    assert client.get(f"/incidents/?{dates}&kind=theft&counted=yes").context["page_obj"].paginator.count == 3
    assert f'href="/incidents/?{dates}&kind=theft&counted=yes">3<' in page
