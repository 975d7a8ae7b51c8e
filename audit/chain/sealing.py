"""Sealing what was written to the access log, afterwards: adding to it waits for nobody."""

import logging
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from audit.chain.text import FIELDS, SealText
from audit.models import AccessRecord, AccessSeal

log = logging.getLogger(__name__)
# Records in one seal, and seals made at a time: a log that was there before them is sealed little by little.
MOST_ROWS = 10_000
MOST_SEALS = 20
# Held by who makes seals, and by who lets a month go: their chain grows at one end alone.
LOCK = "harlowsafety.audit.sealing"


def seal_access_log(*, now: datetime, patience: float = 20) -> int:
    """Seal all that is written; how many seals it took. Twice seals nothing more.

    Waits, `patience` seconds at the most, for those who are writing at this moment: what they add later
    would have lower numbers than what is sealed. If they take longer, the next time seals it.
    """
    with transaction.atomic():
        if not _is_only_sealer():
            return 0
        newest = AccessRecord.objects.order_by("-pk").values_list("pk", flat=True).first()
        if newest is None or not _all_have_written(patience):
            return 0
        made = list(islice(_seals(newest, now), MOST_SEALS))
        AccessSeal.objects.bulk_create(made)
        if made:
            transaction.on_commit(lambda: _count_given(made[-1].number))
    return len(made)


def _seals(newest: int, now: datetime) -> Iterator[AccessSeal]:
    last = AccessSeal.objects.last()
    number, after, previous = (last.number, last.last_pk, last.sha256) if last else (0, 0, "")
    while after < newest:
        unsealed = AccessRecord.objects.filter(pk__gt=after, pk__lte=newest).order_by("pk")
        rows = list(unsealed.values_list(*FIELDS)[:MOST_ROWS])
        if not rows:
            return
        number, upto = number + 1, rows[-1][0]
        text = SealText(number=number, previous=previous, after_pk=after, last_pk=upto, at=now)
        for row in rows:
            text.add(row)
        seal = AccessSeal(
            number=number, after_pk=after, last_pk=upto, rows=text.rows, previous=previous,
            sha256=text.sha256(), at=now,
        )  # fmt: skip
        after, previous = upto, seal.sha256
        yield seal


def _is_only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [LOCK])
        return bool(cursor.fetchone()[0])


def _all_have_written(patience: float) -> bool:
    """Whether everybody who was adding to the log when asked has ended.

    Who adds a record holds this lock on the log from before it is numbered until the transaction ends.
    """
    writing, until = _who_write(), time.monotonic() + patience
    while writing:
        if time.monotonic() > until:
            log.warning("The access log is not sealed now: somebody has been writing for a while")
            return False
        time.sleep(0.1)
        writing &= _who_write()
    return True


def _who_write() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()",
            [AccessRecord._meta.db_table],
        )
        return {transaction for (transaction,) in cursor.fetchall()}


def _count_given(number: int) -> None:
    """A counter beside the seals, which only goes up: so that a newest one that is gone is missed."""
    with connection.cursor() as cursor:
        for _ in range(seals_given(), number):
            cursor.execute("SELECT nextval('audit_seals_given')")


def seals_given() -> int:
    """How many seals were ever made, also those that are gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM audit_seals_given")
        return int(cursor.fetchone()[0])
