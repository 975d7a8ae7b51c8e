"""Months of the access log that were let go: what is left under their seals, and where the chain goes on."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date

from audit.chain.text import anchor_sha256
from audit.models import AccessAnchor, AccessRecord, AccessSeal
from audit.months import later
from measures.weeks import local

KIND = "access log"
_SEAL = ("number", "after_pk", "last_pk", "rows", "previous", "sha256", "at")


@dataclass(frozen=True, slots=True)
class Left:
    """What there is under a seal since a month of its records was let go."""

    month: date
    rows: int = 0
    sha256: str = ""


class LetGo:
    """Which seals are over months that were let go; where there are several, the newest letting go counts."""

    def __init__(self, anchors: Sequence[AccessAnchor]) -> None:
        ends = {each.last_seal + 1 for each in anchors}
        self._starts = sorted({0} | {each.first_seal for each in anchors} | ends)
        self._anchors = [_newest_over(start, anchors) for start in self._starts]
        self._rest = {
            each.number: {seal: Left(each.month, rows, sha256) for seal, rows, sha256 in each.rest}
            for each in anchors
        }

    def left_under(self, seal: int) -> Left | None:
        """None where nothing was let go."""
        anchor = self._anchors[bisect_right(self._starts, seal) - 1]
        return self._rest[anchor.number].get(seal, Left(anchor.month)) if anchor else None


def broken_anchor(anchors: Sequence[AccessAnchor]) -> str:
    """The first, in their order, that is not as it was written when a month was let go."""
    previous = ""
    for place, anchor in enumerate(anchors, start=1):
        month = f"{anchor.month:%B %Y}"
        if anchor.number != place:
            return f"Anchor {place} is gone: the next one that is there is anchor {anchor.number}."
        if anchor.previous != previous or anchor.sha256 != sha256_of(anchor):
            return f"Anchor {place} does not agree: it, or a seal over {month}, was changed since."
        if not _is_on_record(anchor, anchors):
            return f"Anchor {place} is not on record: no entry says that {month} was let go."
        previous = anchor.sha256
    return ""


def sha256_of(anchor: AccessAnchor) -> str:
    seals = AccessSeal.objects.filter(number__range=(anchor.first_seal, anchor.last_seal)).order_by("number")
    head = (
        anchor.number, anchor.previous, anchor.month, anchor.rows, anchor.first_seal, anchor.last_seal,
        anchor.last_sha256, anchor.rest, anchor.by_id, anchor.at,
    )  # fmt: skip
    return anchor_sha256(head, seals.values_list(*_SEAL).iterator(chunk_size=5_000))


def on_record(anchor: AccessAnchor) -> str:
    """How its entry in the log names it, which is sealed like every other: so the anchor is sealed."""
    return f"anchor={anchor.sha256}"


def words_of(anchors: Sequence[AccessAnchor]) -> str:
    """For people: what is no longer there, and from which seal the chain goes on."""
    if not anchors:
        return ""
    newest, last_month = anchors[-1], max(each.month for each in anchors)
    end = later(last_month, 1)
    oldest = AccessRecord.objects.order_by("at").values_list("at", flat=True).first()
    if oldest is None or oldest.astimezone(UTC).date() >= end:
        what = f"Entries before {end.day} {end:%B %Y}"
    else:
        months = len({each.month for each in anchors})
        what = f"Entries of {months} month{'s' if months > 1 else ''} up to {last_month:%B %Y}"
    last = max(anchors, key=lambda each: each.last_seal)
    is_shared = any(seal == last.last_seal for seal, _, _ in last.rest)
    on = local(newest.at)
    return (
        f"{what} were let go, last on {on.day} {on:%B %Y}. The chain goes on from seal"
        f" {last.last_seal if is_shared else last.last_seal + 1}."
    )


def _newest_over(seal: int, anchors: Sequence[AccessAnchor]) -> AccessAnchor | None:
    over = [each for each in anchors if each.first_seal <= seal <= each.last_seal]
    return max(over, key=lambda each: each.number) if over else None


def _is_on_record(anchor: AccessAnchor, anchors: Sequence[AccessAnchor]) -> bool:
    """Or was, until the month of that entry was let go: then a later anchor says of this one."""
    entry_in = anchor.at.astimezone(UTC).date().replace(day=1)
    if any(each.month == entry_in and each.number > anchor.number for each in anchors):
        return True
    entries = AccessRecord.objects.filter(kind=KIND, action=AccessRecord.Action.ERASED)
    return bool(entries.filter(filters=on_record(anchor)).exists())
