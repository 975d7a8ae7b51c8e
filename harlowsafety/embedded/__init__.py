"""The database and the queue that a machine without any gets.

Started by the first command that needs them, joined by the next, stopped when the last one leaves.
Knows nothing of Django.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from .errors import EmbeddedError
from .places import celery_broker_url, database_url, places, redis_url
from .secret import secret_key
from .service import Service

__all__ = [
    "EmbeddedError",
    "Lease",
    "celery_broker_url",
    "database_url",
    "join",
    "postgres_programs",
    "redis_url",
    "secret_key",
]


class Lease:
    """The right to find the services running; ends with ``leave()`` or with the process."""

    def __init__(self) -> None:
        self._held: list[tuple[Service, int]] = []

    @property
    def descriptors(self) -> list[int]:
        """Open files to give to a child that needs the services even when its parent has died."""
        return [descriptor for _, descriptor in self._held]

    def add(self, service: Service) -> None:
        self._held.append((service, service.join()))

    def lost(self) -> str:
        """A sentence when a server has ended although it was wanted, else nothing."""
        return next((service.obituary() for service, _ in self._held if service.has_ended()), "")

    def leave(self) -> None:
        """Give everything back; returns when a server that nobody else uses has stopped."""
        while self._held:
            service, descriptor = self._held.pop()
            service.leave(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()


def join(var: Path | str, *, postgres: bool = True, valkey: bool = True) -> Lease:
    """Start the wanted services on ``var`` or join running ones; leave the lease when done."""
    from .postgres import Postgres  # late: naming an address needs no servers
    from .valkey import Valkey

    here = places(var)
    lease = Lease()
    if postgres or valkey:
        here.make()
    try:
        if valkey:
            lease.add(Valkey(here))
        if postgres:
            lease.add(Postgres(here))
    except BaseException:
        lease.leave()
        raise
    return lease


def postgres_programs() -> Path:
    """The folder of the embedded PostgreSQL's own psql, pg_dump and so on."""
    from .postgres import programs

    return programs()
