"""As whom a server runs: PostgreSQL refuses to run as root, so root needs a stand-in for it."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from .errors import EmbeddedError
from .keeper import preparation

NOBODY = "nobody"


@dataclass(frozen=True)
class Identity:
    """``self``: as we are; ``namespace``: root outside, nobody inside; ``user``: somebody else."""

    kind: str
    uid: int = -1
    gid: int = -1

    def run(self, command: list[str], *, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a short command as this identity; it dies with us."""
        return subprocess.run(
            command,
            cwd=folder,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            preexec_fn=preparation(asdict(self), signal.SIGKILL),
        )

    def give(self, folder: Path) -> None:
        """Make ``folder`` belong to this identity."""
        if self.kind == "user":
            os.chown(folder, self.uid, self.gid)


SELF = Identity("self")
NAMESPACE = Identity("namespace")


def choose(folder: Path, *, program: Path, as_root: bool) -> Identity:
    """Who is to run ``program`` on ``folder``; no folder's mode is changed to make it possible."""
    if os.geteuid() != 0:
        return SELF
    owner = folder.stat().st_uid
    if owner != 0:
        return stand_in(owner)
    if as_root:
        return SELF
    candidates = [NAMESPACE, *([stand_in(pwd.getpwnam(NOBODY).pw_uid)] if has_nobody() else [])]
    for identity in candidates:
        if can_run(identity, program, folder):
            return identity
    raise EmbeddedError(
        "PostgreSQL does not run as root, and this machine offers no way around that here:"
        " start as an ordinary user, or put the project where every user may enter,"
        " or set DATABASE_URL to a PostgreSQL server of your own."
    )


def stand_in(uid: int) -> Identity:
    try:
        return Identity("user", uid, pwd.getpwuid(uid).pw_gid)
    except KeyError:
        return Identity("user", uid, uid)


def has_nobody() -> bool:
    return any(entry.pw_name == NOBODY for entry in pwd.getpwall())


def can_run(identity: Identity, program: Path, folder: Path) -> bool:
    """Whether this identity can reach both the program and the folder, tried for real."""
    script = 'cd "$1" && exec "$2" --version'
    try:
        tried = identity.run(["/bin/sh", "-c", script, "sh", str(folder), str(program)], folder=Path("/"))
    except (OSError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0
