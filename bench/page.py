"""What the map's page costs a browser that has never been here, with the demonstration's records.

Run by `make bench-page`; ROUNDS=5 makes it shorter. Served by the web server of `make run` with the settings
of production, but over http on this machine; its database is its own, under var/bench-page. Times are by
the clock on the wall: whatever else the machine does is in them.
"""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("ROUNDS", "20"))
PORT = os.environ.get("PORT", "8791")
URL = f"http://127.0.0.1:{PORT}"
WIDTHS = (390, 1280)
MOST_MS, MOST_BYTES = 1_500, 250_000
CELL = ".leaflet-overlay-pane path[role=button]"
# The moment after which the map shows its cells and its buttons do what they say.
WATCH = f"""
window.moved = 0;
new PerformanceObserver((list) => {{
  list.getEntries().forEach((each) => {{ window.moved += each.hadRecentInput ? 0 : each.value; }});
}}).observe({{ type: "layout-shift", buffered: true }});
const look = () => {{
  if (document.querySelector("{CELL}") && document.querySelector("#map-moves button")) {{
    window.usableAt = performance.now();
  }} else {{
    requestAnimationFrame(look);
  }}
}};
document.addEventListener("DOMContentLoaded", look);
"""


@dataclass
class Visit:
    """Milliseconds to the first byte and to a map in use; bytes of scripts and styles; layout shift."""

    first_byte: float
    usable: float
    bytes: int
    moved: float


def main() -> int:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench-page"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    # Whoever measures is signed in by the program itself.
    os.environ["MFA_REQUIRED"] = "false"
    from harlowsafety import embedded
    from harlowsafety.running import chromium

    program = chromium.find()
    if program is None:
        print("No Chromium was found.")
        return 1
    with embedded.join(var):
        cookie = prepared()
        with served():
            visits = {width: visited(program, cookie, width) for width in WIDTHS}
    return report(visits)


def prepared() -> dict[str, str]:
    """The demonstration, and somebody who is signed in without being part of it."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from accounts.models import User
    from accounts.rights import Role
    from harlowsafety.running.static_files import collect_if_changed

    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed_demo", if_empty=True, stdout=io.StringIO())
    collect_if_changed()
    like = User.objects.filter(role=Role.LIAISON).earliest("pk")
    about = {"full_name": "Who measures", "role": Role.LIAISON, "organisation": like.organisation}
    person, _ = User.objects.get_or_create(email="measuring@example.org", defaults=about)
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": URL}


@contextmanager
def served() -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "--config", "python:harlowsafety.serving"]
    command += ["--bind", f"127.0.0.1:{PORT}"]
    environment = {**os.environ, "DEBUG": "false", "OVER_HTTPS": "false"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, **quiet)
    try:
        for _ in range(240):
            try:
                urlopen(f"{URL}/healthz", timeout=5).close()
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.25)
            else:
                break
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def visited(program: str, cookie: dict[str, str], width: int) -> list[Visit]:
    """One that is not counted, so that both workers have begun, then ROUNDS, each with nothing kept."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        visits = [one_visit(browser, cookie, width) for _ in range(ROUNDS + 1)]
        browser.close()
    return visits[1:]


def one_visit(browser: Any, cookie: dict[str, str], width: int) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
    context.add_cookies([cookie])
    context.add_init_script(WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
    session.on(
        "Network.loadingFinished", lambda said: sizes.update({said["requestId"]: said["encodedDataLength"]})
    )
    session.send("Network.enable")
    page.goto(f"{URL}/hotspots/")
    page.locator(CELL).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    first_byte, usable, moved = page.evaluate(
        "[performance.getEntriesByType('navigation')[0].responseStart, window.usableAt, window.moved]"
    )
    context.close()
    weight = sum(sizes[each] for each, kind in kinds.items() if kind in {"Script", "Stylesheet"})
    return Visit(first_byte, usable, weight, moved)


def report(visits: dict[int, list[Visit]]) -> int:
    print(f"/hotspots/ with an empty cache, medians of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    for width, each in visits.items():
        first, usable = median(one.first_byte for one in each), median(one.usable for one in each)
        slowest = max(one.usable for one in each)
        print(
            f"{width:>5} px: first byte {first:,.0f} ms, map and cells usable {usable:,.0f} ms "
            f"(most {slowest:,.0f}; wanted {MOST_MS:,}), scripts and styles {each[0].bytes:,} bytes "
            f"(wanted {MOST_BYTES:,}), layout shift {max(one.moved for one in each):.3f}"
        )
    good = all(
        median(one.usable for one in each) <= MOST_MS and each[0].bytes <= MOST_BYTES
        for each in visits.values()
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
