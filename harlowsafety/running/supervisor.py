"""Runs web server, workers and beat as separate processes and notices when one of them ends."""

from __future__ import annotations

import contextlib
import http.client
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from harlowsafety.embedded import Lease

from .address import Address
from .children import Child
from .steps import CannotRunError, step
from .stopping import Stopping

BASE = Path(__file__).resolve().parent.parent.parent
READY_PATIENCE = 120


def children(address: Address, var: Path, logs: Path) -> list[Child]:
    """What there is to run; `python -m`, as a script's first line breaks when .venv is moved."""
    celery = [sys.executable, "-m", "celery", "-A", "harlowsafety"]
    web = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:harlowsafety.serving",
        "--bind",
        address.bind,
    ]
    worker = [*celery, "worker", "--loglevel", "INFO", "--concurrency", "2"]
    worker += ["--without-gossip", "--without-mingle"]
    # One piece of long work at a time: with two cores, pages have to stay quick beside it.
    long_worker = [*celery, "worker", "--loglevel", "INFO", "--concurrency", "1"]
    long_worker += ["--queues", "long", "--hostname", "long@%h", "--prefetch-multiplier", "1"]
    long_worker += ["--without-gossip", "--without-mingle"]
    beat = [*celery, "beat", "--loglevel", "INFO", "--pidfile", ""]  # a pid file would go stale
    beat += ["--schedule", str(var / "celerybeat-schedule")]
    return [
        Child("The web server", web, logs / "web.log"),
        Child("The Celery worker", worker, logs / "worker.log", last_words=signal.SIGQUIT),
        Child("The worker for long work", long_worker, logs / "long.log", last_words=signal.SIGQUIT),
        Child("Celery beat", beat, logs / "beat.log"),
    ]


def start(running: list[Child], *, address: Address, stopping: Stopping, inherited: list[int]) -> None:
    """Start everything and wait until it works; whoever calls this stops what was started."""
    web, worker, long_worker, beat = running
    for child in running:
        child.start(folder=BASE, inherited=inherited)
    with step("Web server"):
        wait_until(lambda: answers(address), [web], stopping)
    with step("Celery workers and beat"):
        workers = [worker, long_worker]
        wait_until(lambda: all(" ready." in each.logged() for each in workers), [*workers, beat], stopping)


def watch(running: list[Child], *, stopping: Stopping, lease: Lease) -> None:
    """Until told to stop; raises CannotRunError when a process ends by itself."""
    while not stopping.asked.wait(0.25):
        for child in running:
            child.require_alive()
        lost = lease.lost()
        if lost:
            raise CannotRunError(lost)


def wait_until(ready: Callable[[], bool], needed: list[Child], stopping: Stopping) -> None:
    deadline = time.monotonic() + READY_PATIENCE
    while not ready() and not stopping.asked.wait(0.1):
        for child in needed:
            child.require_alive()
        if time.monotonic() > deadline:
            raise CannotRunError(f"{needed[0].title} does not answer; its log is {needed[0].log}.")


def answers(address: Address) -> bool:
    connection = http.client.HTTPConnection(address.reachable_host, address.port, timeout=5)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
        connection.request("GET", "/healthz")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    return False
