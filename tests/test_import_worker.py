"""Imports in a real Celery worker: killed in the middle, delivered twice, and left behind."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

from accounts.models import User
from accounts.tests.factories import person
from audit.models import AccessRecord
from imports.kinds import all_kinds
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.queueing import restart_left_behind
from imports.services.running import Ran, run_batch
from imports.states import State
from imports.tests.factories import NOW, checked, sheet, staged
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


def test_a_task_that_is_delivered_again_while_its_batch_is_being_imported_runs_once(
    supervisor: User, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    batch = checked(supervisor, ROWS, kind="fairs")

    with held_up() as let_go, importer(log):
        confirm_import(batch, by=supervisor, now=NOW)
        wait_for("the insert to be held up", lambda: count("wait_event_type = 'Lock'") == 1)
        # The broker gives it to the second of the worker's processes, as the first takes its time.
        wait_for("the second delivery", lambda: "in other hands" in log.read_text())
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
def held_up() -> Iterator:
    """Whoever writes an event of a town event's history waits until it is let go."""
    parameters = connection.get_connection_params()
    other = psycopg2.connect(
        **{name: parameters[name] for name in ("dbname", "user", "host") if parameters.get(name)}
    )
    other.cursor().execute("LOCK TABLE zones_towneventevent IN ACCESS EXCLUSIVE MODE")
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
