"""Time that somebody states for a visit and that their track does not show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from measures.weeks import local
from patrols.changes import Change
from patrols.entry import VisitEntry
from patrols.tracks.proposal import Proposal
from patrols.tracks.stays import MINUTE
from zones.models import Zone

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Unseen:
    """A minute or longer of a stated visit. `silent` when no position was recorded, or none that counts."""

    zone: Zone
    start: datetime
    end: datetime
    silent: bool

    @property
    def question(self) -> str:
        what = "nothing" if self.silent else f"you outside {self.zone}"
        return f"The track shows {what} between {_clock(self.start)} and {_clock(self.end)}. Is that right?"

    def as_change(self) -> Change:
        shown = "nothing on the track" if self.silent else "outside on the track"
        return Change(f"{self.zone}, {_clock(self.start)} to {_clock(self.end)}", shown, "counted")


def not_seen(proposal: Proposal, visits: Sequence[VisitEntry]) -> list[Unseen]:
    """In the order of the visits; nothing for those that are as proposed."""
    as_proposed = {(each.zone, each.arrived_at, each.left_at) for each in proposal.visits}
    return [
        unseen
        for visit in visits
        if visit.left_at is not None and (visit.zone, visit.arrived_at, visit.left_at) not in as_proposed
        for unseen in _of(visit.zone, (visit.arrived_at, visit.left_at), proposal)
    ]


def _of(zone: Zone, stated: Span, proposal: Proposal) -> Iterator[Unseen]:
    found = proposal.found
    stays = sorted(
        (stay.start, stay.end) for stay in (*found.stays, *found.passed_through) if stay.zone == zone.slug
    )
    for unseen in _without(stated, stays):
        recorded = _without(unseen, [(gap.start, gap.end) for gap in found.gaps])
        recorded = [
            (max(start, found.start), min(end, found.end))
            for start, end in recorded
            if start < found.end and end > found.start
        ]
        spans = [(span, True) for span in _without(unseen, recorded)] + [(span, False) for span in recorded]
        for (start, end), silent in sorted(spans):
            if end - start >= MINUTE:
                yield Unseen(zone, start, end, silent)


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """What is left of a span; the others are in order."""
    left, (start, end) = [], span
    for other_start, other_end in taken:
        if other_start > start:
            left.append((start, min(other_start, end)))
        start = max(start, other_end)
        if start >= end:
            return left
    return [*left, (start, end)]


def _clock(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"
