"""The Monday task in a real Celery worker, on the test's own database and queue."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TypeVar

import psycopg2
import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from measures.weeks import last_complete_week
from summaries.life.attempts import ENDED_HALF_WAY, try_to_compile
from summaries.life.services import compile_summary
from summaries.models import CompileAttempt, WeeklySummary
from summaries.tasks import compile_last_week
from tests.worker import finished, wait_for, worker

Made = TypeVar("Made")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zones", "empty_queue"),
]


def test_a_worker_compiles_last_week_once_however_often_it_is_asked(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    for _ in range(4):
        compile_last_week.delay()

    with worker(log):
        wait_for("four compilations", lambda: finished(log) == 4)

    summary = WeeklySummary.objects.get()
    assert summary.week == last_complete_week(timezone.now())
    assert summary.status == "draft"
    assert sorted(CompileAttempt.objects.values_list("outcome", flat=True)) == [
        *["already_there"] * 3,
        "made",
    ]


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_does_it(tmp_path: Path) -> None:
    """Held up inside the insert, by a lock on the table that its history is written to."""
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    other = psycopg2.connect(**_as_libpq())
    other.cursor().execute("LOCK TABLE summaries_weeklysummaryevent IN ACCESS EXCLUSIVE MODE")
    compile_last_week.delay()

    with worker(first):
        wait_for("the insert to be held up", lambda: _waiting_for_a_lock() == 1)
    other.rollback()
    other.close()

    wait_for("the killed worker's connection to end", lambda: _others_connected() == 0)
    assert not WeeklySummary.objects.exists()

    with worker(second):
        wait_for("the task to be taken over", lambda: finished(second) == 1)
    assert WeeklySummary.objects.count() == 1
    tries = CompileAttempt.objects.order_by("pk").values_list("outcome", "problem")
    assert list(tries) == [("failed", ENDED_HALF_WAY), ("made", "")]


def test_two_that_compile_at_the_same_moment_make_one_draft() -> None:
    now = timezone.now()
    week = last_complete_week(now)

    made = at_once(lambda: compile_summary(week=week, now=now))

    assert len(made) == 4
    assert {summary.pk for summary in made} == {WeeklySummary.objects.get().pk}


def test_beats_at_the_same_moment_make_one_paper_that_only_one_of_them_compiled() -> None:
    now = timezone.now()
    week = last_complete_week(now)

    tried = at_once(lambda: try_to_compile(week=week, now=now))

    assert sorted(attempt.outcome for attempt in tried) == [*["already_there"] * 3, "made"]
    assert list(WeeklySummary.objects.get().steps.values_list("kind", flat=True)) == ["compiled"]


def at_once(make: Callable[[], Made]) -> list[Made]:
    """What four threads made, each on a connection of its own."""
    made: list[Made] = []

    def one() -> None:
        try:
            made.append(make())
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return made


def _as_libpq() -> dict[str, str]:
    parameters = connection.get_connection_params()
    return {name: parameters[name] for name in ("dbname", "user", "host") if parameters.get(name)}


def _waiting_for_a_lock() -> int:
    return _count("wait_event_type = 'Lock'")


def _others_connected() -> int:
    return _count("pid <> pg_backend_pid()")


def _count(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}"
        )
        return int(cursor.fetchone()[0])
