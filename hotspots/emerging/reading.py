"""The list of a week as it is shown: each cell with what was decided about it, so that none is hidden."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hotspots.counts.cells import namer_of_day
from hotspots.emerging.standing import still_stands
from hotspots.models import CellDecision, EmergingCell, EmergingWeek
from measures.weeks import Week
from zones.geometry import Place, cell_centre, resolve_all
from zones.models import Zone, ZoneVersion


class State(StrEnum):
    """Under which heading a cell stands."""

    TO_DECIDE = "to_decide"
    WATCHED = "watched"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class ShownCell:
    """A cell, its evidence (none: the look of this week counted nothing there), and how it stands.

    `zone` is the one drawn over its middle by now, or from a day to come.
    """

    cell: int
    name: str
    state: State
    finding: EmergingCell | None
    decision: CellDecision | None
    zone: Zone | None

    @property
    def code(self) -> str:
        return f"{self.cell:x}"

    @property
    def decided(self) -> list[CellDecision]:
        """All that was ever decided about it, the newest first; one query."""
        return list(CellDecision.objects.of_cells([self.cell]).for_history())

    @property
    def came_back(self) -> bool:
        """Dismissed before, and to be decided again: there is more than then, or it was long ago."""
        return self.state == State.TO_DECIDE and self.decision is not None


@dataclass(frozen=True)
class ShownWeek:
    """The cells of one look; no look where none has been made."""

    look: EmergingWeek | None
    cells: tuple[ShownCell, ...] = ()
    weeks: tuple[Week, ...] = field(default=())

    def of(self, state: State) -> list[ShownCell]:
        return [each for each in self.cells if each.state == state]

    @property
    def to_decide(self) -> list[ShownCell]:
        return self.of(State.TO_DECIDE)

    @property
    def accepted(self) -> list[ShownCell]:
        return self.of(State.ACCEPTED)

    @property
    def watched(self) -> list[ShownCell]:
        return self.of(State.WATCHED)

    @property
    def dismissed(self) -> list[ShownCell]:
        return self.of(State.DISMISSED)

    @property
    def listed(self) -> int:
        return sum(each.finding is not None and each.finding.is_listed for each in self.cells)


def shown_week(week: Week | None = None) -> ShownWeek:
    """The newest look, or that of a week; decisions as they stand today. Six queries, however many cells."""
    looks = {look.week: look for look in EmergingWeek.objects.newest_first()}
    look = next(iter(looks.values()), None) if week is None else looks.get(week)
    if look is None:
        return ShownWeek(None, weeks=tuple(looks))
    findings = {each.cell: each for each in look.cells.select_related("of_week")}
    decisions = {each.cell: each for each in CellDecision.objects.in_force()}
    followed = [cell for cell, each in decisions.items() if each.kind != CellDecision.Kind.DISMISSED]
    shown = _shown(
        look, [*findings, *(cell for cell in followed if cell not in findings)], findings, decisions
    )
    return ShownWeek(look, tuple(each for each in shown if _belongs(each)), tuple(looks))


def emerging_to_do() -> dict[str, int]:
    """How many of the newest list wait for a decision, and how many accepted ones for a zone."""
    shown = shown_week()
    without_zone = sum(each.zone is None for each in shown.accepted)
    return {"cells_to_decide": len(shown.to_decide), "cells_without_zone": without_zone}


def shown_cell(finding: EmergingCell) -> ShownCell:
    """One cell by its newest evidence."""
    decisions = {each.cell: each for each in CellDecision.objects.in_force().of_cells([finding.cell])}
    return _shown(finding.of_week, [finding.cell], {finding.cell: finding}, decisions)[0]


def _belongs(shown: ShownCell) -> bool:
    """A cell that was only followed then, and is no longer, has nothing to be decided about it."""
    return shown.state in (State.WATCHED, State.ACCEPTED) or bool(shown.finding and shown.finding.is_listed)


def _shown(
    look: EmergingWeek,
    cells: Sequence[int],
    findings: dict[int, EmergingCell],
    decisions: dict[int, CellDecision],
) -> list[ShownCell]:
    namer = namer_of_day(look.week.ends_on)
    zones = _zones_over(cells)
    return [
        ShownCell(
            cell=cell,
            name=namer.of_cell(cell),
            state=_state(look, findings.get(cell), decisions.get(cell)),
            finding=findings.get(cell),
            decision=decisions.get(cell),
            zone=zones.get(cell),
        )
        for cell in cells
    ]


def _state(look: EmergingWeek, finding: EmergingCell | None, decision: CellDecision | None) -> State:
    if decision is None:
        return State.TO_DECIDE
    if decision.kind != CellDecision.Kind.DISMISSED:
        return State(decision.kind)
    stands = still_stands(
        held=decision.recent,
        then=decision.of_week.week,
        holds=finding.recent if finding else 0,
        now=look.week,
    )
    return State.DISMISSED if stands else State.TO_DECIDE


def _zones_over(cells: Collection[int]) -> dict[int, Zone]:
    """The zone whose outline, of today or still to come, lies over a cell's middle; one query."""
    if not cells:
        return {}
    versions = {
        each.pk: each for each in ZoneVersion.objects.filter(valid_to=None).select_related("zone__parent")
    }
    places = [
        Place(key, each.zone.slug, 1 if each.zone.parent_id else 0, each.polygon)
        for key, each in versions.items()
    ]
    over = resolve_all([cell_centre(cell) for cell in cells], places)
    return {
        cell: versions[place.key].zone for cell, place in zip(cells, over, strict=True) if place is not None
    }
