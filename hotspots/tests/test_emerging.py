"""Finding emerging cells: what is counted, what is left out, and that a week has one list."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from hotspots.emerging.services import find_emerging_cells
from hotspots.models import EmergingWeek
from hotspots.tests.emerging_factories import (
    CELL,
    NOW,
    WEEK,
    a_cluster,
    a_year,
    found,
    in_week,
    look,
)
from incidents.models import Incident
from incidents.services import move_incident
from incidents.tests.factories import STOW

pytestmark = pytest.mark.usefixtures("zones")


def test_a_cell_outside_the_zones_with_many_more_than_its_year_is_listed_with_its_evidence(officer):
    made = found(officer)

    (cell,) = made.cells.all()
    assert (cell.cell, cell.is_listed, cell.verdict) == (CELL, True, "more")
    assert (cell.recent, cell.past, round(cell.usual, 2)) == (9, 2, 0.17)
    assert cell.p < 0.001
    assert cell.adjusted_p < 0.05
    assert (cell.weeks[-1], sum(cell.weeks), len(cell.weeks)) == (9, 11, 52)
    assert (made.recent_weeks, made.past_weeks, made.gaps, made.reason) == (4, 48, [], "")
    assert (made.places, made.tested) == (2, 2)


def test_a_cell_in_a_zone_is_not_listed_however_much_happened(officer):
    a_year(officer)
    in_week(officer, WEEK, count=9, **STOW)

    assert not look().cells.exists()


def test_a_zone_that_was_given_up_leaves_its_past_to_the_cell(officer, zones):
    """Else all that happens there would look new."""
    a_year(officer)
    for n in range(52):
        in_week(officer, WEEK.previous(n), count=2, **STOW)
    zones["the-stow"].versions.update(valid_to=WEEK.previous(3).starts_on)

    made = look()

    assert not made.cells.filter(is_listed=True).exists()
    assert made.places == 2


def test_kinds_that_imply_a_victim_make_no_cell(officer):
    a_year(officer)
    in_week(officer, WEEK, count=9, category="sexual_offence")

    assert not look().cells.exists()


def test_what_was_withdrawn_is_not_counted(officer, supervisor):
    a_year(officer)
    for each in in_week(officer, WEEK, count=9):
        move_incident(incident=each, to="withdrawn", by=supervisor, reason="Entered twice")

    assert not look().cells.exists()


def test_fewer_than_four_are_not_listed(officer):
    assert not found(officer, recent=3, past=0).cells.exists()


def test_a_week_without_any_record_is_a_gap_and_lowers_the_number_of_weeks(officer):
    a_year(officer, weeks=40)
    in_week(officer, WEEK.previous(55))
    a_cluster(officer, past=0)

    made = look()

    assert (made.recent_weeks, made.past_weeks, len(made.gaps)) == (4, 36, 12)
    assert made.gap_days[0] == WEEK.previous(51).starts_on
    assert made.cells.get().weeks[:13] == [None] * 12 + [0]


def test_a_gap_among_the_last_weeks_is_no_zero(officer):
    a_year(officer)
    in_week(officer, WEEK.previous(3), count=9)
    silent = WEEK.previous(2)
    Incident.objects.in_week(silent).delete()

    made = look()

    assert (made.recent_weeks, made.gaps) == (3, [silent.starts_on.isoformat()])
    assert made.cells.get().recent == 9


def test_less_than_half_a_year_says_so_instead_of_a_list(officer):
    a_year(officer, weeks=20)
    a_cluster(officer, past=0)

    made = look()

    assert made.reason == "15 of the 48 weeks before have data; 26 are needed."
    assert not made.cells.exists()


def test_nothing_on_record_says_so(officer):
    assert look().reason == "No week of the last four has data."


def test_looking_twice_makes_one_list_and_counts_late_records(officer):
    found(officer)
    in_week(officer, WEEK)

    again = look()

    assert EmergingWeek.objects.count() == 1
    assert again.cells.get().recent == 10


def test_a_week_that_is_not_over_is_refused(officer):
    with pytest.raises(ValidationError, match="Week 47, 2026 is not over yet"):
        find_emerging_cells(week=WEEK.next(), now=NOW)

    assert not EmergingWeek.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_cells(officer, django_assert_max_num_queries):
    a_year(officer)
    for n in range(12):
        in_week(officer, WEEK, count=5, lat=51.78 + n * 0.004, lng=0.13)

    with django_assert_max_num_queries(15):
        made = look()

    assert made.cells.count() == 12


def test_the_command_says_what_it_found(officer):
    a_year(officer)
    a_cluster(officer)
    said = StringIO()

    call_command("find_emerging_cells", "2026-W46", stdout=said)

    assert said.getvalue().startswith("Week 46, 2026: 1 cell outside the zones stands out. 2 of 2 cells")


@pytest.mark.parametrize(("week", "why"), [("W46", "A week is written like"), ("2999-W01", "is not over")])
def test_the_command_refuses_what_is_no_week_that_ended(week, why):
    with pytest.raises(CommandError, match=why):
        call_command("find_emerging_cells", week)
