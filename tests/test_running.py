"""`make run` as a person meets it: real processes, started, refused a second time, stopped, killed.

The tests share one installation and build on each other's end, as evenings do on mornings.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from harlowsafety.embedded import locks
from tests.waiting import eventually, holders_of

BASE = Path(__file__).resolve().parent.parent
PATIENCE = 90


class Run:
    """One `make run`, without the make."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.var = var
        self.port = environment.get("PORT") or str(free_port())
        self.process = subprocess.Popen(
            [sys.executable, "-m", "harlowsafety.running"],
            cwd=BASE,
            env={**os.environ, "HARLOWSAFETY_VAR": str(var), "PORT": self.port, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""

    def until(self, words: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if words in line:
                break
        return self.said

    def to_the_end(self) -> str:
        self.said += self.process.communicate(timeout=PATIENCE)[0]
        return self.said

    def children(self) -> set[int]:
        """Web server, worker, beat and their own: all hold the lock of this run."""
        return holders_of(self.var / "run" / "make-run.lock") - {self.process.pid}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the static files that the tests already have: collecting them is not what is tested."""
    var = tmp_path_factory.mktemp("run")
    collected = Path(settings.STATIC_ROOT)
    stamp = collected.with_name("static.collected")
    if stamp.exists():
        shutil.copytree(collected, var / "static")
        shutil.copy(stamp, var)
    return var


@pytest.fixture
def run(var: Path) -> Iterator[Run]:
    started = Run(var)
    yield started
    started.process.terminate()
    try:
        started.to_the_end()
    except ValueError:  # already read to the end
        started.process.wait()


def test_it_says_each_step_serves_refuses_a_second_run_and_stops_all_on_sigterm(run: Run) -> None:
    said = run.until("Logs:")
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/readyz") as response:
        answer = response.status
    second = Run(run.var).to_the_end()
    children = run.children()
    run.process.terminate()
    run.to_the_end()

    steps = ["PostgreSQL and Valkey", "Database", "Static files", "Web server", "Celery worker"]
    assert [step for step in steps if step not in said] == []
    assert f"at http://127.0.0.1:{run.port}/" in said
    assert answer == 200
    assert second == (
        f"It is already running at http://127.0.0.1:{run.port}/"
        f" (process {run.process.pid}): stop that one first.\n"
    )
    assert len(children) >= 5
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    assert locks.is_free(run.var / "run" / "postgres.alive")
    assert run.process.returncode == 0


def test_a_worker_that_dies_stops_everything_and_its_log_is_named(run: Run) -> None:
    run.until("Logs:")
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in run.children()}

    os.kill(min(pid for pid in commands if b"\0worker\0" in commands[pid]), signal.SIGKILL)
    run.to_the_end()

    log = run.var / "log" / "worker.log"
    assert f"The Celery worker ended unexpectedly (killed by SIGKILL); its log is {log}." in run.said
    assert "Traceback" not in run.said
    assert run.process.returncode == 1
    assert run.children() == set()


def test_children_end_when_their_supervisor_is_killed_and_the_servers_too(run: Run) -> None:
    run.until("Logs:")
    children = run.children()

    run.process.kill()

    assert len(children) >= 5
    assert eventually(lambda: run.children() == set(), seconds=20)
    assert eventually(lambda: locks.is_free(run.var / "run" / "postgres.alive"), seconds=20)


def test_a_port_in_use_ends_the_run_with_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = Run(tmp_path, PORT=str(taken.getsockname()[1]))
        said = refused.to_the_end()

    assert said.startswith(f"Port {refused.port} is in use by another program")
    assert said.count("\n") == 1
    assert refused.process.returncode == 1
