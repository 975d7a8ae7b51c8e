"""Imports in a real Celery worker: killed in the middle, delivered twice, and left behind."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.core.cache import cache
from django.db import connection

from accounts.models import User
from accounts.tests.factories import person
from audit.long_work.queue import is_read
from audit.models import AccessRecord
from imports.kinds import all_kinds
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.queueing import restart_left_behind
from imports.services.running import Ran, run_batch
from imports.services.undoing import start_undo
from imports.states import State
from imports.tests.factories import NOW, checked, imported, sheet, staged
from imports.tests.kinds import KINDS_SETTING
from tests.test_worker import at_once
from tests.worker import finished, wait_for, worker
from zones.models import TownEvent

ROWS = sheet(*[(f"Market {number}", "2026-12-05") for number in range(40)])


@pytest.fixture(autouse=True)
def kinds_for_tests(settings) -> Iterator[None]:
    settings.IMPORT_KINDS = KINDS_SETTING
    all_kinds.cache_clear()
    yield
    all_kinds.cache_clear()


pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zones", "empty_queue"),
]


def test_a_worker_checks_what_was_staged_and_imports_what_was_confirmed(
    supervisor: User, tmp_path: Path
) -> None:
    batch = staged(supervisor, ROWS, kind="fairs")
    with importer(tmp_path / "worker.log"):
        start_check(batch, by=supervisor, now=NOW)
        wait_for("the check", lambda: state_of(batch) == State.CHECKED)
        confirm_import(batch, by=supervisor, now=NOW)
        wait_for("the import", lambda: state_of(batch) == State.IMPORTED)

    assert TownEvent.objects.filter(source=batch.reference).count() == 40


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_import_starts_again_by_itself(
    supervisor: User, tmp_path: Path
) -> None:
    """Held up in its last row, by a lock on the table that its history is written to."""
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    batch = checked(supervisor, ROWS, kind="fairs")

    with held_up():
        confirm_import(batch, by=supervisor, now=NOW)
        with importer(first):
            wait_for("the insert to be held up", lambda: count("wait_event_type = 'Lock'") == 1)
    wait_for("the killed worker's connection to end", lambda: count("pid <> pg_backend_pid()") == 0)
    left = (TownEvent.objects.count(), state_of(batch), AccessRecord.objects.filter(action="import").count())
    with importer(second):
        # As the timetable does each minute.
        wait_for("the batch to be found", lambda: restart_left_behind() == 1)
        wait_for("the import", lambda: state_of(batch) == State.IMPORTED)

    assert left == (0, State.IMPORTING, 0)
    assert TownEvent.objects.count() == 40
    batch.refresh_from_db()
    assert (batch.attempts, batch.rows_kept) == (2, 40)


def test_a_worker_killed_while_it_undoes_leaves_the_import_whole_and_the_undoing_starts_again_by_itself(
    supervisor: User, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    batch = imported(supervisor, ROWS, kind="fairs")

    with held_up("zones_townevent", "SHARE MODE"):
        start_undo(batch, by=supervisor, reason="Sent twice")
        with importer(first):
            wait_for("the deletion to be held up", lambda: count("wait_event_type = 'Lock'") == 1)
    wait_for("the killed worker's connection to end", lambda: count("pid <> pg_backend_pid()") == 0)
    left = (TownEvent.objects.count(), state_of(batch), AccessRecord.objects.filter(action="undo").count())
    with importer(second):
        wait_for("the batch to be found", lambda: restart_left_behind() == 1)
        wait_for("the undoing", lambda: state_of(batch) == State.UNDONE)

    assert left == (40, State.UNDOING, 0)
    assert not TownEvent.objects.exists()
    assert AccessRecord.objects.filter(action="undo").count() == 1


def test_a_worker_says_which_queue_it_reads_also_while_it_works(supervisor: User, tmp_path: Path) -> None:
    cache.clear()
    batch = checked(supervisor, ROWS, kind="fairs")
    before = is_read()

    with held_up(), importer(tmp_path / "worker.log"):
        confirm_import(batch, by=supervisor, now=NOW)
        wait_for("the insert to be held up", lambda: count("wait_event_type = 'Lock'") == 1)
        cache.clear()
        wait_for("its word", is_read)

    assert not before
    assert not is_read("celery")


def test_a_task_that_is_delivered_again_while_its_batch_is_being_imported_runs_once(
    supervisor: User, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    batch = checked(supervisor, ROWS, kind="fairs")

    with held_up() as let_go, importer(log):
        confirm_import(batch, by=supervisor, now=NOW)
        wait_for("the insert to be held up", lambda: count("wait_event_type = 'Lock'") == 1)
        # The broker gives it to the second of the worker's processes, as the first takes its time.
        wait_for("the second delivery to end", lambda: finished(log) >= 1)
        assert restart_left_behind() == 0
        let_go()
        wait_for("both to end", lambda: finished(log) >= 2 and state_of(batch) == State.IMPORTED)

    assert TownEvent.objects.count() == 40
    assert AccessRecord.objects.filter(action="import").count() == 1
    batch.refresh_from_db()
    assert batch.attempts == 1


def test_clicks_at_the_same_moment_stage_one_batch() -> None:
    by, client_id = person("supervisor"), uuid.uuid4()

    made = at_once(lambda: staged(by, ROWS, kind="fairs", client_id=client_id).reference)

    assert made == ["IMP-2026-000001"] * 4


def test_workers_that_take_a_batch_at_the_same_moment_import_it_once(supervisor: User) -> None:
    batch = confirm_import(checked(supervisor, ROWS, kind="fairs"), by=supervisor, now=NOW)

    ended = at_once(lambda: run_batch(batch.pk))

    assert ended.count(Ran.DONE) == 1
    assert set(ended) <= {Ran.DONE, Ran.IN_OTHER_HANDS, Ran.NOTHING_TO_DO}
    assert TownEvent.objects.count() == 40
    assert AccessRecord.objects.filter(action="import").count() == 1


def importer(log: Path):
    return worker(log, queue="long", app="tests.importing")


@contextmanager
def held_up(table: str = "zones_towneventevent", mode: str = "ACCESS EXCLUSIVE MODE") -> Iterator:
    """Whoever writes an event of a town event's history, or to another table, waits until it is let go."""
    parameters = connection.get_connection_params()
    other = psycopg2.connect(
        **{name: parameters[name] for name in ("dbname", "user", "host") if parameters.get(name)}
    )
    other.cursor().execute(f"LOCK TABLE {table} IN {mode}")
    try:
        yield other.rollback
    finally:
        other.close()


def state_of(batch: ImportBatch) -> str:
    return ImportBatch.objects.values_list("state", flat=True).get(pk=batch.pk)


def count(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}"
        )
        return int(cursor.fetchone()[0])
