"""Confirming periods, and holding records back."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.http import HttpRequest

from accounts.models import User
from accounts.rights import Right
from audit.retention.histories import histories_of
from audit.retention.kinds import RetentionKind, all_kinds
from audit.retention.models import Erasure, LegalHold, RetentionPeriod
from audit.services import Action, record_access

MOST_MONTHS = 600
# Any fixed number: who holds or lifts waits for who erases, and the other way round.
_TURN = 7_306_039


@transaction.atomic
def confirm_period(
    *,
    kind: str,
    months: int,
    from_on: date,
    basis: str,
    by: User,
    now: datetime,
    request: HttpRequest | None = None,
) -> RetentionPeriod:
    """From that day on records of this kind are kept for so long. What was proposed by another is gone."""
    require_right(by)
    take_turn()
    if not 1 <= months <= MOST_MONTHS:
        raise ValidationError({"months": f"Enter between 1 and {MOST_MONTHS} months."})
    if not basis.strip():
        raise ValidationError({"basis": "Say where it is decided, such as the name of the schedule."})
    Erasure.objects.filter(kind=kind, state=Erasure.State.PROPOSED).delete()
    made: RetentionPeriod = RetentionPeriod.objects.create(
        kind=all_kinds()[kind].key, months=months, from_on=from_on, basis=basis.strip(), confirmed_by=by,
        confirmed_at=now,
    )  # fmt: skip
    told = f"{kind}: {made} from {from_on.isoformat()}"
    record_access(request, Action.ADDED, "retention period", ids=[kind], filters=told, user=by)
    return made


@transaction.atomic
def hold_back(
    *,
    kind: str,
    reference: str,
    first_on: date | None,
    last_on: date | None,
    reason: str,
    by: User,
    now: datetime,
    request: HttpRequest | None = None,
) -> LegalHold:
    """One record, or all of a kind whose day lies between two, is not erased until the hold is lifted."""
    require_right(by)
    take_turn()
    held, reference = all_kinds()[kind], reference.strip().upper()
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is held."})
    if bool(reference) == bool(first_on or last_on):
        raise ValidationError({"reference": "Name one record, or a first and a last day."})
    if not reference and (first_on is None or last_on is None or last_on < first_on):
        raise ValidationError({"last_on": "Enter the first and the last day, in that order."})
    if reference and not _is_there(held, reference):
        raise ValidationError({"reference": "There is no record of this kind by that name."})
    made: LegalHold = LegalHold.objects.create(
        kind=held.key, reference=reference, first_on=first_on, last_on=last_on, reason=reason.strip(),
        by=by, at=now,
    )  # fmt: skip
    _tell(request, Action.ADDED, made, by)
    return made


@transaction.atomic
def lift_hold(*, hold: LegalHold, by: User, now: datetime, request: HttpRequest | None = None) -> LegalHold:
    """What it held can be proposed again. Twice lifts it once."""
    require_right(by)
    take_turn()
    held: LegalHold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if held.lifted_at is None:
        held.lifted_by, held.lifted_at = by, now
        held.save(update_fields=["lifted_by", "lifted_at"])
        _tell(request, Action.REMOVED, held, by)
    return held


def require_right(user: User) -> None:
    if not user.can(Right.MANAGE_RETENTION):
        raise PermissionDenied("You may not decide how long records are kept.")


def take_turn() -> None:
    """Nobody else holds, lifts or erases until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def _is_there(kind: RetentionKind, reference: str) -> bool:
    """Also where it was taken out and only its history is left."""
    if not kind.has_references and not reference.isdecimal():
        return False
    if kind.rows.filter(**{kind.name: reference}).exists():
        return True
    name = kind.name if kind.has_references else "pgh_obj_id"
    return any(
        history._base_manager.filter(kind.of_kind, **{name: reference}).exists()
        for history in histories_of(kind.model)
    )


def _tell(request: HttpRequest | None, action: str, hold: LegalHold, by: User) -> None:
    kind = all_kinds()[hold.kind]
    filters = "" if hold.reference else f"{kind.key}: {hold}"
    ids = [hold.reference] if hold.reference else []
    record_access(request, action, "legal hold", ids=ids, filters=filters, user=by, reason=hold.reason)
