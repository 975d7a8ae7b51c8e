"""What the embedded servers share: started once, joined by many, stopped after the last."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import asdict
from pathlib import Path

from . import keeper, locks
from .errors import EmbeddedError
from .identity import Identity
from .places import Places, fresh_log

START_PATIENCE = 120  # recovery after a crash may take a while; the wait ends as soon as it is over
STOP_PATIENCE = 40


class Service(ABC):
    """One embedded server on one ``var``."""

    name: str
    title: str
    megabytes_needed: int
    stop_signals: tuple[int, int]  # ask first, insist later

    def __init__(self, places: Places) -> None:
        self.places = places
        self.lease_file = places.locks / f"{self.name}.lease"
        self.alive_file = places.locks / f"{self.name}.alive"
        self.start_file = places.locks / f"{self.name}.start"
        self.log = places.logs / f"{self.name}.log"
        self.keeper: subprocess.Popen[bytes] | None = None  # only where we were the one to start it

    @property
    @abstractmethod
    def data(self) -> Path: ...

    @abstractmethod
    def prepare(self) -> Identity:
        """Make the data folder, or refuse one that cannot work; tells who runs the server."""

    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def answers(self) -> bool:
        """Whether the server takes work now."""

    def join(self) -> int:
        """Start the server or find it running; returns the lease, an open file to close later."""
        with locks.one_at_a_time(self.start_file, wait=START_PATIENCE, waiting_for=f"starting {self.title}"):
            lease = locks.open_lock(self.lease_file)
            try:
                if not locks.take(lease, locks.SHARED, wait=STOP_PATIENCE):
                    raise EmbeddedError(f"{self.title} is taking too long to stop; its log is {self.log}.")
                self._start_or_find()
            except BaseException:
                os.close(lease)
                raise
            return lease

    def leave(self, lease: int) -> None:
        """Give the lease back; when it was the last one, wait until the server has stopped."""
        last = locks.take(lease, locks.EXCLUSIVE)
        if last:
            locks.take(lease, locks.SHARED)
        stopping = not last and not locks.take(lease, locks.SHARED)
        os.close(lease)
        deadline = time.monotonic() + STOP_PATIENCE
        while (last or stopping) and not locks.is_free(self.alive_file) and time.monotonic() < deadline:
            time.sleep(0.02)
        if self.keeper is not None:
            self.keeper.poll()

    def has_ended(self) -> bool:
        return locks.is_free(self.alive_file)

    def obituary(self) -> str:
        return f"{self.title} ended unexpectedly; its log is {self.log}."

    def _start_or_find(self) -> None:
        alive = locks.open_lock(self.alive_file)
        try:
            deadline = time.monotonic() + START_PATIENCE
            while not locks.take(alive, locks.EXCLUSIVE):
                if self.answers():
                    return
                if time.monotonic() > deadline:
                    raise EmbeddedError(
                        f"{self.title} is running but does not answer; its log is {self.log}."
                    )
                time.sleep(0.05)
            self._start(alive)
        finally:
            os.close(alive)

    def _start(self, alive: int) -> None:
        self.places.require_space(megabytes=self.megabytes_needed)
        identity = self.prepare()
        identity.give(self.places.sockets)
        fresh_log(self.log)
        already_logged = self.log.stat().st_size if self.log.exists() else 0
        plan = {
            "command": self.command(),
            "folder": str(self.data),
            "environment": {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            "log": str(self.log),
            "lease": str(self.lease_file),
            "alive": alive,
            "stop_signals": self.stop_signals,
            "identity": asdict(identity),
        }
        self.keeper = subprocess.Popen(
            [sys.executable, "-I", keeper.__file__],
            pass_fds=[alive],
            start_new_session=True,  # Ctrl-C is for the commands, not for the server
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )
        assert self.keeper.stdin is not None
        with contextlib.suppress(BrokenPipeError), self.keeper.stdin as pipe:
            pipe.write(json.dumps(plan).encode())
        deadline = time.monotonic() + START_PATIENCE
        while not self.answers():
            if self.keeper.poll() is not None or time.monotonic() > deadline:
                raise EmbeddedError(self.explain(self._logged_since(already_logged)))
            time.sleep(0.02)

    def _logged_since(self, offset: int) -> str:
        with contextlib.suppress(OSError), self.log.open("rb") as log:
            log.seek(offset)
            return log.read(100_000).decode(errors="replace")
        return ""

    def explain(self, output: str) -> str:
        """Turn what a server said before it gave up into one sentence."""
        if "No space left on device" in output or "Disk quota exceeded" in output:
            return f"The disk that holds {self.places.var} is full: free some space and start again."
        lines = [line for line in output.splitlines() if line.strip()]
        telling = [
            line for line in lines if any(word in line for word in ("FATAL", "PANIC", "rror", "annot"))
        ]
        reason = (telling or lines or ["it said nothing"])[-1].strip()
        return f"{self.title} could not start ({reason}); its log is {self.log}."
