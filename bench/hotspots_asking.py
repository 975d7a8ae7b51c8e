"""How the map's benchmark asks: the whole request, the view's own part, and their bare SQL, in turns."""

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from bench.hotspots_views import Asked

ROUNDS = int(os.environ.get("ROUNDS", "20"))
# What takes longer than this in one round is asked three times only, and the table says so.
PATIENCE_SECONDS = 3
CELLS = "/api/v1/hotspots/cells/"
# A few metres of the North Sea: what a request costs that has nothing to count.
NOWHERE = {"resolution": 10, "box": "2.000,53.000,2.001,53.001", "period": "4-weeks"}
# What Django asks first in each request, unseen by `sent`: whether the connection still lives.
_STILL_THERE = ("SELECT 1", None)


@dataclass(frozen=True)
class Cost:
    """Medians in milliseconds.

    `whole` is the application as the web server calls it, `sql` every statement of that request: whether the
    connection lives, who asks, the zones that name the cells, the counts, the record that it was asked.
    `own` is the view without the request around it; `own_sql` its statements.
    """

    whole: float
    sql: float
    own: float
    own_sql: float
    statements: int
    cells: int


def cost_of(asked: Asked) -> Cost:
    answer(asked)
    with sent() as statements:
        last = answer(asked)
    statements.insert(0, _STILL_THERE)
    with sent() as of_view:
        own_part(asked)
    whole, sql, own, own_sql = [], [], [], []
    for _ in range(ROUNDS):
        whole.append(timed(lambda: answer(asked)))
        sql.append(timed(lambda: run_again(statements)))
        own.append(timed(lambda: own_part(asked)))
        own_sql.append(timed(lambda: run_again(of_view)))
    cells = len(json.loads(gzip.decompress(last))["features"])
    medians = [median(each) * 1000 for each in (whole, sql, own, own_sql)]
    return Cost(*medians, statements=len(statements), cells=cells)


def fixed_cost() -> float:
    """What a request takes of its own: signed in, read, recorded, nothing to count."""
    answer(NOWHERE)
    return median([timed(lambda: answer(NOWHERE)) for _ in range(ROUNDS)]) * 1000


def answer(asked: Asked) -> bytes:
    """The body of the answer; nothing of a test's client is around the application."""
    from harlowsafety.wsgi import application

    environ: dict[str, Any] = {
        "PATH_INFO": CELLS,
        "QUERY_STRING": urlencode(asked),
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_COOKIE": signed_in(),
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "localhost",
        "wsgi.url_scheme": "https",
    }
    setup_testing_defaults(environ)
    said: list[str] = []
    body = application(environ, lambda status, *_: said.append(status))
    content = b"".join(body)
    body.close()
    assert said == ["200 OK"], (said, content[:300])
    return content


def own_part(asked: Asked) -> str:
    """What the view does itself: from the question, as it was read, to the text of the answer."""
    from hotspots.api.map import read_box
    from hotspots.counts.box import Box
    from hotspots.counts.cells import cells_on_screen
    from hotspots.exports.cells_text import cells_text

    box = Box(*read_box(asked["box"])) if "box" in asked else None
    return cells_text(cells_on_screen(_selection(asked), asked["resolution"], box))


def _selection(asked: Asked) -> Any:
    from accounts.detail import detail_of
    from hotspots.asked.periods import Period
    from hotspots.asked.selection import Selection

    return Selection(Period(asked["from_on"], asked["to_on"]), detail=detail_of(liaison()))


def counts(sql: str) -> bool:
    return "incidents_" in sql and "GROUP BY" in sql


class sent:  # noqa: N801
    """The statements inside the block, as they were sent."""

    def __enter__(self) -> list[tuple[str, Any]]:
        from django.db import connection

        self.found: list[tuple[str, Any]] = []
        self.wrapper = connection.execute_wrapper(self._seen)
        self.wrapper.__enter__()
        return self.found

    def __exit__(self, *error: object) -> None:
        self.wrapper.__exit__(*error)

    def _seen(self, execute: Callable[..., object], sql: str, params: Any, *more: object) -> object:
        if not sql.startswith("SET TRANSACTION"):
            self.found.append((sql, params))
        return execute(sql, params, *more)


def run_again(statements: list[tuple[str, Any]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description is not None:
                cursor.fetchall()


def without_kept(asked: Asked) -> float:
    """The statement that would be needed, in milliseconds; what is kept is back afterwards."""
    from django.db import transaction

    from incidents.models import CountedSpan

    with transaction.atomic():
        CountedSpan.objects.all().delete()
        # Not the whole request: at its end the connection would be closed, and the transaction with it.
        with sent() as statements:
            own_part(asked)
        counting = [each for each in statements if counts(each[0])]
        spent = [timed(lambda: run_again(counting)) for _ in range(3)]
        transaction.set_rollback(True)
    return median(spent) * 1000


_known: dict[str, Any] = {}


def signed_in() -> str:
    """The cookie of somebody whom the database that is read now knows."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    name = connection.settings_dict["NAME"]
    if name not in _known:
        client = Client()
        client.force_login(_liaison())
        cookie = settings.SESSION_COOKIE_NAME
        _known[name] = f"{cookie}={client.cookies[cookie].value}"
    return str(_known[name])


def liaison() -> Any:
    from django.db import connection

    key = f"liaison of {connection.settings_dict['NAME']}"
    if key not in _known:
        _known[key] = _liaison()
    return _known[key]


def _liaison() -> Any:
    from accounts.models import Organisation, User

    police = {"name": "Police", "kind": "police"}
    organisation, _ = Organisation.objects.get_or_create(short_name="Police", defaults=police)
    email = "liaison@bench.example"
    made = {"full_name": "Liaison", "organisation": organisation, "role": "liaison"}
    return User.objects.filter(email=email).first() or User.objects.create_user(email=email, **made)


def patiently(run: Callable[[], object]) -> tuple[float, int]:
    first = timed(run)
    rounds = ROUNDS if first <= PATIENCE_SECONDS else min(ROUNDS, 3)
    return median([timed(run) for _ in range(rounds)]) * 1000, rounds


def timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
