"""Holding the whole access log against its seals: the first place that does not agree is named."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from audit.chain.anchors import Left, LetGo, broken_anchor
from audit.chain.rows import RowsInTurn
from audit.chain.sealing import seals_given
from audit.chain.text import SealText, rest_sha256
from audit.models import AccessAnchor, AccessCheck, AccessRecord, AccessSeal
from measures.weeks import local

# What waits longer than this to be sealed says that nobody seals.
LONGEST_UNSEALED = timedelta(days=1)


@dataclass(slots=True)
class Verdict:
    """What came of it. Without a problem, everything that is sealed is as it was written."""

    seals: int = 0
    rows: int = 0
    newest: str = ""
    problem: str = ""


def check_access_log(*, now: datetime, expect: str = "") -> AccessCheck:
    """Verify, and remember what came of it."""
    found = verify_access_log(now=now, expect=expect)
    return AccessCheck.objects.create(
        at=now, seals=found.seals, rows=found.rows, newest=found.newest, problem=found.problem[:300]
    )


def verify_access_log(*, now: datetime, expect: str = "") -> Verdict:
    """Compute every seal anew. `expect` is the hash of one that was written down somewhere else."""
    found, expected = Verdict(), expect.strip().lower()
    seen = not expected
    with transaction.atomic():
        last = AccessSeal.objects.last()
        anchors = list(AccessAnchor.objects.order_by("number"))
        if problem := broken_anchor(anchors):
            found.problem = problem
            return found
        let_go = LetGo(anchors)
        rows = RowsInTurn(AccessRecord.objects.filter(pk__lte=last.last_pk if last else 0))
        before: AccessSeal | None = None
        for seal in AccessSeal.objects.order_by("number").iterator():
            left = let_go.left_under(seal.number)
            found.problem = _broken_link(seal, before) or (
                _other_rest(seal, left, rows, found) if left else _other_rows(seal, rows, found)
            )
            if found.problem:
                return found
            found.seals, found.newest, before = found.seals + 1, seal.sha256, seal
            seen = seen or seal.sha256 == expected
        found.problem = _gone(before) or ("" if seen else _not_the_one(expected)) or _waits(before, now)
    return found


def _broken_link(seal: AccessSeal, before: AccessSeal | None) -> str:
    number, upto, sha256 = (before.number, before.last_pk, before.sha256) if before else (0, 0, "")
    if seal.number != number + 1:
        return f"Seal {number + 1} is gone: the next one that is there is seal {seal.number}."
    if (seal.after_pk, seal.previous) != (upto, sha256):
        return f"Seal {seal.number} does not follow from the one before it."
    return ""


def _other_rows(seal: AccessSeal, rows: RowsInTurn, found: Verdict) -> str:
    text = SealText(
        number=seal.number, previous=seal.previous, after_pk=seal.after_pk, last_pk=seal.last_pk, at=seal.at
    )
    covered = list(rows.up_to(seal.last_pk))
    for row in covered:
        text.add(row)
    found.rows += text.rows
    if text.sha256() == seal.sha256:
        return ""
    where = _where(seal)
    if text.rows != seal.rows:
        return f"Seal {seal.number} does not agree: {where}, were {seal.rows} and are {text.rows} now."
    return f"Seal {seal.number} does not agree: {where}, or the seal itself, were changed since."


def _other_rest(seal: AccessSeal, left: Left, rows: RowsInTurn, found: Verdict) -> str:
    """Of a seal over a month that was let go: what was left of it then is there still, and nothing else."""
    covered = list(rows.up_to(seal.last_pk))
    found.rows += len(covered)
    wrong = f"Seal {seal.number} does not agree: of {_where(seal)}"
    if len(covered) != left.rows:
        then = f"{left.rows} were left when {left.month:%B %Y} was let go"
        return f"{wrong}, {then}, and {len(covered)} are there now."
    if covered and rest_sha256(seal.sha256, covered) != left.sha256:
        return f"{wrong}, what was left when {left.month:%B %Y} was let go was changed since."
    return ""


def _where(seal: AccessSeal) -> str:
    return f"entries {seal.after_pk + 1} to {seal.last_pk}, sealed {local(seal.at):%Y-%m-%d %H:%M}"


def _gone(last: AccessSeal | None) -> str:
    given, number = seals_given(), last.number if last else 0
    return f"Seal {number + 1} is gone: {given} were made, and {number} are there." if given > number else ""


def _not_the_one(expected: str) -> str:
    return f"No seal is the one that was written down: {expected[:64]}."


def _waits(last: AccessSeal | None, now: datetime) -> str:
    unsealed = AccessRecord.objects.filter(pk__gt=last.last_pk if last else 0, at__lt=now - LONGEST_UNSEALED)
    oldest = unsealed.order_by("pk").values_list("at", flat=True).first()
    return f"Entries since {local(oldest):%Y-%m-%d %H:%M} are not sealed: is beat running?" if oldest else ""
