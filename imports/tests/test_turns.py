"""Tests of taking turns: some imports must not run side by side, and none waits in a worker's hands."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import connection

from accounts.models import User
from imports import locks, tasks
from imports.services.confirming import confirm_import
from imports.services.running import Ran, run_batch
from imports.services.undoing import start_undo
from imports.states import State
from imports.tests.factories import FAIR, MARKET, NOW, checked, imported, sheet
from imports.tests.kinds import FairKind
from zones.models import TownEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]


@contextmanager
def somebody_elses_turn() -> Iterator[None]:
    """Another worker is importing fairs, which take turns with events."""
    known = connection.get_connection_params()
    other = psycopg2.connect(**{name: known[name] for name in ("dbname", "user", "host") if known.get(name)})
    turn = (locks._TURN, locks._turn_number(FairKind()))
    other.cursor().execute("SELECT pg_advisory_lock(%s, %s)", turn)
    try:
        yield
    finally:
        other.close()


def test_an_import_whose_turn_it_is_not_is_left_as_it_was(supervisor: User) -> None:
    batch = confirm_import(checked(supervisor, sheet(FAIR)), by=supervisor, now=NOW)

    with somebody_elses_turn():
        ran = run_batch(batch.pk)

    batch.refresh_from_db()
    assert (ran, batch.state, batch.attempts) == (Ran.BUSY, State.IMPORTING, 0)


def test_a_check_waits_for_nobodys_turn(supervisor: User) -> None:
    with somebody_elses_turn():
        batch = checked(supervisor, sheet(FAIR))

    assert batch.state == State.CHECKED


def test_an_undoing_whose_turn_it_is_not_is_left_as_it_was(supervisor: User) -> None:
    batch = start_undo(imported(supervisor, sheet(MARKET)), by=supervisor, reason="Sent twice")

    with somebody_elses_turn():
        ran = run_batch(batch.pk)

    batch.refresh_from_db()
    assert (ran, batch.state, batch.attempts) == (Ran.BUSY, State.UNDOING, 0)
    assert TownEvent.objects.count() == 1


def test_a_task_whose_turn_it_is_not_comes_back_some_times_and_is_then_left_to_the_timetable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def busy(pk: int) -> Ran:
        asked.append(pk)
        return Ran.BUSY

    monkeypatch.setattr(tasks, "run_batch", busy)
    ended = tasks.run.apply(args=[7]).get()

    assert asked == [7] * (tasks.MOST_ASKING + 1)
    assert ended == "busy"
