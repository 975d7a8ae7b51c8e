"""The site for a real browser: served by a thread, on a copy of the test database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.test.testcases import LiveServerThread

from tests.copied_database import copied_database
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
    with copied_database("browser"):
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
