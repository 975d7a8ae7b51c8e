"""Letting go of months of the access log: by the owner of its tables, in the name of a person who may."""

import logging
from datetime import UTC, datetime
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Count, Max, Min
from psycopg2 import sql  # type: ignore[import-untyped]

from accounts.models import User
from accounts.rights import Right
from audit.chain.anchors import KIND, on_record, sha256_of
from audit.chain.rows import RowsInTurn
from audit.chain.sealing import LOCK
from audit.chain.text import rest_sha256
from audit.chain.verifying import verify_access_log
from audit.letting_go.months import LogMonth, months_over
from audit.models import AccessAnchor, AccessRecord, AccessSeal
from audit.services import Action, record_access

log = logging.getLogger(__name__)


class NotLetGoError(Exception):
    """This month, and those after it, are still there. Its words are for people."""


def let_go_of_what_is_over(*, months: int, by: User, now: datetime) -> list[AccessAnchor]:
    """Drop each month of the log that is over and not held, and write down what keeps the chain whole.

    Refused while the log does not agree with its seals: what was changed must not go as if it were true.
    """
    if not by.can(Right.MANAGE_RETENTION):
        raise NotLetGoError(f"{by} may not decide what is erased.")
    if not _owns_the_log():
        raise NotLetGoError(
            "Only the owner of the tables can do this: connect as the role that runs “migrate”."
        )
    if problem := verify_access_log(now=now).problem:
        raise NotLetGoError(f"The access log does not agree with its seals, so all of it stays. {problem}")
    over = months_over(now.astimezone(UTC).date(), months)
    return [let_go_of_month(month, by=by, now=now) for month in over if not month.held()]


def let_go_of_month(month: LogMonth, *, by: User, now: datetime) -> AccessAnchor:
    """Whatever its age: who may decide it, and whether the log agrees, was asked before."""
    try:
        with transaction.atomic():
            _wait_for_sealing_and_adding(month)
            anchor = _anchor(month, by, now)
            # Only now, and for a moment: until the end of this, no page opens.
            _run("SET LOCAL lock_timeout = '3s'", month)
            _run("ALTER TABLE audit_accessrecord DETACH PARTITION {part}", month)
            _run("DROP TABLE {part}", month)
            anchor.save(force_insert=True)
            record_access(
                None, Action.ERASED, KIND,
                ids=[f"{month.first:%Y-%m}"], filters=on_record(anchor), count=anchor.rows, user=by,
            )  # fmt: skip
    except OperationalError as error:
        raise NotLetGoError(f"The log was busy, so {month} is still there: try again.") from error
    log.info("A month of the access log was let go: %s; anchor: %s", month, anchor.sha256)
    return anchor


def _wait_for_sealing_and_adding(month: LogMonth) -> None:
    _run("SET LOCAL lock_timeout = '30s'", month)
    # A table with checks to come cannot be parted.
    _run("SET CONSTRAINTS ALL IMMEDIATE", month)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [LOCK])
    _run("LOCK TABLE {part} IN SHARE MODE", month)


def _anchor(month: LogMonth, by: User, now: datetime) -> AccessAnchor:
    last = AccessAnchor.objects.last()
    anchor = AccessAnchor(
        number=last.number + 1 if last else 1, previous=last.sha256 if last else "",
        month=month.first, rows=0, first_seal=0, last_seal=0, by=by, at=now,
    )  # fmt: skip
    found = month.records.order_by().aggregate(rows=Count("pk"), first=Min("pk"), last=Max("pk"))
    if found["rows"]:
        first_seal, last_seal = _seal_over(found["first"], month), _seal_over(found["last"], month)
        anchor.rows, anchor.last_sha256 = found["rows"], last_seal.sha256
        anchor.first_seal, anchor.last_seal = first_seal.number, last_seal.number
        anchor.rest = _rest(month, first_seal, last_seal)
    anchor.sha256 = sha256_of(anchor)
    return anchor


def _seal_over(pk: int, month: LogMonth) -> AccessSeal:
    seal: AccessSeal | None = AccessSeal.objects.filter(last_pk__gte=pk).order_by("number").first()
    if seal is None:
        raise NotLetGoError(f"Entries of {month} are not sealed yet, so it is still there.")
    return seal


def _rest(month: LogMonth, first: AccessSeal, last: AccessSeal) -> list[list[Any]]:
    """What there is under the same seals of other months, which will be all that is under them."""
    covered = AccessRecord.objects.filter(pk__gt=first.after_pk, pk__lte=last.last_pk)
    rows = RowsInTurn(covered.exclude(at__gte=month.starts, at__lt=month.ends))
    seals = AccessSeal.objects.filter(number__range=(first.number, last.number)).order_by("number")
    rest = []
    for number, last_pk, sha256 in seals.values_list("number", "last_pk", "sha256").iterator():
        if left := list(rows.up_to(last_pk)):
            rest.append([number, len(left), rest_sha256(sha256, left)])
    return rest


def _owns_the_log() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class"
            " WHERE oid = 'audit_accessrecord'::regclass"
        )
        return bool(cursor.fetchone()[0])


def _run(statement: str, month: LogMonth) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(part=sql.Identifier(month.part)))
