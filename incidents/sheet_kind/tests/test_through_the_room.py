"""A sheet of incidents goes the whole way: sent, understood, checked, confirmed, imported, undone."""

import uuid

import pytest

from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.choosing import choose_columns
from imports.services.confirming import confirm_import
from imports.services.running import run_batch
from imports.services.staging import stage_files
from imports.services.undoing import start_undo
from imports.tests.factories import NOW
from imports.tests.sheet_files import csv_of, xlsx_of
from incidents.models import Incident

ROWS = (
    ("What", "Day", "Where", "Told by", "Ref"),
    ("Bike theft", "17/11/2025", "The Stow", "Police", "A1"),
    ("Shoplifting", "18/11/2025", "North Gate", "Police", "A2"),
)
COLUMNS = {"category": "What", "on": "Day", "zone": "Where", "source": "Told by"}
VALUES = {"category": {"Bike theft": "theft", "Shoplifting": "theft"}}


def sent(by, content, name) -> ImportBatch:
    batch = stage_files(
        kind="incident_sheet",
        files=[(name, [content])],
        sender="Shops",
        by=by,
        client_id=uuid.uuid4(),
        now=NOW,
    )
    choose_columns(batch, columns=COLUMNS, values=VALUES, by=by, now=NOW)
    return ran(start_check(batch, by=by, now=NOW))


def ran(batch: ImportBatch) -> ImportBatch:
    run_batch(batch.pk, clock=lambda: NOW)
    batch.refresh_from_db()
    return batch


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("make", "name"), [(csv_of, "shops.csv"), (xlsx_of, "shops.xlsx")])
def test_a_sheet_with_headings_and_words_of_its_own_is_imported_and_undone(supervisor, zones, make, name):
    batch = sent(supervisor, make(*ROWS), name)
    assert (batch.state, batch.rows_kept) == ("checked", 2)
    assert "Not read, because they are no columns of ours: Ref." in batch.notes
    assert not Incident.objects.exists()

    batch = ran(confirm_import(batch, by=supervisor, now=NOW))
    assert batch.state == "imported"
    assert Incident.objects.filter(import_batch=batch, category="theft").count() == 2

    ran(start_undo(batch, by=supervisor, reason="The wrong file"))
    assert not Incident.objects.exists()
