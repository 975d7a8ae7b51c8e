"""Putting a patrol right after it ended, so that everybody can read what was changed, by whom and why."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Min

from accounts.models import User
from accounts.rights import Right
from measures.weeks import local
from patrols.changes import changes
from patrols.entry import PatrolEntry
from patrols.models import Correction, Patrol
from patrols.services.recording import check
from patrols.services.rewriting import as_sent, in_order, rewrite

SAY_WHY = "Say why this patrol is put right."


def may_correct(patrol: Patrol, by: User, *, now: datetime) -> bool:
    """A supervisor at any time; the person whose patrol it is within the days that the settings say."""
    if patrol.ended_at is None or patrol.is_struck:
        return False
    return by.can(Right.CORRECT_PATROLS) or is_still_theirs(patrol, by, now)


def is_still_theirs(patrol: Patrol, by: User, now: datetime) -> bool:
    """The officer's own patrol, over for less than the days that the settings say."""
    if patrol.officer_id != by.pk or patrol.ended_at is None or not by.can(Right.LOG_PATROLS):
        return False
    return now <= _first_end(patrol, patrol.ended_at) + timedelta(days=settings.PATROL_EDIT_DAYS)


def needs_reason(patrol: Patrol, by: User, *, now: datetime) -> bool:
    """Not of the person whose patrol it is on the day when it was logged, or ended if that was later."""
    if patrol.ended_at is None or not is_still_theirs(patrol, by, now):
        return True
    return local(now).date() > local(max(patrol.logged_at, _first_end(patrol, patrol.ended_at))).date()


def _first_end(patrol: Patrol, ended_at: datetime) -> datetime:
    """The earliest end that it ever had: moving the end gives nobody more days to move it again."""
    history = Patrol.objects.filter(pk=patrol.pk).order_by()
    earliest: datetime | None = history.aggregate(first=Min("events__ended_at"))["first"]
    return min(ended_at, earliest or ended_at)


def correct_patrol(
    *, patrol: Patrol, entry: PatrolEntry, by: User, now: datetime, reason: str = "", sure: bool = False
) -> Correction | None:
    """Make a patrol that is over what the entry says it was, and write down what was changed.

    Nothing changed, nothing is written down. Visits are known by their `client_id`; those that the
    entry does not have are taken out. One that the entry has without a key of ours, in the same zone
    from the same moment, is that visit, so that sending all this twice changes nothing more.
    """
    try:
        with transaction.atomic():
            held = _held_for_correction(patrol, by, now)
            known = _with_known_visits(entry, PatrolEntry.of(held))
            return put_right(held, known, by=by, now=now, reason=reason, sure=sure)
    except IntegrityError:
        # Somebody started a patrol in that time meanwhile: say so in words.
        check(entry, now=now, sure=True)
        raise


def _held_for_correction(patrol: Patrol, by: User, now: datetime) -> Patrol:
    """The patrol as it is now, which nobody else changes meanwhile."""
    held: Patrol = Patrol.objects.select_for_update(of=("self",)).for_list().get(pk=patrol.pk)
    if held.is_struck:
        raise ValidationError(f"Patrol {held} is struck out, so it cannot be put right.")
    if held.ended_at is None:
        raise ValidationError(f"Patrol {held} is still running. End it first.")
    if not may_correct(held, by, now=now):
        days = f"{settings.PATROL_EDIT_DAYS} days"
        raise PermissionDenied(
            "Only a supervisor can put this patrol right, or the person whose it is "
            f"within {days} of its end."
        )
    return held


def _with_known_visits(entry: PatrolEntry, before: PatrolEntry) -> PatrolEntry:
    mentioned = {visit.client_id for visit in entry.visits}
    free = {(v.zone, v.arrived_at): v.client_id for v in before.visits if v.client_id not in mentioned}
    stood = {visit.client_id for visit in before.visits}
    visits = [
        visit
        if visit.client_id in stood
        else replace(visit, client_id=free.get((visit.zone, visit.arrived_at), visit.client_id))
        for visit in entry.visits
    ]
    return replace(entry, visits=visits)


def put_right(
    held: Patrol, entry: PatrolEntry, *, by: User, now: datetime, reason: str, sure: bool
) -> Correction | None:
    """The same for a patrol that is held already."""
    before = PatrolEntry.of(held)
    after = in_order(
        replace(
            entry,
            officer=held.officer,
            organisation=held.organisation,
            client_id=held.client_id,
            note=entry.note.strip(),
        )
    )
    found = changes(before, after)
    if not found:
        return None
    try:
        check(after, now=now, sure=sure, before=before)
        if not reason.strip() and needs_reason(held, by, now=now):
            raise ValidationError({"reason": SAY_WHY})
        rewrite(held, after)
    except ValidationError as refused:
        if not hasattr(refused, "error_dict"):
            raise
        raise as_sent(refused, after, entry) from None
    correction: Correction = held.corrections.create(
        corrected_by=by,
        corrected_at=now,
        reason=reason.strip(),
        changes=[change._asdict() for change in found],
    )
    return correction
