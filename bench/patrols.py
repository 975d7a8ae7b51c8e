"""What the dose page and the board of today cost the database when 200,000 visits are on record.

Run by `make bench-patrols`. Everything happens in a database of its own under var/bench.
"""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
FEW, MANY = 2_000, 200_000
ROUNDS = 7
LIMIT_MS = 100
# The one page that the index on arrivals was made for.
ZONE = "A zone, 28 days"


def main() -> int:
    sys.path.insert(0, str(ROOT))
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
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
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    supervisor, people, organisations = cast()
    fill(FEW, supervisor, people, organisations)
    with_few = {name: cost(page, supervisor)[1] for name, page in pages().items()}
    started = perf_counter()
    fill(MANY, supervisor, people, organisations)
    print(f"{MANY:,} visits over four years, written in {perf_counter() - started:.0f} s; {ROUNDS} rounds:")
    good, naive = True, everything()
    print(f"  every visit of all time, read to be summed in Python: database {naive:.1f} ms")
    for name, page in pages().items():
        milliseconds, queries, best, whole = cost(page, supervisor)
        within = milliseconds <= LIMIT_MS and queries == with_few[name]
        good = good and within
        print(
            f"  {name}: database {milliseconds:.1f} ms, the median (limit {LIMIT_MS}; best {best:.1f}), "
            f"{queries} queries ({with_few[name]} with {FEW:,} visits), page {whole:.0f} ms: "
            f"{'good' if within else 'NOT GOOD'}"
        )
        print(f"    summing every visit of all time: {naive / milliseconds:.1f} times as long")
        if name == ZONE and (other := without_index(page, supervisor)):
            print(
                f"    without the index on arrivals: {other:.1f} ms, {other / milliseconds:.1f} times as long"
            )
    return 0 if good else 1


def pages() -> dict[str, str]:
    from django.urls import reverse

    today = date.today()  # noqa: DTZ011
    quarter = f"?from_on={today - timedelta(days=91)}&to_on={today}"
    dose = reverse("patrols:dose")
    return {
        "Dose, 28 days": dose,
        "Dose, 28 days by day": f"{dose}?by=day",
        "Dose, a quarter (92 days)": f"{dose}{quarter}",
        ZONE: reverse("patrols:zone", args=["the-stow"]),
        "Board of today": reverse("patrols:today"),
    }


def cost(page: str, supervisor: object) -> tuple[float, int, float, float]:
    """The median of the milliseconds in the database, queries, their best, and the median of the page.

    The first answer warms the page up and is not measured; the median is what a reader usually waits.
    """
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(supervisor)
    secure = {"secure": True}

    def once() -> tuple[float, int, float]:
        started = perf_counter()
        with timing() as spent:
            answer = client.get(page, **secure)
        assert answer.status_code == 200, (page, answer.status_code)
        return sum(spent) * 1000, len(spent), (perf_counter() - started) * 1000

    once()
    rounds = [once() for _ in range(ROUNDS)]
    spent = [each[0] for each in rounds]
    return median(spent), rounds[-1][1], min(spent), median(each[2] for each in rounds)


def without_index(page: str, supervisor: object) -> float | None:
    """The same page without the index on arrivals alone, which is back afterwards."""
    from django.db import connection, transaction

    ours = "tablename = 'patrols_visit' AND indexdef LIKE '%(arrived_at)%'"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT indexname FROM pg_indexes WHERE {ours}")
        names = [name for (name,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f'DROP INDEX "{name}"')
        found = cost(page, supervisor)[0] if names else None
        transaction.set_rollback(True)
    return found


def everything() -> float:
    """What reading them all costs the database, before Python begins to sum."""
    from patrols.models import Visit

    with timing() as spent:
        sum(time.minutes for time in Visit.objects.counted().as_time_in_zone())
    return sum(spent) * 1000


class timing:  # noqa: N801
    """How long each query inside the block took, in seconds, with what it fetched."""

    def __enter__(self) -> list[float]:
        from django.db import connection

        self.spent: list[float] = []
        self.wrapper = connection.execute_wrapper(self._timed)
        self.wrapper.__enter__()
        return self.spent

    def __exit__(self, *error: object) -> None:
        self.wrapper.__exit__(*error)

    def _timed(self, execute: Callable[..., object], *arguments: object) -> object:
        started = perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.spent.append(perf_counter() - started)


def cast() -> tuple[object, list[int], list[int]]:
    """Zones, two organisations, a supervisor and the officers; those of an earlier run stay."""
    from accounts.models import Organisation, User
    from bench.patrols_data import OFFICERS
    from zones.loading import load_zones
    from zones.models import Zone
    from zones.zone_file import SHIPPED, read_zone_file

    if not Zone.objects.exists():
        load_zones(features=read_zone_file(SHIPPED.read_bytes()), valid_from=date(2000, 1, 1), by=None)
    organisations = [
        Organisation.objects.get_or_create(short_name=short, defaults={"name": name, "kind": kind})[0]
        for short, name, kind in (("HDC", "Council", "council"), ("Police", "Police", "police"))
    ]

    def person(name: str, role: str) -> User:
        email = f"{name}@bench.example"
        fields = {"full_name": name, "organisation": organisations[0], "role": role}
        return User.objects.filter(email=email).first() or User.objects.create_user(email=email, **fields)

    officers = [person(f"officer{number}", "officer").pk for number in range(OFFICERS)]
    return person("supervisor", "supervisor"), officers, [each.pk for each in organisations]


def fill(visits: int, supervisor: object, officers: list[int], organisations: list[int]) -> None:
    from django.db import connection, transaction

    from bench.patrols_data import write

    planner = supervisor.pk  # type: ignore[attr-defined]
    with transaction.atomic(), connection.cursor() as cursor:
        write(cursor, visits, officers=officers, organisations=organisations, planner=planner)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
