"""What is kept for longer than its period, what of it is held back, and since when nothing was erased."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from audit.retention.histories import histories_of
from audit.retention.kinds import RetentionKind, all_kinds
from audit.retention.models import Erasure, LegalHold, RetentionPeriod
from measures.weeks import local, london_day


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Which period holds, and before when a record is over by it."""

    period: RetentionPeriod
    before: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """What is known here of a record: its key, what people call it, when it was."""

    key: int
    name: str
    at: datetime


def period_of(kind: RetentionKind, day: date) -> RetentionPeriod | None:
    """The confirmed one that holds on that day."""
    begun = RetentionPeriod.objects.filter(kind=kind.key, from_on__lte=day)
    return begun.select_related("confirmed_by").order_by("-from_on", "-pk").first()


def cutoff(kind: RetentionKind, now: datetime) -> Cutoff | None:
    """At the beginning of a month, so that what is over does not change from day to day."""
    today = local(now).date()
    period = period_of(kind, today)
    if period is None:
        return None
    return Cutoff(period, london_day(months_before(today.replace(day=1), period.months))[0])


def months_before(first_of_month: date, months: int) -> date:
    number = first_of_month.year * 12 + first_of_month.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def over(kind: RetentionKind, before: datetime) -> list[Record]:
    """The oldest first, without what is held; with those that were taken out and left a history."""
    return _records(kind, before, ~held_by(kind), ~held_by(kind, of_history=True))


def held_back(kind: RetentionKind, before: datetime) -> list[Record]:
    """What would be over and is held."""
    return _records(kind, before, held_by(kind), held_by(kind, of_history=True))


def erased_before(*kinds: str) -> datetime | None:
    """From then on records of these kinds, or of all, are whole; before it, what nothing held was erased."""
    erased = Erasure.objects.filter(state=Erasure.State.ERASED)
    if kinds:
        erased = erased.filter(kind__in=kinds)
    found: datetime | None = erased.aggregate(at=Max("before"))["at"]
    return found


def erased_until(kind: str) -> Subquery:
    """The same within another question."""
    erased = Erasure.objects.filter(kind=kind, state=Erasure.State.ERASED)
    return Subquery(erased.order_by("-before").values("before")[:1])


def held_by(kind: RetentionKind, *, of_history: bool = False) -> Q:
    """Which of its rows, or of its history, may not be erased: held themselves, or named by one that is."""
    key = "pgh_obj_id" if of_history else "pk"
    name = kind.name if kind.has_references else key
    found = Q(**{f"{key}__in": []})
    for hold in LegalHold.objects.filter(kind=kind.key, lifted_at__isnull=True):
        found |= _on(hold, kind, name)
    for other_key, field in kind.lets_go:
        other = all_kinds()[other_key]
        named = other.rows.filter(held_by(other), **{f"{field}__isnull": False})
        found |= Q(**{f"{key}__in": named.values(field)})
    return found


def _on(hold: LegalHold, kind: RetentionKind, name: str) -> Q:
    if hold.first_on is None or hold.last_on is None:
        return Q(**{name: hold.reference})
    first, last = london_day(hold.first_on)[0], london_day(hold.last_on)[1]
    return Q(**{f"{kind.moment}__gte": first, f"{kind.moment}__lt": last})


def _records(kind: RetentionKind, before: datetime, which: Q, of_history: Q) -> list[Record]:
    old = Q(**{f"{kind.moment}__lt": before})
    found = _told(kind.rows.filter(old, which), "pk", kind)
    for history in histories_of(kind.model):
        found |= _told(_newest_of_those_gone(history, kind).filter(old, of_history), "pgh_obj_id", kind)
    return sorted(found, key=lambda each: (each.at, each.key))


def _newest_of_those_gone(history: Any, kind: RetentionKind) -> Any:
    """The last that is remembered of each row that is not there any more."""
    events = history._base_manager
    gone = events.exclude(Exists(kind.model._base_manager.filter(pk=OuterRef("pgh_obj_id"))))
    newest = gone.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return events.filter(kind.of_kind, pk__in=newest.values("pk"))


def _told(rows: Any, key: str, kind: RetentionKind) -> set[Record]:
    name = kind.name if kind.has_references else key
    asked = rows.order_by().values_list(key, name, kind.moment)
    return {Record(pk, str(called), at) for pk, called, at in asked}
