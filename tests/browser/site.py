"""The site for a real browser: served by a thread, on a copy of the test database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.testcases import LiveServerThread

from tests.world import World, one_of_everything


@dataclass(frozen=True)
class Site:
    url: str
    world: World

    def cookies_of(self, role: str) -> list[Any]:
        """What a browser holds in which that person has signed in."""
        client = Client()
        client.force_login(self.world.people[role])
        name = settings.SESSION_COOKIE_NAME
        return [{"name": name, "value": client.cookies[name].value, "url": self.url}]


@contextmanager
def served_world() -> Iterator[Site]:
    with _copied_database():
        world = one_of_everything()
        # Static files come from WhiteNoise under their hashed names, as in earnest.
        server = LiveServerThread("localhost", lambda application: application)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        try:
            yield Site(f"http://localhost:{server.port}", world)
        finally:
            server.terminate()


@contextmanager
def _copied_database() -> Iterator[None]:
    """A browser's requests run in other threads, so what they see must be committed.

    Committed to a copy, nothing has to be cleared away afterwards and no other test can meet it.
    """
    ours = connections.settings["default"]
    original = ours["NAME"]
    copy = f"{original}_browser"
    _command(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
    _command(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    ours["NAME"] = connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        ours["NAME"] = connection.settings_dict["NAME"] = original
        _command(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _command(sql: str) -> None:
    """Run from the maintenance database: nobody may be connected to what is copied or dropped."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
