"""Looking at free text a year later: what is due, keeping it until a day, or taking the words out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from accounts.models import User
from audit.retention.histories import histories_of
from audit.retention.kinds import RetentionKind, all_kinds
from audit.retention.models import TextReview
from audit.retention.over import held_by, months_before
from audit.retention.services import require_right, take_turn
from audit.services import Action, record_access
from measures.weeks import local, london_day

# After so many months the words of a record are looked at.
DUE_AFTER_MONTHS = 12
LONGEST_KEPT_MONTHS = 60


@dataclass(frozen=True, slots=True)
class DueText:
    """The words of one record, and whether it is held."""

    reference: str
    at: datetime
    words: tuple[str, ...]
    is_held: bool


def kinds_with_words() -> list[RetentionKind]:
    return [kind for kind in all_kinds().values() if kind.free_text]


def texts_due(kind: RetentionKind, now: datetime) -> Any:
    """The records whose words are due, the oldest first: older than a year, and not kept until later."""
    today = local(now).date()
    old = london_day(months_before(today.replace(day=1), DUE_AFTER_MONTHS))[0]
    kept = TextReview.objects.filter(
        kind=kind.key, outcome=TextReview.Outcome.KEPT, keep_until_on__gte=today
    ).values("reference")
    written = Q()
    for field, stands_in in kind.free_text.items():
        written |= ~Q(**{f"{field}__in": ["", stands_in]})
    rows = kind.rows.filter(written, **{f"{kind.moment}__lt": old})
    return rows.exclude(**{f"{kind.name}__in": kept}).order_by(kind.moment, "pk")


def texts_of(kind: RetentionKind, rows: Any) -> list[DueText]:
    held = set(
        kind.rows.filter(held_by(kind), pk__in=[each.pk for each in rows]).values_list("pk", flat=True)
    )
    return [
        DueText(
            str(getattr(each, kind.name)),
            getattr(each, kind.moment),
            tuple(text for field in kind.free_text if (text := getattr(each, field))),
            each.pk in held,
        )
        for each in rows
    ]


@transaction.atomic
def keep_texts(
    *,
    kind: str,
    references: Collection[str],
    keep_until_on: date,
    by: User,
    now: datetime,
    request: HttpRequest | None = None,
) -> int:
    """Somebody looked at them: they are not asked about again before that day. How many."""
    require_right(by)
    today, of_kind = local(now).date(), all_kinds()[kind]
    if not references:
        raise ValidationError({"references": "Tick the records whose words you looked at."})
    if not today < keep_until_on <= months_before(today.replace(day=1), -LONGEST_KEPT_MONTHS):
        years = LONGEST_KEPT_MONTHS // 12
        raise ValidationError(
            {"keep_until_on": f"Enter a day in the future, at most {years} years from now."}
        )
    there = of_kind.rows.filter(**{f"{of_kind.name}__in": set(references)})
    names = sorted(there.values_list(of_kind.name, flat=True))
    TextReview.objects.bulk_create(
        TextReview(
            kind=kind, reference=name, outcome=TextReview.Outcome.KEPT, keep_until_on=keep_until_on,
            looked_at=now, looked_by=by,
        )
        for name in names
    )  # fmt: skip
    record_access(
        request, Action.VIEW, of_kind.kind, ids=names, count=len(names), user=by,
        filters=f"words kept until {keep_until_on.isoformat()}",
    )  # fmt: skip
    return len(names)


@transaction.atomic
def take_words_out(
    *, kind: str, reference: str, by: User, now: datetime, request: HttpRequest | None = None
) -> int:
    """Empty the words of one record, there and in all of its history; how many places. The record stays."""
    require_right(by)
    take_turn()
    of_kind = all_kinds()[kind]
    record = of_kind.rows.filter(**{of_kind.name: reference}).select_for_update().first()
    if record is None or not of_kind.free_text:
        raise ValidationError("There is no such record, or it has no words.")
    if of_kind.rows.filter(held_by(of_kind), pk=record.pk).exists():
        raise ValidationError("This record is held: nothing of it is taken out until the hold is lifted.")
    places = _take_out(of_kind, of_kind.model._base_manager.filter(pk=record.pk))
    for history in histories_of(of_kind.model):
        places += _take_out(of_kind, history._base_manager.filter(pgh_obj_id=record.pk))
    places += of_kind.repeated(record.pk)
    TextReview.objects.create(
        kind=kind, reference=reference, outcome=TextReview.Outcome.TAKEN_OUT, looked_at=now, looked_by=by
    )
    record_access(request, Action.ERASED, of_kind.kind, ids=[reference], filters="words taken out", user=by)
    return places


def _take_out(kind: RetentionKind, rows: Any) -> int:
    """Where nothing was written nothing is put."""
    return sum(
        rows.exclude(**{field: ""}).update(**{field: stands_in})
        for field, stands_in in kind.free_text.items()
    )
