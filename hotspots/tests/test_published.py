"""The figures that may be published: their page, their file and their endpoint."""

import csv
import io
from datetime import UTC, datetime

import pytest
import time_machine

from audit.models import AccessRecord
from hotspots.asked.forms import SelectionForm
from hotspots.disclosed.asked import REFUSED
from hotspots.models import KeptMonth
from hotspots.tests.factories import NORTH_GATE, OUTSIDE
from incidents.categories import SENSITIVE
from incidents.tests.factories import incident

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PAGE, FILE, API = "/hotspots/published/", "/hotspots/published/figures.csv", "/api/v1/hotspots/published/"


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


def happened(by, month, count=1, **fields):
    for day in range(count):
        incident(by, occurred_at=datetime(2026, month, 1 + day % 28, 12, tzinfo=UTC), now=NOW, **fields)


@pytest.fixture
def town(zones, liaison):
    happened(liaison, 8, 2, category="theft")
    happened(liaison, 9, 9, category="theft")
    happened(liaison, 10, 12, category="theft")
    happened(liaison, 10, 3, category="drugs", **NORTH_GATE)
    happened(liaison, 10, 6, category="drugs", **OUTSIDE)
    happened(liaison, 11, 7, category="theft")


def told(answer, table, row):
    counts = next(each for each in answer.data[table] if each["name"] == row)["counts"]
    return dict(zip(answer.data["places"], [each["words"] for each in counts], strict=True))


def test_the_cabinet_member_finds_it_in_the_menu_and_sees_ranges(councillor, sign_in, town):
    page = sign_in(councillor).get(PAGE, {"from_month": "2026-10"})

    body = page.content.decode()
    assert page.context["figures"].statement == "9 to 16 incidents within the zones, October 2026."
    assert f'href="{PAGE}"' in body and "1 to 4" in body and "map-section" in body
    assert "Download" not in body


def test_small_counts_are_hidden_and_the_rest_rounded(councillor, api, town):
    answer = api(councillor).get(API, {"from_month": "2026-10"})

    assert told(answer, "by_kind", "Theft")["The Stow"] == "10"
    assert told(answer, "by_kind", "Drugs")["North Gate"] == "1 to 4"
    assert told(answer, "by_kind", "Drugs")["Elsewhere"] == "5"
    assert told(answer, "by_kind", "Robbery")["The Stow"] == "0"


def test_three_months_are_usual_and_the_one_that_runs_is_not_shown(councillor, api, town):
    answer = api(councillor).get(API)

    assert (answer.data["first_month"], answer.data["last_month"]) == ("2026-08", "2026-10")
    assert [row["name"] for row in answer.data["by_month"]] == [
        "October 2026",
        "September 2026",
        "August 2026",
    ]
    assert api(councillor).get(API, {"to_month": "2026-11"}).status_code == 400


def test_a_wider_area_is_added_up_from_the_zones_inside_it(councillor, api, town):
    answer = api(councillor).get(API, {"zone": "town-centre", "from_month": "2026-10"})

    assert [feature["properties"]["slug"] for feature in answer.data["features"]] == [
        "north-gate", "west-gate", "town-centre",
    ]  # fmt: skip
    assert told(answer, "by_kind", "Drugs")["Together"] == "1 to 4"


def test_a_kind_narrows_every_table(councillor, api, town):
    answer = api(councillor).get(API, {"category": "drugs"})

    assert [row["name"] for row in answer.data["by_kind"]] == ["Drugs"]
    assert told(answer, "by_month", "October 2026")["The Stow"] == "0"


def test_kinds_that_imply_a_victim_and_withdrawn_ones_change_nothing(councillor, liaison, api, town):
    before = api(councillor).get(API).data
    for kind in sorted(SENSITIVE):
        happened(liaison, 10, 7, category=kind)
    KeptMonth.objects.all().delete()

    assert api(councillor).get(API).data == before


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_would_cut_finer_is_refused_with_a_sentence(name, councillor, api, sign_in, town):
    answer = api(councillor).get(API, {name: "1"})
    page = sign_in(councillor).get(PAGE, {name: "1"})

    sentence = f"Published figures are by month, kind and zone only. Leave out: {REFUSED[name]}."
    assert (answer.status_code, answer.data["__all__"]) == (400, [sentence])
    assert sentence in page.content.decode() and "figures" not in page.context


def test_every_filter_of_the_map_is_offered_or_refused():
    assert set(SelectionForm.base_fields) <= {"category", "zone", *REFUSED}


def test_months_the_wrong_way_round_are_refused_and_kept(councillor, sign_in, town):
    page = sign_in(councillor).get(PAGE, {"from_month": "2026-10", "to_month": "2026-08"})

    body = page.content.decode()
    assert "The last month must not be before the first." in body
    assert '<option value="2026-10" selected>' in body


def test_without_a_month_that_is_over_the_page_says_so(councillor, sign_in, zones):
    page = sign_in(councillor).get(PAGE)

    assert "No month with records is over yet, so nothing is published." in page.content.decode()


def test_the_file_is_marked_for_publication_and_holds_the_same(analyst, sign_in, town):
    response = sign_in(analyst).get(FILE, {"from_month": "2026-10"})

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == rows[-1] == ["OFFICIAL, for publication"]
    assert ["Drugs", "North Gate", "1", "4", "1 to 4"] in rows
    assert ["Theft", "The Stow", "8", "12", "10"] in rows
    assert "OFFICIAL, for publication hotspots 2026-10" in response["Content-Disposition"]


def test_a_file_that_cannot_be_leads_back_to_the_page(analyst, sign_in, town):
    response = sign_in(analyst).get(FILE, {"weapon": "knife"})

    assert response["Location"] == f"{PAGE}?weapon=knife"


def test_what_was_looked_at_is_on_record(councillor, analyst, sign_in, api, town):
    sign_in(councillor).get(PAGE, {"category": "theft"})
    api(councillor).get(API, {"category": "theft"})
    sign_in(analyst).get(FILE, {"category": "theft"})

    found = AccessRecord.objects.filter(kind="published figures", filters="category=theft")
    assert sorted(found.values_list("action", flat=True)) == ["export", "map", "map"]


def test_more_incidents_cost_no_more_queries(councillor, liaison, api, town, django_assert_num_queries):
    client = api(councillor)
    client.get(API)
    happened(liaison, 10, 20, category="theft")

    KeptMonth.objects.all().delete()
    client.get(API)

    with django_assert_num_queries(9):
        client.get(API)
