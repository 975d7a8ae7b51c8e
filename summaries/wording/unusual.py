"""Is it unusual? Which counts stood out, in words. Plain Python on the figures of a paper."""

from collections.abc import Mapping
from typing import Any

from summaries.wording.phrases import counted, in_area, kind_named, upper

MOST_FLAGS = 3


def is_it_unusual(figures: Mapping[str, Any]) -> str:
    """Names what stood out, the least likely first, each with its usual range."""
    areas = figures["incidents"]["areas"]
    total = areas[0]["total"]
    if total["verdict"] is None:
        return "There is no earlier week to compare it with, so nobody can say yet whether that is usual."
    compared = _compared(total["weeks_before"])
    named = _named(areas)
    if named:
        said = [_flag(name, row) for name, row in named[:MOST_FLAGS]]
        more = len(named) - MOST_FLAGS
        if more > 0:
            said.append(f"{counted(more, 'other count')} stood out, as the table shows")
        rest = "" if more > 0 else "; no other kind or zone stood out"
        return f"{upper('; '.join(said))}{rest}{compared}."
    if total["verdict"]["code"] == "too_few_to_say":
        return f"These are too few to say whether it was an unusual week{compared}."
    usual = total["verdict"]["usual"]
    return f"That is as expected (usual range {usual}), and no kind stood out in any zone{compared}."


def _named(areas: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """What stood out, the least likely first: what holds another is named only where that one did not."""
    together, *zones = areas
    in_zones = [(zone["name"], row) for zone in zones for row in _of_area(zone)]
    of_all = together["total"]["kind"]
    said = {row["kind"] for _, row in in_zones} | ({of_all} if in_zones else set())
    everywhere = [(together["name"], row) for row in _of_area(together) if row["kind"] not in said]
    return sorted([*in_zones, *everywhere], key=lambda flag: flag[1]["verdict"]["p"])


def _of_area(area: dict[str, Any]) -> list[dict[str, Any]]:
    """The kinds that stood out in an area, or else all kinds together if they did."""
    *kinds, total = _counts(area)
    return [row for row in kinds if _is_flagged(row)] or ([total] if _is_flagged(total) else [])


def _counts(area: dict[str, Any]) -> list[dict[str, Any]]:
    return [*area["rows"], {**area["total"], "label": "The number of incidents"}]


def _is_flagged(row: Mapping[str, Any]) -> bool:
    return bool(row["verdict"] and row["verdict"]["is_flagged"])


def _flag(name: str, row: Mapping[str, Any]) -> str:
    judged = row["verdict"]
    words = f"{kind_named(row)} {in_area(name)} was {judged['words'].lower()}"
    return f"{words} ({row['this_week']:,}; usual range {judged['usual']})"


def _compared(weeks: int) -> str:
    if weeks >= 4:
        return ""
    return f" (compared with {counted(weeks, 'earlier week')}, because the records begin there)"
