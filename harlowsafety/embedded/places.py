"""Where the embedded services keep things and the addresses that follow. Starts nothing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .errors import EmbeddedError

DATABASE_NAME = "harlowsafety"
DATABASE_USER = "postgres"
LONGEST_SOCKET_PATH = 103  # Linux allows 107 bytes and macOS 103: take what holds on both
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
LARGEST_LOG = 5_000_000


@dataclass(frozen=True)
class Places:
    """The folders below one ``var``; two different ``var`` never share a server."""

    var: Path

    @property
    def postgres(self) -> Path:
        return self.var / "postgres"

    @property
    def valkey(self) -> Path:
        return self.var / "valkey"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def locks(self) -> Path:
        return self.var / "run"

    @property
    def sockets(self) -> Path:
        """``var/sockets``, or a short folder in /tmp where that path will not do for a socket."""
        inside = self.var / "sockets"
        too_long = len(os.fsencode(inside / POSTGRES_SOCKET)) > LONGEST_SOCKET_PATH
        if not too_long and "," not in str(inside):  # libpq would read a comma as a list of hosts
            return inside
        digest = hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]
        return Path("/tmp") / f"harlowsafety-{digest}"  # ours and 0700: see make_private

    def make(self) -> None:
        """Create what is missing; everything but ``var`` itself is closed to other users."""
        try:
            self.var.mkdir(parents=True, exist_ok=True)
            for folder in (self.logs, self.locks, self.sockets):
                make_private(folder)
        except PermissionError as error:
            raise EmbeddedError(not_ours(Path(error.filename or self.var))) from error
        except OSError as error:
            raise EmbeddedError(f"{self.var} cannot be used: {error.strerror}.") from error

    def require_space(self, *, megabytes: int) -> None:
        free = shutil.disk_usage(self.var).free // 1_000_000
        if free < megabytes:
            raise EmbeddedError(
                f"The disk that holds {self.var} has only {free} MB free and at least"
                f" {megabytes} MB are needed: free some space and start again."
            )


def places(var: Path | str) -> Places:
    return Places(Path(var).resolve())


def make_private(folder: Path) -> None:
    """Create ``folder`` with mode 0700, or check that what is there is a folder and is ours."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (os.geteuid() not in (0, found.st_uid)):
        raise EmbeddedError(not_ours(folder))
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)


def not_ours(path: Path) -> str:
    return (
        f"{path} belongs to another user: start as that user, or move it away and start again,"
        " or set HARLOWSAFETY_VAR to a folder of your own."
    )


def fresh_log(path: Path) -> Path:
    """The log to append to; a large one is set aside first, so that logs never fill the disk."""
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    return path


def database_url(var: Path | str) -> str:
    """Address of the embedded database, as dj-database-url and libpq read it.

    Parsers put the host of an address into lower case, so capitals are percent-encoded as well.
    """
    folder = os.fsencode(places(var).sockets)
    plain = b"abcdefghijklmnopqrstuvwxyz0123456789-"
    host = "".join(chr(byte) if byte in plain else f"%{byte:02x}" for byte in folder)
    return f"postgres://{DATABASE_USER}@{host}/{DATABASE_NAME}"


def redis_url(var: Path | str, database: int = 0) -> str:
    """Address of the embedded Valkey, as redis-py reads it."""
    return f"unix://{quote(str(places(var).sockets / VALKEY_SOCKET))}?db={database}"


def celery_broker_url(var: Path | str, database: int = 1) -> str:
    """The same server as Celery spells it: its own scheme, its own word for the database."""
    socket = quote(str(places(var).sockets / VALKEY_SOCKET))
    return f"redis+socket://{socket}?virtual_host={database}"
