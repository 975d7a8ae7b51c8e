"""`make run` and `make setup` from the moment that the Python packages are there."""

from __future__ import annotations

import errno
import os
import sys
import time
import traceback
from pathlib import Path

from harlowsafety import embedded
from harlowsafety.embedded.places import Places, not_ours, places

from . import address, supervisor
from .alone import the_only_run
from .children import stop_all
from .node import fetch_browser_packages
from .prepare import prepare, sign_ins
from .steps import CannotRunError, step
from .stopping import Stopping

# The demonstration, people and password included, is there only while DEBUG is on.
DEMONSTRATION = {"DJANGO_SETTINGS_MODULE": "harlowsafety.settings", "DEBUG": "true"}


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    for name, value in DEMONSTRATION.items():
        os.environ.setdefault(name, value)
    here = places(os.environ.get("HARLOWSAFETY_VAR") or supervisor.BASE / "var")
    stopping = Stopping()
    try:
        here.make()
        if arguments == ["setup"]:
            set_up(here).leave()
        else:
            run(here, stopping, started)
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
        return 130
    except (CannotRunError, embedded.EmbeddedError) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except Exception as error:  # noqa: BLE001 - kept in the log instead of on the screen
        print(in_words(error, here.logs / "run.log"), file=sys.stderr, flush=True)
        return 1
    return 0


def set_up(here: Places) -> embedded.Lease:
    fetch_browser_packages(development=False)
    from django.conf import settings  # late: the environment is complete only now

    with step("PostgreSQL and Valkey"):
        lease = embedded.join(here.var, postgres=settings.EMBEDDED_POSTGRES, valkey=settings.EMBEDDED_VALKEY)
    try:
        prepare(here.logs / "run.log")
    except BaseException:
        lease.leave()
        raise
    return lease


def run(here: Places, stopping: Stopping, started: float) -> None:
    where = address.from_environment()
    with the_only_run(here.locks, where.url) as lock:
        where.require_free()
        lease = set_up(here)
        running = supervisor.children(where, here.var, here.logs)
        try:
            stopping.no_longer_interrupts()
            inherited = [lock, *lease.descriptors]
            supervisor.start(running, address=where, stopping=stopping, inherited=inherited)
            if not stopping.asked.is_set():
                announce(where, here.logs, time.monotonic() - started)
                supervisor.watch(running, stopping=stopping, lease=lease)
        finally:
            print("Stopping …", flush=True)
            stop_all(running)
            lease.leave()
    print("Stopped; nothing is left running.", flush=True)


def announce(where: address.Address, logs: Path, seconds: float) -> None:
    people = sign_ins()
    print(f"\nReady after {seconds:.1f} s at {where.url}")
    if not where.only_this_machine:
        print("From other machines it opens by the names in ALLOWED_HOSTS only.")
    print(f"{people}\nLogs: {logs}. Ctrl-C stops everything.", flush=True)


def in_words(error: Exception, log: Path) -> str:
    if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in str(error):
        return "The disk is full: free some space and start again."
    if isinstance(error, PermissionError) and error.filename:
        return not_ours(Path(error.filename))
    with log.open("a", encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    first = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"It could not be started ({first}); the details are in {log}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
