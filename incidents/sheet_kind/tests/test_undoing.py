"""A batch of incidents is taken out again whole, unless somebody has touched a row of it since."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from imports.tests.sheet_files import batch_of, csv_of, read_sheet
from incidents.kept_services import check_incident_counts, rebuild_incident_counts
from incidents.models import Incident, IncidentCount, IncidentLink
from incidents.services import move_incident
from incidents.sheet_kind.kind import IncidentSheetKind
from incidents.tests.factories import incident

KIND = IncidentSheetKind()
HEADINGS = ("Kind", "Date", "Time", "Latitude", "Longitude", "Source")
ROWS = [("Theft", "17/11/2025", f"{hour}:00", "51.77535", "0.11387", "Police") for hour in range(10, 13)]


@pytest.fixture
def batch(supervisor, zones, tmp_path):
    made = batch_of(KIND, supervisor)
    read_sheet(KIND, csv_of(HEADINGS, *ROWS), by=supervisor, folder=tmp_path, write=True, batch=made)
    return made


def test_exactly_the_rows_of_the_batch_go_and_their_history_stays(batch, supervisor):
    other = incident(supervisor)
    references = set(Incident.objects.filter(import_batch=batch).values_list("reference", flat=True))

    assert KIND.why_not_undo(batch) == []
    assert KIND.undo(batch, by=supervisor) == 3

    assert list(Incident.objects.all()) == [other]
    events = Incident.events.rel.related_model.objects
    assert references <= set(events.values_list("reference", flat=True))


def test_the_kept_counts_are_right_again_after_undoing(batch, supervisor):
    rebuild_incident_counts()
    assert IncidentCount.objects.exists()

    KIND.undo(batch, by=supervisor)
    rebuild_incident_counts()

    assert not IncidentCount.objects.exists()
    assert check_incident_counts().differences == 0


def test_a_row_that_was_moved_on_keeps_all_in_and_is_named(batch, supervisor):
    moved = move_incident(incident=Incident.objects.first(), to="closed", by=supervisor)

    assert KIND.why_not_undo(batch) == [f"{moved} was changed since the import."]
    with pytest.raises(ValidationError, match=str(moved)):
        KIND.undo(batch, by=supervisor)
    assert Incident.objects.count() == 3


def test_a_row_that_is_linked_keeps_all_in_and_is_named(batch, supervisor):
    first, second, _ = Incident.objects.order_by("pk")
    IncidentLink.objects.create(
        earlier=first,
        later=second,
        kind="related",
        linked_by=supervisor,
        linked_at=datetime(2026, 11, 20, tzinfo=UTC),
    )

    assert KIND.why_not_undo(batch) == [
        f"{first} has an incident link since the import.",
        f"{second} has an incident link since the import.",
    ]


def test_many_rows_that_were_touched_are_named_by_the_first_of_them(supervisor, zones, tmp_path):
    made = batch_of(KIND, supervisor)
    rows = [(*ROWS[0][:2], f"{hour}:30", *ROWS[0][3:]) for hour in range(10, 17)]
    read_sheet(KIND, csv_of(HEADINGS, *rows), by=supervisor, folder=tmp_path, write=True, batch=made)
    for each in Incident.objects.all():
        move_incident(incident=each, to="closed", by=supervisor)

    (why,) = KIND.why_not_undo(made)

    assert why.endswith("and 2 more were changed since the import.") and why.count("INC-") == 5


def test_the_rows_are_listed_by_the_address_of_the_batch(batch, supervisor, sign_in):
    other = incident(supervisor)

    page = sign_in(supervisor).get(KIND.address_of_rows(batch))

    shown = page.content.decode()
    assert all(str(each) in shown for each in Incident.objects.filter(import_batch=batch))
    assert str(other) not in shown
