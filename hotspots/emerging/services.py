"""Writing of emerging cells: the list of a week, and what a person decides about a cell."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from hotspots.analysis.emerging import EmergingLook, look_for_emerging
from hotspots.models import CellDecision, EmergingCell, EmergingWeek
from measures.change import Change, ChangeCode
from measures.weeks import Week

LONGEST_REASON = 200
FOLLOWED = (CellDecision.Kind.WATCHED, CellDecision.Kind.ACCEPTED)


@transaction.atomic
def find_emerging_cells(*, week: Week, now: datetime) -> EmergingWeek:
    """Look at the four weeks up to that one and keep what was found. Doing it again counts it anew.

    There is one list for a week: late records change its figures, and no decision is lost by it. Cells
    that somebody watches or proposed are kept with their figures, found or not.
    """
    if week.ends_at > now:
        raise ValidationError({"week": f"{week.label} is not over yet."})
    followed = CellDecision.objects.in_force().filter(kind__in=FOLLOWED).values_list("cell", flat=True)
    # Two at the same moment wait for each other here.
    EmergingWeek.objects.get_or_create(
        starts_on=week.starts_on, defaults={"counted_at": now, "recent_weeks": 0, "past_weeks": 0}
    )
    kept: EmergingWeek = EmergingWeek.objects.select_for_update().get(starts_on=week.starts_on)
    look = look_for_emerging(week, keep=set(followed))
    kept.counted_at = now
    kept.recent_weeks, kept.past_weeks = look.recent_weeks, look.past_weeks
    kept.gaps = [each.starts_on.isoformat() for each in look.weeks if each in look.gaps]
    kept.places = len(look.counts)
    kept.tested = look.found.compared.tested if look.found is not None else 0
    kept.reason = look.reason
    kept.save()
    kept.cells.all().delete()
    EmergingCell.objects.bulk_create(_cells(kept, look))
    return kept


@transaction.atomic
def decide_cell(
    *, cell: int, kind: str, by: User, now: datetime, reason: str = "", seen: int | None = None
) -> CellDecision:
    """Accept, watch or dismiss a cell that a look has found; dismissing says why.

    It takes the place of what was decided before; the very same decision again is the one that is there.
    `seen` is the decision that whoever decides had before them (0 for none): if another stands meanwhile,
    nothing is decided.
    """
    found = _newest(cell)
    before = _in_force(cell)
    reason = reason.strip()
    if kind not in CellDecision.Kind.values:
        raise ValidationError({"kind": "Choose to accept, watch or dismiss it."})
    if kind == CellDecision.Kind.DISMISSED and not reason:
        raise ValidationError({"reason": "Say why this place is dismissed."})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": f"Use at most {LONGEST_REASON} characters."})
    same = before is not None and (before.kind, before.reason, before.of_week_id) == (
        kind, reason, found.of_week_id,
    )  # fmt: skip
    if before is not None and same and before.decided_by_id == by.pk:
        return before
    if seen is not None and seen != (before.pk if before is not None else 0):
        raise ValidationError("Somebody else decided meanwhile. Look at what was decided, then decide again.")
    if before is not None:
        _end(before, by, now)
    made: CellDecision = CellDecision.objects.create(
        cell=cell, kind=kind, reason=reason, of_week=found.of_week, recent=found.recent,
        decided_by=by, decided_at=now,
    )  # fmt: skip
    return made


@transaction.atomic
def undo_decision(*, cell: int, by: User, now: datetime) -> CellDecision | None:
    """Take back what was decided, so that the cell waits for a decision again; nothing twice."""
    _newest(cell)
    decision = _in_force(cell)
    if decision is not None:
        _end(decision, by, now)
    return decision


def _newest(cell: int) -> EmergingCell:
    """The newest finding of the cell, held so that two people decide one after the other."""
    found: EmergingCell | None = EmergingCell.objects.of_cell(cell).select_for_update(of=("self",)).first()
    if found is None:
        raise ValidationError({"cell": "No look has found this cell."})
    return found


def _in_force(cell: int) -> CellDecision | None:
    found: CellDecision | None = CellDecision.objects.in_force().filter(cell=cell).first()
    return found


def _end(decision: CellDecision, by: User, now: datetime) -> None:
    decision.ended_by, decision.ended_at = by, now
    decision.save(update_fields=["ended_by", "ended_at"])


def _cells(kept: EmergingWeek, look: EmergingLook) -> list[EmergingCell]:
    if look.found is None:
        return []
    listed = {each.place for each in look.found.places}
    changes = {each.place: each for each in look.found.compared.places if each.place in listed}
    wanted = {**changes, **{each.place: each for each in look.kept}}
    return [_cell(kept, look, change, is_listed=cell in listed) for cell, change in wanted.items()]


def _cell(kept: EmergingWeek, look: EmergingLook, change: Change[int], *, is_listed: bool) -> EmergingCell:
    return EmergingCell(
        of_week=kept,
        cell=change.place,
        is_listed=is_listed,
        verdict=ChangeCode(change.code).value,
        recent=change.now,
        past=change.before,
        usual=change.expected,
        p=change.p,
        adjusted_p=change.adjusted_p,
        weeks=look.series(change.place),
    )
