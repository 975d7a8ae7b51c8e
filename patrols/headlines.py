"""The six counts by which patrols are told, defined once: pages, returns and summaries show these.

Five are what the county reports; that people complied without enforcement stands among them, just as
large, because it is what most patrols achieve and what nobody used to count.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patrols.models import OutcomeCode
from patrols.querysets import VisitQuerySet

HEADLINES = (
    OutcomeCode.Headline.COMPLIANCE,
    OutcomeCode.Headline.YOUTH_ENGAGEMENTS,
    OutcomeCode.Headline.INFORMAL_WARNINGS,
    OutcomeCode.Headline.FIXED_PENALTIES,
    OutcomeCode.Headline.STOP_SEARCHES,
    OutcomeCode.Headline.ARRESTS,
)
# What a monthly return has a column for: the six, and weapons.
RETURNED = (
    OutcomeCode.Headline.ARRESTS,
    OutcomeCode.Headline.STOP_SEARCHES,
    OutcomeCode.Headline.INFORMAL_WARNINGS,
    OutcomeCode.Headline.FIXED_PENALTIES,
    OutcomeCode.Headline.YOUTH_ENGAGEMENTS,
    OutcomeCode.Headline.WEAPONS_FOUND,
    OutcomeCode.Headline.COMPLIANCE,
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline, how often it came, and the labels of the codes that count towards it."""

    headline: str
    label: str
    count: int
    codes: tuple[str, ...]

    @property
    def definition(self) -> str:
        """Which outcomes are counted, as the list of codes has them now."""
        return f"Counts: {'; '.join(self.codes)}." if self.codes else "No outcome code counts towards it."


def headline_tiles(visits: VisitQuerySet) -> list[Tile]:
    """The six counts of these visits, always all six and in the same order: two queries.

    Figures pass `counted()` visits: those of patrols that are over and not struck out.
    """
    return tiles_of(visits.outcome_totals())


def tiles_of(totals: Mapping[str, int], headlines: Sequence[OutcomeCode.Headline] = HEADLINES) -> list[Tile]:
    """A tile for each headline, of totals as `outcome_totals` gives them: one query."""
    counting = codes_by_headline()
    return [
        Tile(str(each), str(each.label), totals.get(each, 0), counting.get(each, ())) for each in headlines
    ]


def codes_by_headline() -> dict[str, tuple[str, ...]]:
    """The labels of the codes that count towards each headline, in the order of the list: one query.

    Codes no longer in use are named too: what was once counted by them still counts.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for headline, label in OutcomeCode.objects.values_list("headline", "label"):
        found[headline].append(label)
    return {headline: tuple(labels) for headline, labels in found.items()}
