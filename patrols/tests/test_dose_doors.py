"""The dose on its page, over the API and as a file: one set of figures, filters, rights and records."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from audit.models import AccessRecord
from patrols.dose.figures import FIGURES, HOURS
from patrols.dose.freshness import days_ago
from patrols.dose.tables import number
from patrols.entry import VisitEntry
from patrols.services import plan_visits
from patrols.tests.factories import patrol

PAGE, FILE, API = "/patrols/dose/", "/patrols/dose.csv", "/api/v1/patrols/dose/"


@pytest.fixture
def awkward(zones, officer, supervisor):
    """Overlaps, one in a wider area, one of 9 minutes 59, one across midnight, and a plan."""
    now = timezone.now()
    two_days_ago = timezone.localtime(now).replace(hour=23, minute=30, second=0, microsecond=0)
    start = two_days_ago - timedelta(days=2)

    def walked(by, zone, after: float, lasting: float, **more):
        at = start + timedelta(minutes=after)
        over = at + timedelta(minutes=lasting)
        entry = VisitEntry(zones[zone], at, over, {})
        patrol(by, started_at=at, ended_at=over, visits=[entry], now=now, **more)

    plan_visits(
        by=supervisor, now=start - timedelta(days=1), zone=zones["the-stow"], visits=3, minutes=15,
        organisation=officer.organisation, on=start.date(),
        from_time=start.time().replace(hour=19), to_time=start.time().replace(hour=23, minute=59),
    )  # fmt: skip
    walked(officer, "the-stow", 0, 12.5)
    walked(supervisor, "the-stow", 5, 20)
    walked(officer, "the-stow", 26, 12)
    walked(officer, "north-gate", -120, 9 + 59 / 60)
    walked(officer, "town-centre", -60, 15)
    for number_ in range(33):
        walked(supervisor, "west-gate", -60 * (number_ + 3), 11)


def cells_of(page: str) -> list[list[list[str]]]:
    """Each table as rows of texts."""
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    rows = [re.findall(r"<tr.*?</tr>", table, re.DOTALL) for table in tables]
    return [
        [[" ".join(strip_tags(cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
         for row in table]
        for table in rows
    ]  # fmt: skip


def file_of(answer) -> tuple[list[str], list[dict[str, str]]]:
    text = answer.content.decode("utf-8-sig")
    blocks = [block.splitlines() for block in text.split("\r\n\r\n")]
    head, table = blocks[0], list(csv.reader(io.StringIO("\n".join(blocks[1]))))
    return head, [dict(zip(table[0], row, strict=True)) for row in table[1:]]


@pytest.mark.parametrize("query", ["", "?by=day", "?by=band", "?zone=town-centre", "?zone=the-stow&by=day"])
def test_page_api_and_file_tell_every_figure_alike(awkward, supervisor, sign_in, api, query):
    answer = api(supervisor).get(API + query).json()
    page = sign_in(supervisor).get(PAGE + query).content.decode()
    _, in_file = file_of(sign_in(supervisor).get(FILE + query))
    lines = [*answer["lines"], answer["total"]]
    if answer["by"] == "zone" and answer["zone"]:
        lines.pop()
    visits, lengths, plans, hours = cells_of(page)

    assert len(in_file) == len(lines) == len(visits) - 1 == len(lengths) - 1 == len(plans) - 1
    for figures, row in zip(lines, in_file, strict=True):
        written = [row[figure.heading] for figure in FIGURES] + [row[hour] for hour in HOURS]
        told = [figures[figure.key] for figure in FIGURES] + figures["visits_by_hour"]
        assert written == ["" if each is None else str(each) for each in told]
    for figures, *rows in zip(lines, visits[1:], lengths[1:], plans[1:], strict=True):
        shown = " | ".join(cell for row in rows for cell in row[1:])
        if figures is answer["total"]:
            shown += " ".join(strip_tags(page).split())
        missing = [key for key, text in said(figures).items() if text not in shown]
        assert missing == []
    strip = lines if answer["by"] == "zone" else [answer["total"]]
    first, after = int(hours[0][1][:2]), int(hours[0][-1][:2]) + 1
    shown_hours = [[0] * first + list(map(int, row[1:])) + [0] * (24 - after) for row in hours[1:]]
    assert shown_hours == [each["visits_by_hour"] for each in strip]


def said(figures: dict) -> dict[str, str]:
    """What the page has to say for each figure, told from the API's answer."""
    plain = ("visits", "qualifying_visits", "patrol_minutes", "person_minutes", "covered_minutes",
             "median_minutes", "planned_visits", "planned_minutes", "delivered_minutes")  # fmt: skip
    found = {key: number(figures[key]) for key in plain}
    for part, whole, percent in (
        ("visits_11_to_15", "visits", "percent_11_to_15"),
        ("visits_10_to_20", "visits", "percent_10_to_20"),
        ("visits_in_busiest_hour", "visits", "percent_in_busiest_hour"),
        ("delivered_as_planned", "planned_visits", "percent_delivered"),
    ):
        if figures[whole]:
            share = "" if figures[percent] is None else f" ({figures[percent]}%)"
            found[part] = f"{figures[part]} of {figures[whole]}{share}"
    if figures["planned_visits"]:
        found["compliance"] = f"{figures['qualifying_where_planned']} for {figures['planned_visits']} planned"
    if figures["freshness"]:
        days = figures["days_since_qualifying"]
        found["days"] = days_ago(days)
        found["freshness"] = figures["freshness"].capitalize()
    return found


def test_the_awkward_figures_are_these(awkward, supervisor, api):
    answer = api(supervisor).get(API).json()
    stow, town = (
        next(each for each in answer["lines"] if each["key"] == key) for key in ("the-stow", "town-centre")
    )

    assert (stow["visits"], stow["qualifying_visits"]) == (3, 3)
    assert (stow["patrol_minutes"], stow["covered_minutes"]) == (44.5, 37)
    assert (stow["planned_visits"], stow["delivered_as_planned"], stow["compliance_percent"]) == (3, 3, None)
    assert (town["visits"], town["qualifying_visits"], town["percent_11_to_15"]) == (35, 34, 97)
    assert answer["total"]["visits"] == 38


def test_overlaps_are_explained_on_the_page(zones, officer, sign_in):
    page = sign_in(officer).get(PAGE).content.decode()

    assert "two patrols in a zone at once are two visits and both their minutes count" in page
    assert "“minutes covered” counts the time once" in page


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("period=dates&to_on=2026-03-01", "from_on"),
        ("from_on=2026-02-30&to_on=2026-03-01", "from_on"),
        ("from_on=2020-01-01&to_on=2021-01-01", "from_on"),
        ("from_on=2026-03-02&to_on=2026-03-01", "to_on"),
        ("from_on=2026-03-02&to_on=2999-03-01", "to_on"),
        ("period=7-days&from_on=2026-03-02", "period"),
        ("zone=atlantis", "zone"),
        ("by=moon", "by"),
    ],
)
def test_filters_that_cannot_be_are_refused_by_name(zones, supervisor, sign_in, api, query, field):
    client = sign_in(supervisor)

    refused = api(supervisor).get(f"{API}?{query}")
    page = client.get(f"{PAGE}?{query}")

    assert (refused.status_code, list(refused.json())) == (400, [field])
    assert "There is a problem" in page.content.decode()
    assert client.get(f"{FILE}?{query}").status_code == 400


def test_the_file_says_its_marking_and_its_filters_first(zones, supervisor, sign_in):
    answer = sign_in(supervisor).get(f"{FILE}?from_on=2026-03-01&to_on=2026-03-31&zone=the-stow")

    head, _ = file_of(answer)

    assert head[:4] == ["OFFICIAL", "Dose of patrol", "Period,1 March 2026 to 31 March 2026", "Zone,The Stow"]
    assert "OFFICIAL dose 2026-03-01 to 2026-03-31.csv" in answer.headers["Content-Disposition"]


def test_looking_exporting_and_asking_are_on_record(zones, supervisor, sign_in, api):
    sign_in(supervisor).get(f"{PAGE}?by=day")
    sign_in(supervisor).get(f"{FILE}?by=day")
    api(supervisor).get(f"{API}?by=day")

    records = AccessRecord.objects.filter(kind="dose").order_by("pk")
    assert [(each.action, each.filters) for each in records] == [
        ("list", "by=day"), ("export", "by=day"), ("list", "by=day"),
    ]  # fmt: skip


def test_who_may_not_see_patrols_sees_no_dose_and_an_officer_saves_none(
    zones, officer, councillor, sign_in, api
):
    assert sign_in(councillor).get(PAGE).status_code == 403
    assert api(councillor).get(API).status_code == 403
    assert sign_in(officer).get(FILE).status_code == 403
    assert "Download" not in sign_in(officer).get(PAGE).content.decode()


def test_the_page_of_a_zone_tells_freshness_last_visits_plans_and_dose(awkward, officer, sign_in):
    page = sign_in(officer).get("/patrols/zones/the-stow/").content.decode()

    assert "Last qualifying visit: " in page
    assert 'class="app-fresh" role' not in page
    assert page.count("Overdue") + page.count("Due") + page.count("Recent") >= 1
    assert "By four-hour band" in page and "By day" in page
    assert AccessRecord.objects.filter(kind="patrol", action="list").latest("pk").count == 3


def test_a_zone_nobody_visited_says_so(zones, officer, sign_in):
    page = sign_in(officer).get("/patrols/zones/west-gate/").content.decode()

    assert "Last qualifying visit: No visit on record" in page
    assert "No finished patrol has visited this zone." in page


def test_a_zone_that_is_not_there_is_not_found(zones, officer, sign_in):
    assert sign_in(officer).get("/patrols/zones/atlantis/").status_code == 404


def test_the_page_of_a_zone_leads_to_its_patrols_for_those_who_may(zones, officer, councillor, sign_in):
    assert "/patrols/zones/the-stow/" in sign_in(officer).get("/zones/the-stow/").content.decode()
    assert "/patrols/zones/the-stow/" not in sign_in(councillor).get("/zones/the-stow/").content.decode()


@pytest.mark.parametrize("address", [PAGE, "/patrols/zones/the-stow/"])
def test_the_pages_ask_the_database_as_often_for_many_patrols(
    zones, officer, sign_in, django_assert_max_num_queries, address
):
    client, now = sign_in(officer), timezone.now()

    def patrolled(hours_ago: int) -> None:
        at = now - timedelta(hours=hours_ago)
        left_at = at + timedelta(minutes=12)
        entry = VisitEntry(zones["the-stow"], at, left_at, {})
        patrol(officer, started_at=at, ended_at=left_at, visits=[entry], now=now)

    patrolled(hours_ago=13)
    client.get(address)
    with django_assert_max_num_queries(40) as one:
        client.get(address)

    for each in range(2, 31):
        patrolled(hours_ago=13 * each)

    with django_assert_max_num_queries(len(one)):
        client.get(address)
