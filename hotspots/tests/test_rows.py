"""Behind every number of the map page stand exactly the rows that it counts."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from hotspots.tests.factories import NORTH_GATE, OUTSIDE, at_noon, incidents
from incidents.categories import SENSITIVE
from incidents.services import move_incident
from incidents.tests.factories import incident
from measures.weeks import local
from zones.geometry import cell_of, parent_of

PAGE = "/hotspots/"
CELL = f"{parent_of(cell_of(NORTH_GATE['lat'], NORTH_GATE['lng']), 8):x}"
TWO_DAYS_AGO = str(local(timezone.now() - timedelta(days=2)).isoweekday())
SELECTIONS = {
    "all": {},
    "violence": {"category": "violence"},
    "theft with a knife": {"category": "theft", "weapon": "knife"},
    "afternoons": {"time_of_day": "afternoon"},
    "one hour": {"time_of_day": "12"},
    "weekdays": {"weekday": "mon-fri"},
    "one day and hour": {
        "weekday": str(local(timezone.now() - timedelta(days=2)).isoweekday()),
        "time_of_day": "12",
    },
    "a source": {"source": "cctv"},
    "the centre": {"zone": "town-centre"},
    "one zone": {"zone": "north-gate", "period": "12-weeks"},
    "one cell": {"cell": CELL},
    "numbers of the grid as rows": {"grid": "rows", "category": "violence"},
    "a week": {"period": "1-weeks", "compare": "last-year"},
}


class Links(HTMLParser):
    """The links of a page into the list of incidents, each with the number that is its text."""

    def __init__(self):
        super().__init__()
        self.found, self._to = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (dict(attrs).get("href") or "").startswith("/incidents/?"):
            self._to = dict(attrs)["href"]

    def handle_data(self, data):
        if self._to and (number := re.match(r"[\d,]+", data)):
            self.found.append((self._to, int(number[0].replace(",", ""))))
            self._to = None


def links_of(page):
    reader = Links()
    reader.feed(page.content.decode())
    return reader.found


@pytest.fixture
def town(zones, liaison, supervisor):
    now = timezone.now()
    incidents(liaison, now, days_ago=2, count=3)
    incidents(liaison, now, days_ago=3, category="theft", weapon="knife", **NORTH_GATE)
    incidents(liaison, now, days_ago=4, count=2, source="police", **OUTSIDE)
    incidents(liaison, now, days_ago=9, time_precision="day", zone=zones["north-gate"])
    incidents(liaison, now, days_ago=10, time_precision="day")
    midnight = at_noon(now, 5).replace(hour=0)
    incident(liaison, occurred_at=midnight, now=now)
    incident(liaison, occurred_at=midnight.replace(hour=23), now=now, **NORTH_GATE)
    for kind in sorted(SENSITIVE):
        incidents(liaison, now, days_ago=2, category=kind)
        incidents(liaison, now, days_ago=3, category=kind, time_precision="day", **OUTSIDE)
    incidents(liaison, now, days_ago=40, count=2)
    [withdrawn] = incidents(liaison, now, days_ago=2)
    move_incident(incident=withdrawn, to="withdrawn", reason="Entered twice", by=supervisor)


@pytest.mark.parametrize("role", ["officer", "liaison", "analyst"])
@pytest.mark.parametrize("query", SELECTIONS.values(), ids=SELECTIONS)
def test_the_list_behind_each_number_is_as_long_as_the_number(town, role, query, request, sign_in, api):
    user = request.getfixturevalue(role)
    links = links_of(sign_in(user).get(PAGE, query))
    client, listing = sign_in(user), api(user)

    lengths = [client.get(address).context["paginator"].count for address, _ in links]
    over_the_api = [listing.get(f"/api/v1{address}").data["count"] for address, _ in links]

    assert links
    assert lengths == over_the_api == [number for _, number in links]


def test_the_rows_of_a_kind_hold_those_counted_in_it_for_who_may_read_them(town, officer, liaison, sign_in):
    address = {"kind": "violence", "counted": "yes"}

    kinds = [
        {each.category for each in sign_in(user).get("/incidents/", address).context["object_list"]}
        for user in (officer, liaison)
    ]

    assert kinds == [{"violence"}, {"violence", *SENSITIVE}]


def test_what_the_link_asked_stands_above_the_list_in_words(town, analyst, sign_in):
    page = sign_in(analyst).get(
        "/incidents/", {"kind": "theft", "place": "outside", "weekday": "weekend", "time_of_day": "not_known"}
    )

    said = [f"{each.label}: {each.words}" for each in page.context["chosen"]]
    assert said == [
        "Day of the week: Saturday and Sunday",
        "Time of day: Hour not known",
        "Counted as: Theft",
        "Place: Outside every zone",
    ]
    assert page.context["chosen"][2].without == "?place=outside&weekday=weekend&time_of_day=not_known"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "domestic_abuse"),
        ("place", "atlantis"),
        ("cell", "zz"),
        ("weekday", "8"),
        ("time_of_day", "24"),
    ],
)
def test_what_the_list_cannot_be_asked_is_refused_by_name(analyst, sign_in, api, name, value):
    page = sign_in(analyst).get("/incidents/", {name: value})
    answer = api(analyst).get("/api/v1/incidents/", {name: value})

    assert name in page.context["filter"].form.errors and "There is a problem" in page.content.decode()
    assert (answer.status_code, list(answer.data)) == (400, [name])


def test_a_zero_leads_nowhere(zones, analyst, sign_in):
    assert links_of(sign_in(analyst).get(PAGE)) == []
