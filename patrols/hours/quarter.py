"""Everything about the hours of one quarter, from one function: page, API and files show these."""

from dataclasses import dataclass

from measures.quarters import Quarter
from patrols.headlines import Tile, headline_tiles
from patrols.hours.lines import NotCounted, lines_of, not_counted, put_right_since, visits_of
from patrols.hours.totals import Line, Split, split
from patrols.models import Correction


@dataclass(frozen=True, slots=True)
class QuarterHours:
    """The hours of one quarter, the lines they come from, newest first, and what came of the patrols."""

    quarter: Quarter
    lines: list[Line]
    split: Split
    tiles: list[Tile]
    not_counted: list[NotCounted]
    put_right: list[Correction]

    @property
    def references(self) -> list[str]:
        """Every patrol that is named in it, each once."""
        named = (
            *(line.reference for line in self.lines),
            *(each.reference for each in self.not_counted),
            *(each.patrol.reference for each in self.put_right),
        )
        return list(dict.fromkeys(named))


def hours_of(quarter: Quarter) -> QuarterHours:
    """Six queries, whatever the number of patrols."""
    lines = lines_of(quarter)
    return QuarterHours(
        quarter=quarter,
        lines=lines,
        split=split(lines),
        tiles=headline_tiles(visits_of(quarter)),
        not_counted=not_counted(quarter),
        put_right=put_right_since(quarter),
    )
