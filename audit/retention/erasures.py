"""Proposing what is over, and erasing what somebody confirmed: all of it in one transaction, or nothing."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User
from audit.retention.counts import keep_counts
from audit.retention.erasing import erase
from audit.retention.kinds import RetentionKind, all_kinds
from audit.retention.models import Erasure, TextReview
from audit.retention.over import Record, cutoff, over
from audit.retention.services import require_right, take_turn
from audit.services import Action, record_access

# References in one line of the access log, so that each is found there and no line is a book.
_IN_A_LINE = 200


@transaction.atomic
def propose_erasures(*, now: datetime) -> list[Erasure]:
    """Bring the lists up to date of what is over by a confirmed period: one of each kind, or none.

    What somebody decided about is left alone until the next month. Twice changes nothing more.
    """
    take_turn()
    proposed = [_propose(kind, now) for kind in all_kinds().values()]
    return [each for each in proposed if each is not None]


def _propose(kind: RetentionKind, now: datetime) -> Erasure | None:
    ours = Erasure.objects.filter(kind=kind.key)
    standing, found = ours.filter(state=Erasure.State.PROPOSED), cutoff(kind, now)
    decided = found and ours.filter(before=found.before).exclude(state=Erasure.State.PROPOSED).exists()
    records = over(kind, found.before) if found and not decided else []
    if found is None or not records:
        standing.delete()
        return None
    told = {
        "months": found.period.months, "basis": found.period.basis, "before": found.before,
        "references": [each.name for each in records], "first_at": records[0].at,
        "last_at": records[-1].at,
    }  # fmt: skip
    made, _ = Erasure.objects.update_or_create(
        kind=kind.key, state=Erasure.State.PROPOSED, defaults=told,
        create_defaults={**told, "proposed_at": now},
    )  # fmt: skip
    return made


@transaction.atomic
def decide_erasure(
    *, erasure: Erasure, erases: bool, why: str, by: User, now: datetime, request: HttpRequest | None = None
) -> Erasure:
    """Erase what was proposed and is not held meanwhile, or leave it. Decided once.

    If anything cannot be erased, nothing is.
    """
    require_right(by)
    take_turn()
    decided: Erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if not decided.is_proposed:
        raise ValidationError("This was decided already.")
    if not erases and not why.strip():
        raise ValidationError({"why": "Say why they are not erased."})
    decided.decided_by, decided.decided_at, decided.why = by, now, why.strip()
    decided.state = Erasure.State.ERASED if erases else Erasure.State.DECLINED
    if erases:
        _erase(all_kinds()[decided.kind], decided, now)
    _tell(request, decided, by)
    decided.save()
    return decided


def still_going(erasure: Erasure) -> list[Record]:
    """Those of its list that are over as things stand now: what was held meanwhile is not among them."""
    wanted = set(erasure.references)
    return [each for each in over(all_kinds()[erasure.kind], erasure.before) if each.name in wanted]


def _erase(kind: RetentionKind, decided: Erasure, now: datetime) -> None:
    for prepare in kind.beforehand:
        prepare(now)
    going = still_going(decided)
    if not going:
        raise ValidationError("All of these are held now: nothing is left to erase.")
    keys = [each.key for each in going]
    # Whoever is writing to one of them just now is waited for.
    list(kind.rows.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
    keep_counts(kind, keys)
    took: Counter[str] = Counter()
    for reach in kind.reaches:
        took.update(reach(keys))
    for other, field in kind.lets_go:
        all_kinds()[other].model._base_manager.filter(**{f"{field}__in": keys}).update(**{field: None})
    took.update(erase(kind.model, keys))
    names = [each.name for each in going]
    TextReview.objects.filter(kind=kind.key, reference__in=names).delete()
    for finish in kind.afterwards:
        finish()
    decided.references, decided.took = names, {what: many for what, many in took.items() if many}
    decided.first_at, decided.last_at = going[0].at, going[-1].at


def _tell(request: HttpRequest | None, decided: Erasure, by: User) -> None:
    if decided.state == Erasure.State.DECLINED:
        record_access(
            request, Action.VIEW, "erasure", ids=[str(decided.pk)], filters="not erased",
            count=len(decided.references), user=by, reason=decided.why,
        )  # fmt: skip
        return
    for names in _lines(decided.references):
        record_access(
            request, Action.ERASED, all_kinds()[decided.kind].kind, ids=names, count=len(names), user=by,
            filters=f"erasure {decided.pk}: kept for {decided.months} months", reason=decided.why,
        )  # fmt: skip


def _lines(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + _IN_A_LINE] for at in range(0, len(names), _IN_A_LINE)]
