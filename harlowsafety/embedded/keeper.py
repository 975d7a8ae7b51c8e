"""Keeps one server running for as long as anybody holds a lease on it, then stops it.

Run by path as a process of its own, so it may import nothing but the standard library. Leases are
shared file locks: the keeper waits for the exclusive one, which the kernel grants when the last
holder has left or died. The server inherits the "alive" lock, so that lock tells whether any
process of it still runs, whatever a stale pid file says.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
PATIENCE = 30


def preparation(identity: dict[str, Any], death_signal: int) -> Callable[[], None]:
    """What a child does before it becomes the program: be somebody, and end with its parent."""
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        if identity["kind"] == "namespace" and libc.unshare(CLONE_NEWUSER) != 0:
            raise OSError(ctypes.get_errno(), "unshare")
        if identity["kind"] == "user":
            os.setgroups([])
            os.setgid(identity["gid"])
            os.setuid(identity["uid"])
        if hasattr(libc, "prctl"):  # only Linux can do this; elsewhere the keeper's own end must do
            libc.prctl(PR_SET_PDEATHSIG, death_signal)
            if os.getppid() != parent:
                os._exit(1)

    return prepare


def keep(plan: dict[str, Any]) -> int:
    """Run the server until it ends or nobody needs it any more; returns its exit status."""
    first_signal, last_signal = plan["stop_signals"]
    with Path(plan["log"]).open("ab") as log:
        server = subprocess.Popen(
            plan["command"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=plan["folder"],
            env=plan["environment"],
            pass_fds=[plan["alive"]],
            preexec_fn=preparation(plan["identity"], first_signal),
        )

    def stop(*_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            server.send_signal(first_signal)

    def stop_when_nobody_is_left() -> None:
        fcntl.flock(os.open(plan["lease"], os.O_RDWR), fcntl.LOCK_EX)
        stop()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.send_signal(last_signal)

    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=stop_when_nobody_is_left, daemon=True).start()
    status = server.wait()
    os.close(plan["alive"])  # before the lease goes: who gets the lease next must find it free
    return status


if __name__ == "__main__":
    os._exit(1 if keep(json.load(sys.stdin)) else 0)
