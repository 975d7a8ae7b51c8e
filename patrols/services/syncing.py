"""A patrol as a phone says that it stands: stored whole, however often and in whatever order it arrives."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from measures.weeks import local
from patrols.changes import changes
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import Patrol
from patrols.rules import FUTURE
from patrols.services.correcting import is_still_theirs, put_right
from patrols.services.recording import check, store
from patrols.services.rewriting import as_sent, in_order, named, refuse_visits_of_others, rewrite
from patrols.services.striking import why_struck

FAST_CLOCK = timedelta(minutes=5)
# A phone tells whole milliseconds, the database keeps microseconds.
SAME_MOMENT = timedelta(milliseconds=1)
# Tells what a phone put right from what somebody put right on the pages, which no phone knows of.
ON_THE_PHONE = "Changed on the phone."


class CannotBeSent(Exception):  # noqa: N818
    """This patrol takes nothing more from a phone, whatever is sent; the sentence says why."""


class TooLate(CannotBeSent):
    """The days in which the person whose patrol it is may put it right are over."""


def sync_patrol(
    *,
    entry: PatrolEntry,
    revision: int,
    by: User,
    now: datetime,
    removed: Collection[uuid.UUID] = (),
    sure: bool = False,
) -> Patrol:
    """Store the patrol as it stands on the phone, known by its `client_id`; it may be running or over.

    The same or an older revision changes nothing. Visits that the phone does not mention stay, unless
    they are `removed`. A patrol that is over already is put right, as by `correct_patrol`.
    """
    sent = replace(entry, visits=[v for v in entry.visits if v.client_id not in set(removed)])
    sent = _by_our_clock(sent, now)
    try:
        try:
            return _sync(sent, revision, by, now, removed, sure)
        except IntegrityError:
            # The same patrol arrived twice at once, and the other one was quicker: now it is there.
            return _sync(sent, revision, by, now, removed, sure)
    except ValidationError as refused:
        raise _numbered(refused, sent, entry) from None


@transaction.atomic
def _sync(
    sent: PatrolEntry, revision: int, by: User, now: datetime, removed: Collection[uuid.UUID], sure: bool
) -> Patrol:
    known = Patrol.objects.select_for_update(of=("self",)).for_list().created_as(sent.client_id).first()
    if known is None:
        return _first_time(sent, revision, now, sure)
    patrol: Patrol = known
    if patrol.officer_id != by.pk:
        raise ValidationError({"client_id": "Somebody else has already sent a patrol under this key."})
    if revision <= patrol.revision:
        return patrol
    if patrol.is_struck:
        raise CannotBeSent(f"Patrol {patrol} was struck out: {why_struck(patrol)} It takes no changes.")
    patrol.revision = revision
    before = PatrolEntry.of(patrol)
    after = _together(before, sent, removed)
    _refuse_visits_after_the_end(sent, before)
    try:
        if before.ended_at is None:
            check(after, now=now, sure=sure, before=before)
            rewrite(patrol, after)
        else:
            _put_right(patrol, after, by=by, now=now, sure=sure)
    except ValidationError as refused:
        raise _numbered(refused, after, sent) from None
    patrol.save(update_fields=["revision"])
    stored: Patrol = Patrol.objects.get(pk=patrol.pk)
    return stored


def _first_time(sent: PatrolEntry, revision: int, now: datetime, sure: bool) -> Patrol:
    ordered = in_order(sent)
    try:
        check(ordered, now=now, sure=sure)
        refuse_visits_of_others(ordered)
        return store([ordered], now, revision=revision)[0]
    except ValidationError as refused:
        raise _numbered(refused, ordered, sent) from None


def _put_right(patrol: Patrol, after: PatrolEntry, *, by: User, now: datetime, sure: bool) -> None:
    if not changes(PatrolEntry.of(patrol), after):
        return
    days = settings.PATROL_EDIT_DAYS
    if not is_still_theirs(patrol, by, now):
        raise TooLate(f"Patrol {patrol} ended more than {days} days ago. Ask a supervisor to put it right.")
    elsewhere = patrol.corrections.exclude(corrected_by=by, reason=ON_THE_PHONE).last()
    if elsewhere is not None:
        who = "You have" if elsewhere.corrected_by_id == by.pk else "A supervisor has"
        raise CannotBeSent(f"{who} put patrol {patrol} right since. Open it to see what was changed.")
    put_right(patrol, after, by=by, now=now, reason=ON_THE_PHONE, sure=sure)


def _by_our_clock(entry: PatrolEntry, now: datetime) -> PatrolEntry:
    """The whole patrol earlier, by as much as a fast clock puts its latest moment in the future."""
    moments = [entry.started_at, entry.ended_at]
    moments += [moment for visit in entry.visits for moment in (visit.arrived_at, visit.left_at)]
    ahead = max(moment for moment in moments if moment is not None) - now
    if ahead <= timedelta(0):
        return entry
    if ahead > FAST_CLOCK:
        problem = f"{FUTURE} The clock of this phone is {round(ahead / timedelta(minutes=1))} minutes fast."
        raise ValidationError({"started_at" if entry.started_at > now else "ended_at": problem})
    return _not_into_the_one_before(_earlier(entry, ahead), ahead)


def _earlier(entry: PatrolEntry, by: timedelta) -> PatrolEntry:
    visits = [
        replace(visit, arrived_at=visit.arrived_at - by, left_at=visit.left_at and visit.left_at - by)
        for visit in entry.visits
    ]
    ended_at = entry.ended_at and entry.ended_at - by
    return replace(entry, started_at=entry.started_at - by, ended_at=ended_at, visits=visits)


def _not_into_the_one_before(entry: PatrolEntry, ahead: timedelta) -> PatrolEntry:
    """Two patrols of a fast phone in a row are put back by different moments: they still do not overlap."""
    mine = Patrol.objects.not_struck().of(entry.officer).exclude(client_id=entry.client_id)
    ends = mine.filter(ended_at__gt=entry.started_at, ended_at__lte=entry.started_at + ahead)
    end: datetime | None = ends.values_list("ended_at", flat=True).order_by("ended_at").last()
    if end is None:
        return entry
    visits = [replace(visit, arrived_at=max(visit.arrived_at, end)) for visit in entry.visits]
    return replace(entry, started_at=end, visits=visits)


def _together(before: PatrolEntry, sent: PatrolEntry, removed: Collection[uuid.UUID]) -> PatrolEntry:
    """What was sent, with the visits that were added elsewhere. An end that was told elsewhere stands."""
    stood = {visit.client_id: visit for visit in before.visits}
    ended_at = _kept(sent.ended_at, before.ended_at) or before.ended_at
    mentioned = {visit.client_id for visit in sent.visits}
    elsewhere = [v for v in before.visits if v.client_id not in mentioned and v.client_id not in set(removed)]
    arrivals = sorted(visit.arrived_at for visit in elsewhere)
    visits = [_as_stood(visit, stood.get(visit.client_id)) for visit in sent.visits]
    visits = [_closed(visit, arrivals, ended_at) for visit in visits]
    arrivals = sorted(visit.arrived_at for visit in visits)
    visits += [_closed(visit, arrivals, ended_at) for visit in elsewhere]
    if sent.ended_at is None:
        visits = [_left_by(visit, ended_at) for visit in visits]
    has_outcomes = any(visit.outcomes for visit in visits)
    said_nothing = sent.nothing_to_report or (sent.ended_at is None and before.nothing_to_report)
    # Of two who counted apart, each may have had nothing to report; together they had.
    contradicts_itself = sent.nothing_to_report and sent.has_outcomes
    whole = replace(
        sent,
        started_at=_kept(sent.started_at, before.started_at) or sent.started_at,
        ended_at=ended_at,
        visits=visits,
        nothing_to_report=said_nothing and (contradicts_itself or not has_outcomes),
        organisation=before.organisation,
    )
    return in_order(whole)


def _as_stood(visit: VisitEntry, stood: VisitEntry | None) -> VisitEntry:
    if stood is None:
        return visit
    arrived_at = _kept(visit.arrived_at, stood.arrived_at) or visit.arrived_at
    return replace(visit, arrived_at=arrived_at, left_at=_kept(visit.left_at, stood.left_at))


def _kept(sent: datetime | None, stored: datetime | None) -> datetime | None:
    """The stored moment where the one that was sent is the same."""
    same = sent is not None and stored is not None and abs(sent - stored) < SAME_MOMENT
    return stored if same else sent


def _closed(visit: VisitEntry, arrivals: list[datetime], ended_at: datetime | None) -> VisitEntry:
    """A visit that nobody left was left for the next one, made elsewhere, or with the end."""
    if visit.left_at is not None:
        return visit
    return replace(visit, left_at=next((at for at in arrivals if at > visit.arrived_at), ended_at))


def _left_by(visit: VisitEntry, ended_at: datetime | None) -> VisitEntry:
    """Whoever was in a zone when the patrol ended elsewhere had left it by then."""
    if ended_at is None or visit.left_at is None or not visit.arrived_at < ended_at < visit.left_at:
        return visit
    return replace(visit, left_at=ended_at)


def _refuse_visits_after_the_end(sent: PatrolEntry, before: PatrolEntry) -> None:
    """A phone that still walks a patrol which was ended elsewhere is told so in one sentence."""
    if sent.ended_at is not None or before.ended_at is None:
        return
    late = [named(visit) for visit in sent.visits if visit.arrived_at >= before.ended_at]
    if late:
        raise ValidationError(
            f"This patrol was ended at {local(before.ended_at):%H:%M} elsewhere, and this came after: "
            f"{', '.join(late)}. End the patrol here too, at its real end."
        )


def _numbered(refused: ValidationError, checked: PatrolEntry, sent: PatrolEntry) -> ValidationError:
    return as_sent(refused, checked, sent) if hasattr(refused, "error_dict") else refused
