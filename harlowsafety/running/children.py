"""The processes that `make run` looks after: each has its log, none outlives the supervisor."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from harlowsafety.embedded.keeper import preparation
from harlowsafety.embedded.places import fresh_log

from .steps import CannotRunError

PATIENCE = 8
LAST_PATIENCE = 4


@dataclass
class Child:
    """One real process: asked to finish, then asked with ``last_words``, then ended.

    The worker's last words are SIGQUIT: it puts unfinished tasks back into the queue.
    """

    title: str
    command: list[str]
    log: Path
    last_words: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    log_offset: int = field(default=0, init=False)

    def start(self, *, folder: Path, inherited: list[int]) -> None:
        fresh_log(self.log)
        with self.log.open("ab") as log:
            self.log_offset = log.tell()
            self.process = subprocess.Popen(
                self.command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=inherited,
                start_new_session=True,  # Ctrl-C is for the supervisor, which then stops us
                preexec_fn=preparation({"kind": "self"}, signal.SIGTERM),
            )

    def logged(self) -> str:
        """What it said since it was started."""
        with contextlib.suppress(OSError), self.log.open("rb") as log:
            log.seek(self.log_offset)
            return log.read(200_000).decode(errors="replace")
        return ""

    def require_alive(self) -> None:
        status = self.process.poll() if self.process else None
        if status is not None:
            how = f"exit status {status}" if status >= 0 else f"killed by {_signal_name(-status)}"
            raise CannotRunError(f"{self.title} ended unexpectedly ({how}); its log is {self.log}.")

    def ask_to_stop(self) -> None:
        self._send(signal.SIGTERM)

    def wait_or_insist(self, asked_at: float) -> None:
        """Wait for the end; when patience is out, end the process and all of its own."""
        if self.process is None or self._ended_within(asked_at + PATIENCE - time.monotonic()):
            return
        self._send(self.last_words)
        if not self._ended_within(LAST_PATIENCE):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _ended_within(self, seconds: float) -> bool:
        try:
            self.process.wait(max(0.1, seconds))  # type: ignore[union-attr]
        except subprocess.TimeoutExpired:
            return False
        return True

    def _send(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)


def stop_all(children: list[Child]) -> None:
    """Ask every one to stop, then wait for each: together they take as long as the slowest."""
    asked_at = time.monotonic()
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait_or_insist(asked_at)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
