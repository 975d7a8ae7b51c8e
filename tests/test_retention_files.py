"""Files that hold erased records go with them: as they were sent, taken out, or left on a disk."""

import tempfile

import pytest
from django.utils import timezone

from exports.services.asking import ask_for_everything
from exports.services.writing import write_export
from imports.scratch import scratch_folder
from imports.services.undoing import start_undo
from incidents.sheet_kind.tests.test_through_the_room import ran
from tests.retention import MARK, erase_all, imported_sheet, old_incident, tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


@pytest.mark.django_db(transaction=True)
def test_a_sheet_that_was_imported_loses_its_bytes_and_what_was_undone_its_history(
    supervisor, administrator, zones
):
    undone = imported_sheet(supervisor)
    ran(start_undo(undone, by=supervisor, reason="Sent twice"))
    again = imported_sheet(supervisor)
    written = tables_with(MARK)

    done = erase_all("incidents", administrator)

    again.refresh_from_db()
    assert written == {"incidents_incident", "incidents_incidentevent", "imports_stagedpiece"}
    assert tables_with(MARK) == set()
    assert (again.state, again.rows_kept) == ("imported", 1)
    assert len(done.references) == 2 and done.took["files as they were sent"] == 2


def test_a_file_that_is_being_written_meanwhile_is_not_kept(officer, administrator, monkeypatch):
    old_incident(officer, description=MARK)
    job = ask_for_everything(reason="Moving", by=administrator, now=timezone.now())

    def read_before_and_kept_after(to, **asked):
        to.write(MARK.encode())
        erase_all("incidents", administrator)
        return 1

    monkeypatch.setattr("exports.services.writing.write_everything", read_before_and_kept_after)
    state = write_export(job.pk)

    job.refresh_from_db()
    assert (state, job.state) == ("failed", "failed")
    assert "erased" in job.error
    assert tables_with(MARK) == set()


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_reading_left_on_disk_goes_too(officer, administrator, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old_incident(officer)

    with scratch_folder() as in_use:
        left = in_use.parent / "left"
        left.mkdir()
        (left / "in-use").touch()
        (left / "file.csv").write_text(MARK)
        erase_all("incidents", administrator)
        still_read = in_use.exists()

    assert still_read and not left.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
