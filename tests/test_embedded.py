"""The embedded services as their users meet them: started, joined, left, killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

from harlowsafety import embedded
from harlowsafety.embedded import locks
from harlowsafety.embedded.places import places
from tests.waiting import eventually, holders_of

SERVERS = ("postgres", "valkey")
BASE = Path(__file__).resolve().parent.parent
HOLD = (
    "import sys, time; from harlowsafety import embedded; lease = embedded.join(sys.argv[1]);"
    "print('joined', flush=True); time.sleep(60)"
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("somewhere else")


@pytest.fixture
def others() -> Iterator[list[subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


def hold(var: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(var)], cwd=BASE, stdout=subprocess.PIPE, text=True
    )


def is_running(var: Path, name: str = "postgres") -> bool:
    return not locks.is_free(places(var).locks / f"{name}.alive")


def ask(var: Path, sql: str) -> object:
    connection = psycopg2.connect(embedded.database_url(var))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def test_the_first_to_join_starts_both_servers_and_the_last_to_leave_stops_them(var: Path) -> None:
    first = embedded.join(var)
    second = embedded.join(var)

    first.leave()
    still_there = ask(var, "SELECT 1") == 1
    queue_still_there = redis.Redis.from_url(embedded.redis_url(var)).ping()
    second.leave()

    assert still_there
    assert queue_still_there
    assert not is_running(var)
    assert not is_running(var, "valkey")


def test_only_the_owner_reaches_the_servers_and_no_port_is_opened(var: Path) -> None:
    with embedded.join(var, valkey=False):
        listening = ask(var, "SHOW listen_addresses")

    folders = [places(var).sockets, places(var).postgres, places(var).logs, places(var).locks]
    assert listening == ""
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_the_database_speaks_utf_8_and_folds_accents_whatever_the_machine_is_set_to(
    var: Path,
) -> None:
    with embedded.join(var, valkey=False):
        folded = ask(var, "SELECT lower('ÉÀ') || ' ' || current_setting('server_encoding')")

    assert folded == "éà UTF8"


def test_two_who_start_at_the_same_moment_share_one_server(
    var: Path, others: list[subprocess.Popen[str]]
) -> None:
    others += [hold(var), hold(var)]

    said = [process.stdout.readline().strip() for process in others if process.stdout]

    assert said == ["joined", "joined"]
    assert ask(var, "SELECT 1") == 1


def test_a_server_stops_when_the_only_process_that_used_it_is_killed(
    var: Path, others: list[subprocess.Popen[str]]
) -> None:
    others.append(hold(var))
    others[0].stdout.readline()  # type: ignore[union-attr]

    others[0].kill()

    assert eventually(lambda: not is_running(var))


def test_what_was_committed_survives_killing_every_process_of_the_server(var: Path) -> None:
    lease = embedded.join(var)
    ask(var, "CREATE TABLE kept AS SELECT 42 AS answer")
    redis.Redis.from_url(embedded.redis_url(var)).set("kept", "yes")
    for pid in holders_of(*(places(var).locks / f"{name}.alive" for name in SERVERS)):
        with contextlib.suppress(ProcessLookupError):  # the death of one may have ended it
            os.kill(pid, signal.SIGKILL)
    lease.leave()

    with embedded.join(var):
        answer = ask(var, "SELECT answer FROM kept")
        cached = redis.Redis.from_url(embedded.redis_url(var)).get("kept")

    assert (answer, cached) == (42, b"yes")


def test_a_pid_file_that_now_names_a_stranger_does_not_prevent_a_start(var: Path) -> None:
    embedded.join(var, valkey=False).leave()
    (places(var).postgres / "postmaster.pid").write_text(f"{os.getpid()}\n{places(var).postgres}\n")

    with embedded.join(var, valkey=False):
        answer = ask(var, "SELECT 1")

    assert answer == 1


def test_data_of_another_postgresql_is_refused_in_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "postgres"
    data.mkdir()
    (data / "PG_VERSION").write_text("15\n")

    with pytest.raises(embedded.EmbeddedError, match=r"was made by PostgreSQL 15 and this is 18: "):
        embedded.join(tmp_path, valkey=False)
