"""Old records for tests of retention, and whether anything of them is left."""

import uuid
import zlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import User
from audit.retention.erasures import decide_erasure, propose_erasures
from audit.retention.models import Erasure, LegalHold, RetentionPeriod
from audit.retention.services import confirm_period, hold_back
from deployments.models import TechDeployment
from deployments.tests.factories import deployment
from imports.models import ImportBatch, StagedPiece
from imports.services.checking import start_check
from imports.services.choosing import choose_columns
from imports.services.confirming import confirm_import
from imports.services.staging import stage_files
from imports.tests.factories import NOW
from incidents.models import Incident
from incidents.sheet_kind.tests.test_through_the_room import COLUMNS, ran
from incidents.tests.factories import incident
from patrols.models import Patrol
from patrols.tests.factories import START, patrol, visit
from stopsearches.models import StopSearch
from stopsearches.tests.factories import stop_search
from zones.models import Zone

MARK = "Zebrafinch"
OLD = datetime(2024, 1, 10, 19, tzinfo=UTC)
NEW = datetime(2026, 11, 16, 19, tzinfo=UTC)
SOON = timedelta(hours=3)


def old_incident(by: User, **fields: Any) -> Incident:
    at = fields.pop("at", OLD)
    return incident(by, **{"occurred_at": at, "now": at + SOON, **fields})


def old_patrol(by: User, zone: Zone, **fields: Any) -> Patrol:
    minutes_ago = (START - OLD) / timedelta(minutes=1)
    stay = visit(zone, after=5 - minutes_ago, ENG_YP=2)
    times = {"started_at": OLD, "ended_at": OLD + timedelta(hours=1), "now": OLD + SOON}
    return patrol(by, visits=[stay], **times, **fields)


def old_search(by: User, **fields: Any) -> StopSearch:
    return stop_search(by=by, **{"searched_at": OLD, "now": OLD + SOON, **fields})


def old_deployment(by: User, **fields: Any) -> TechDeployment:
    return deployment(by, **{"starts_at": OLD, "now": OLD + timedelta(days=1), **fields})


def imported_sheet(by: User) -> ImportBatch:
    """One incident with words, out of a sheet of the council's own."""
    rows = (
        "What,Day,Where,Told by,Words",
        f"Bike theft,17/01/2024,The Stow,Police,By the {MARK} kiosk",
    )
    batch = stage_files(
        kind="incident_sheet", files=[("shops.csv", ["\n".join(rows).encode()])], sender="Shops", by=by,
        client_id=uuid.uuid4(), now=NOW,
    )  # fmt: skip
    columns = {**COLUMNS, "description": "Words"}
    choose_columns(batch, columns=columns, values={"category": {"Bike theft": "theft"}}, by=by, now=NOW)
    ran(start_check(batch, by=by, now=NOW))
    return ran(confirm_import(batch, by=by, now=NOW))


def kept_for(months: int, kind: str, by: User, from_on: date = date(2026, 1, 1)) -> RetentionPeriod:
    now = timezone.now()
    return confirm_period(kind=kind, months=months, from_on=from_on, basis="Schedule of 2026", by=by, now=now)


def held(by: User, **asked: Any) -> LegalHold:
    said = {"kind": "incidents", "reference": "", "first_on": None, "last_on": None, "reason": "A claim"}
    return hold_back(by=by, now=timezone.now(), **{**said, **asked})


def proposed() -> list[Erasure]:
    return propose_erasures(now=timezone.now())


def erase(each: Erasure, by: User, **said: Any) -> Erasure:
    asked = {"erases": True, "why": "As the schedule says", "now": timezone.now(), **said}
    return decide_erasure(erasure=each, by=by, **asked)


def erase_all(kind: str, by: User, months: int = 12) -> Erasure:
    kept_for(months, kind, by)
    return erase(next(each for each in proposed() if each.kind == kind), by)


def tables_with(text: str) -> set[str]:
    """Every table of the database in which the text stands: as text, within bytes, or in a file as sent."""
    found = {name for name in _tables() if _holds(name, text)}
    pieces = StagedPiece.objects.values_list("content", flat=True)
    if any(text.encode() in zlib.decompress(content) for content in pieces):
        found.add("imports_stagedpiece")
    return found


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in cursor.fetchall()]


def _holds(table: str, text: str) -> bool:
    patterns = [f"%{text}%", f"%{text.encode().hex()}%"]
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT EXISTS (SELECT FROM "{table}" AS each WHERE each::text ILIKE ANY(%s))', [patterns]
        )
        return bool(cursor.fetchone()[0])
