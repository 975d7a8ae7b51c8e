"""An import that is killed in the middle leaves nothing, and goes on by itself or by the same command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import User
from accounts.tests.factories import person
from harlowsafety import embedded
from imports.models import ImportBatch
from imports.services.running import run_batch
from imports.states import State
from incidents.models import PoliceFile, RecordedCrime
from incidents.tests.policeuk_files import csv_text, street_row, write_csv

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 60_000
PATIENCE = 60


def test_kill_9_in_the_middle_of_an_import_leaves_nothing_and_the_next_one_finishes(tmp_path: Path) -> None:
    write_csv(tmp_path / "2019-01-essex-street.csv", csv_text([street_row()] * ROWS))
    by = person("analyst")
    command = importing(tmp_path, by)

    wait_until_it_copies(command)
    command.send_signal(signal.SIGKILL)
    command.wait()
    wait_until_nobody_copies()

    assert not PoliceFile.objects.exists()
    assert not RecordedCrime.objects.exists()
    assert importing(tmp_path, by).wait(PATIENCE) == 0
    assert RecordedCrime.objects.count() == ROWS


def test_what_a_killed_command_left_is_imported_by_the_worker_that_the_timetable_asks(tmp_path: Path) -> None:
    write_csv(tmp_path / "2019-01-essex-street.csv", csv_text([street_row()] * ROWS))
    command = importing(tmp_path, person("analyst"))
    wait_until_it_copies(command)
    command.send_signal(signal.SIGKILL)
    command.wait()
    wait_until_nobody_copies()

    batch = ImportBatch.objects.at_work().get()
    run_batch(batch.pk)

    batch.refresh_from_db()
    assert (batch.state, RecordedCrime.objects.count()) == (State.IMPORTED, ROWS)


def importing(folder: Path, by: User) -> "subprocess.Popen[bytes]":
    server, _, _ = embedded.database_url(settings.VAR_DIR).rpartition("/")
    environment = {**os.environ, "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_policeuk", str(folder), "--by", by.email],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def wait_until_it_copies(command: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while not rows_copied():
        assert command.poll() is None, "The import was over before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.005)


def wait_until_nobody_copies() -> None:
    until = time.monotonic() + PATIENCE
    while rows_copied() is not None:
        assert time.monotonic() < until
        time.sleep(0.05)


def rows_copied() -> int | None:
    """How many rows the import has copied so far, by the database's own account; None where none runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tuples_processed FROM pg_stat_progress_copy")
        found = cursor.fetchone()
    return found[0] if found else None
