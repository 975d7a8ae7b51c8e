"""At which detail each role reads, and that nothing is counted without saying at which."""

import ast
from datetime import date

import pytest

from accounts.detail import detail_of
from accounts.tests.factories import person
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from measures.disclosure.detail import Detail
from tests.house import ROOT

WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
# The only doors to incidents in this room. Each asks for a detail, or leaves the kinds out for everybody.
DOORS = {
    "hotspots/counts/statements.py",
    "hotspots/counts/incidents.py",
    "hotspots/disclosed/months.py",
    "hotspots/tasking/suggested.py",
}


@pytest.mark.parametrize(
    ("role", "detail"),
    [
        ("liaison", Detail.RECORDS), ("supervisor", Detail.RECORDS), ("analyst", Detail.RECORDS),
        ("officer", Detail.COUNTS),
        ("councillor", Detail.PUBLISHED),
        ("administrator", Detail.NOTHING),
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_each_role_reads_at_one_detail(role, detail):
    assert detail_of(person(role)) == detail


def test_who_left_reads_nothing(stranger):
    assert detail_of(stranger) == Detail.NOTHING


def test_there_is_no_selection_without_a_detail():
    with pytest.raises(TypeError, match="detail"):
        Selection(WEEK)  # type: ignore[call-arg]


@pytest.mark.parametrize("detail", [Detail.PUBLISHED, Detail.NOTHING])
def test_nothing_is_counted_exactly_for_who_reads_published_figures(detail):
    with pytest.raises(ValueError, match="counted exactly"):
        selected_incidents(Selection(WEEK, detail=detail))


def test_every_figure_of_this_room_comes_through_a_door_that_asks_for_a_detail():
    doors = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "hotspots").rglob("*.py")
        if "tests" not in path.parts and _reads_incidents(path.read_text())
    }

    assert doors <= DOORS


def _reads_incidents(source):
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"Incident", "IncidentCount", "WideIncidentCount"}
        for node in ast.walk(ast.parse(source))
    )
