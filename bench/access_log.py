"""What the access log costs: a list page with each request on record, and the same page without the log.

Run by `make bench-access-log` (ROWS=…, ROUNDS=…). The log is filled with a million records over three years
first, in a database of its own under var/bench-access-log; then sealing and checking them is timed, too.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
ROWS, ROUNDS = int(os.environ.get("ROWS", "1000000")), int(os.environ.get("ROUNDS", "300"))
MOST = 1.15
PAGES = ("/incidents/", "/zones/")
MONTHS = """
SELECT audit_make_month(month::date)
FROM generate_series(now() - interval '37 months', now(), interval '1 month') AS month
"""
FILL = """
INSERT INTO audit_accessrecord (at, user_id, role, action, kind, ids, filters, count, route, ip_address, reason)
SELECT now() - n * interval '95 seconds', {person}, 'supervisor', 'list', (ARRAY['incident','patrol','zone'])[1 + n % 3],
    ARRAY(SELECT 'INC-2026-' || lpad(((n * 25 + each) % 1000000)::text, 6, '0') FROM generate_series(1, 25) AS each),
    'category=theft', 25, 'incidents:list', '10.0.0.1', ''
FROM generate_series({rows}, 1, -1) AS n
"""  # noqa: E501


def main() -> int:
    sys.path.insert(0, str(ROOT))
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench-access-log"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    # Whoever measures is signed in by the program itself.
    os.environ["MFA_REQUIRED"] = "false"
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    with embedded.join(var):
        return measure()


def measure() -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    # Whoever is signed in here has taken both steps.
    import tests.confirmed  # noqa: F401
    from harlowsafety.running.static_files import collect_if_changed

    call_command("migrate", verbosity=0)
    collect_if_changed()
    # As on a server: nothing remembers every query.
    settings.DEBUG = False
    person = supervisor_with_incidents()
    fill(person.pk)
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    good = True
    for page in PAGES:
        ratio, on, off = cost(client, page)
        good = good and ratio <= MOST
        print(
            f"{page} with the log on {on:.1f} ms, off {off:.1f} ms: {ratio:.2f} times (limit {MOST}): "
            f"{'good' if ratio <= MOST else 'NOT GOOD'}",
            flush=True,
        )
    seal_and_check()
    return 0 if good else 1


def cost(client: Any, page: str) -> tuple[float, float, float]:
    """On and off in turn, so that whatever else the machine does meets both; the medians."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(ROUNDS + 10):
        for on in (True, False) if number % 2 else (False, True):
            with logging(on):
                started = perf_counter()
                answer = client.get(page)
                taken = (perf_counter() - started) * 1000
            assert answer.status_code == 200, answer.status_code
            if number >= 10:
                times[on].append(taken)
    on, off = median(times[True]), median(times[False])
    return on / off, on, off


@contextmanager
def logging(on: bool) -> Iterator[None]:
    if on:
        yield
        return
    names = ("audit.pages.record_access", "audit.middleware.record_access")
    with patch(names[0]), patch(names[1]):
        yield


def supervisor_with_incidents() -> Any:
    from django.utils import timezone

    from accounts.models import Organisation, User
    from incidents.models import Incident
    from incidents.services import report_incident
    from zones.loading import load_zones
    from zones.models import Zone
    from zones.zone_file import SHIPPED, read_zone_file

    now = timezone.now()
    if not Zone.objects.exists():
        rows = read_zone_file(SHIPPED.read_bytes())
        load_zones(features=rows, valid_from=now.date().replace(year=2000), by=None)
    council, _ = Organisation.objects.get_or_create(
        short_name="HDC", defaults={"name": "Council", "kind": "council"}
    )
    person = User.objects.filter(email="log@bench.example").first() or User.objects.create_user(
        email="log@bench.example", full_name="Log", organisation=council, role="supervisor"
    )
    for number in range(100 - Incident.objects.count()):
        report_incident(
            by=person, category="theft", occurred_at=now - timedelta(hours=number), now=now,
            time_precision="exact", source="cctv", lat=51.77535, lng=0.11387,
        )  # fmt: skip
    return person


def fill(person: int) -> None:
    from django.db import connection

    from audit.models import AccessRecord

    missing = ROWS - AccessRecord.objects.count()
    if missing <= 0:
        return
    started = perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(MONTHS)
        cursor.execute(FILL.format(person=person, rows=missing))
        cursor.execute("VACUUM ANALYZE audit_accessrecord")
    print(f"{missing:,} records written in {perf_counter() - started:.0f} s", flush=True)


def seal_and_check() -> None:
    from django.utils import timezone

    from audit.chain.sealing import seal_access_log
    from audit.chain.verifying import verify_access_log

    started, seals = perf_counter(), 0
    while made := seal_access_log(now=timezone.now()):
        seals += made
    sealed = perf_counter() - started
    started = perf_counter()
    found = verify_access_log(now=timezone.now())
    checked = perf_counter() - started
    print(f"{seals} seals made in {sealed:.1f} s; {found.rows:,} records checked in {checked:.1f} s")
    assert found.problem == "", found.problem


if __name__ == "__main__":
    sys.exit(main())
