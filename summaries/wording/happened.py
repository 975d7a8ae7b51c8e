"""What happened: how many incidents, and of which kinds. Plain Python on the figures of a paper."""

from collections.abc import Mapping
from typing import Any

from summaries.wording.phrases import counted, in_area, listed, of_kind, week_of

MOST_KINDS = 2


def what_happened(figures: Mapping[str, Any]) -> str:
    """Example: In week 46 there were 31 incidents in all three zones: 14 of anti-social behaviour, …"""
    together = figures["incidents"]["areas"][0]
    where, total = in_area(together["name"]), together["total"]["this_week"]
    if total == 0:
        return f"In {week_of(figures)} no incident was recorded in any zone."
    most = [f"{row['this_week']:,} {of_kind(row)}" for row in commonest(together) if row["this_week"]]
    if rest := of_other_kinds(together):
        most.append(f"{rest:,} of other kinds")
    verb = "was" if total == 1 else "were"
    return f"In {week_of(figures)} there {verb} {counted(total, 'incident')} {where}: {listed(most)}."


def commonest(area: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The kinds with the most of this week, in the order of the paper where they are even."""
    return sorted(area["rows"], key=lambda row: -row["this_week"])[:MOST_KINDS]


def of_other_kinds(area: Mapping[str, Any]) -> int:
    """How many are of none of the commonest kinds."""
    total: int = area["total"]["this_week"]
    return total - sum(int(row["this_week"]) for row in commonest(area))
