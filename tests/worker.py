"""A real Celery worker for tests, on the test's own database and queue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from harlowsafety import embedded

PATIENCE = timedelta(seconds=90)


@contextmanager
def worker(log: Path, *, queue: str = "celery", app: str = "tests.impatient") -> Iterator[int]:
    """The process id of a worker that reads the test's queue and writes to the test's database."""
    server, _, _ = embedded.database_url(settings.VAR_DIR).rpartition("/")
    environment = {**os.environ, "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}"}
    command = [sys.executable, "-m", "celery", "-A", app, "worker", "--queues", queue]
    options = [
        "--loglevel",
        "INFO",
        "--concurrency",
        "2",
        "--without-mingle",
        "--without-gossip",
        "--without-heartbeat",
    ]
    with log.open("ab") as lines:
        process = subprocess.Popen(
            [*command, *options], cwd=settings.BASE_DIR, env=environment, stdout=lines, stderr=lines,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(what: str, happened: Callable[[], bool]) -> None:
    until = timezone.now() + PATIENCE
    while not happened():
        assert timezone.now() < until, f"Waited too long for {what}"
        time.sleep(0.1)


def finished(log: Path) -> int:
    return log.read_text().count("succeeded in") if log.exists() else 0
