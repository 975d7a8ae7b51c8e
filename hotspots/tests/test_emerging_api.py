"""Emerging cells over the API: the same figures, the same decisions, errors that name the field."""

import pytest

from audit.models import AccessRecord
from hotspots.models import CellDecision
from hotspots.tests.emerging_factories import CODE, found

pytestmark = pytest.mark.usefixtures("zones")
URL = "/api/v1/hotspots/emerging/"
CELL = f"{URL}{CODE}/"


def test_the_list_says_what_was_looked_at_and_what_was_found(officer, api):
    found(officer)

    said = api(officer).get(URL).json()

    (cell,) = said["results"]
    assert (said["week"], said["recent_weeks"], said["past_weeks"], said["gaps"]) == ("2026-W46", 4, 48, [])
    assert said["statement"].startswith("1 cell outside the zones stands out.")
    assert (cell["cell"], cell["state"], cell["recent"], cell["past"]) == (CODE, "to_decide", 9, 2)
    assert cell["evidence"].startswith("9 in the last 4 weeks, where 0.2 would be usual")
    assert len(cell["weeks"]) == 52
    assert (cell["decision"], cell["zone"]) == (None, None)


def test_before_the_first_look_there_is_no_week(officer, api):
    said = api(officer).get(URL).json()

    assert (said["week"], said["results"]) == (None, [])
    assert said["statement"].startswith("No week has been looked at yet.")


@pytest.mark.parametrize("week", ["W46", "2026-W45"])
def test_a_week_without_a_list_is_refused_by_name(officer, api, week):
    found(officer)

    answer = api(officer).get(URL, {"week": week})

    assert (answer.status_code, list(answer.json())) == (400, ["week"])


def test_a_decision_is_made_and_taken_back(officer, analyst, api):
    found(officer)

    made = api(analyst).post(f"{CELL}decide/", {"kind": "dismissed", "reason": "The fair", "seen": 0}).json()
    undone = api(analyst).post(f"{CELL}undo/").json()

    assert (made["state"], made["decision"]["reason"]) == ("dismissed", "The fair")
    assert (undone["state"], undone["decision"]) == ("to_decide", None)
    assert [each["ended_by"] for each in undone["decided"]] == [analyst.full_name]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "kind"), ({"kind": "praised"}, "kind"), ({"kind": "dismissed"}, "reason"),
        ({"kind": "dismissed", "reason": "x" * 201}, "reason"), ({"kind": "watched", "seen": "?"}, "seen"),
        ({"kind": "watched", "seen": 7}, "non_field_errors"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_names_the_field(officer, analyst, api, sent, field):
    found(officer)

    answer = api(analyst).post(f"{CELL}decide/", sent)

    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert not CellDecision.objects.exists()


def test_who_only_looks_decides_nothing(officer, api):
    found(officer)

    answers = [api(officer).post(f"{CELL}{step}/", {"kind": "watched"}) for step in ("decide", "undo")]

    assert [each.status_code for each in answers] == [403, 403]


def test_the_cabinet_member_sees_no_cell(officer, councillor, api):
    found(officer)

    assert [api(councillor).get(each).status_code for each in (URL, CELL)] == [403, 403]


def test_a_cell_that_was_never_found_is_not_there(officer, api):
    found(officer)

    assert api(officer).get(f"{URL}8a194ad3022ffff/").status_code == 404


def test_list_and_cell_are_on_record(officer, api):
    found(officer)

    api(officer).get(URL)
    api(officer).get(CELL)

    seen = AccessRecord.objects.filter(kind="emerging cell").order_by("pk").values_list("action", "ids")
    assert list(seen) == [("list", [CODE]), ("view", [CODE])]
