"""The service as it runs in earnest, on a database of its own with one of everything and nobody real."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from audits.browser import PROXY, Browser

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8792"))
# What a server is told: https by a proxy in front, no demonstration, and no limit that would hide a fault.
AS_ON_A_SERVER = {
    "DJANGO_SETTINGS_MODULE": "harlowsafety.settings", "DEBUG": "false", "OVER_HTTPS": "true",
    "BEHIND_PROXY": "true", "LOG_FORMAT": "json", "ALLOWED_HOSTS": "localhost",
    "API_READS_A_MINUTE": "1000000", "API_WRITES_A_MINUTE": "1000000", "API_HEAVY_AN_HOUR": "1000000",
    # As long as may be, so that nobody is signed out between two attacks.
    "SESSION_IDLE_MINUTES": "60",
}  # fmt: skip


@dataclass(frozen=True)
class Site:
    """`world` is what tests open pages with; `tokens` are keys of the API, one for each role."""

    world: Any
    cookies: Mapping[str, Mapping[str, str]]
    tokens: Mapping[str, str]
    log: Path
    port: int = PORT

    def browser(self, role: str = "nobody") -> Browser:
        return Browser(self.port, self.cookies.get(role))

    def newly_signed_in(self, role: str) -> Browser:
        """For what ends a session: nobody else's is ended with it."""
        return Browser(self.port, _signed_in(self.world.people[role]))


@contextmanager
def served() -> Iterator[Site]:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "audit"
    shutil.rmtree(var, ignore_errors=True)
    os.environ.update(AS_ON_A_SERVER, HARLOWSAFETY_VAR=str(var))
    from harlowsafety import embedded

    with embedded.join(var):
        about = _prepared()
        log = var / "log" / "web.log"
        with log.open("ab") as output, _gunicorn(output):
            yield Site(log=log, **about)


def _prepared() -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command

    from accounts.keys.services import create_api_token
    from accounts.rights import Role
    from harlowsafety.running.static_files import collect_if_changed
    from tests.world import one_of_everything

    call_command("migrate", interactive=False, verbosity=0)
    collect_if_changed()
    world = one_of_everything()
    people = {name: user for name, user in world.people.items() if user.is_active}
    return {
        "world": world,
        "cookies": {name: _signed_in(user) for name, user in people.items()},
        "tokens": {
            role: create_api_token(person=people[role], name="Audit", scope="read_and_write")
            for role in Role.values
        },
    }


def _signed_in(user: Any) -> dict[str, str]:
    """As after a password and a code a moment ago, however long the attacks take."""
    from django.conf import settings
    from django.test import Client

    from tests.confirmed import force_login

    client = Client()
    force_login(client, user)
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


@contextmanager
def _gunicorn(output: Any) -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "--config", "python:harlowsafety.serving"]
    command += ["--bind", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/healthz")
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(url: str) -> None:
    for _ in range(240):
        try:
            urlopen(Request(url, headers={**PROXY, "Host": "localhost"}), timeout=5).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("The server that is to be attacked did not start.")
