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
    flags = _flags(areas)
    if flags:
        said = [_flag(name, row) for name, row in flags[:MOST_FLAGS]]
        more = len(flags) - MOST_FLAGS
        if more > 0:
            said.append(f"{counted(more, 'other count')} stood out, as the table shows")
        rest = "" if more > 0 else "; no other count stood out"
        return f"{upper('; '.join(said))}{rest}{compared}."
    if total["verdict"]["code"] == "too_few_to_say":
        return f"These are too few to say whether it was an unusual week{compared}."
    usual = total["verdict"]["usual"]
    return f"That is as expected (usual range {usual}), and no kind stood out in any zone{compared}."


def _flags(areas: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """What stood out, zone by zone; all zones together only where no single zone did."""
    found = [
        (area["name"], row)
        for area in areas
        for row in area["rows"]
        if row["verdict"] and row["verdict"]["is_flagged"]
    ]
    in_zones = [(name, row) for name, row in found if name != areas[0]["name"]]
    said = {row["kind"] for _, row in in_zones}
    together = [(name, row) for name, row in found if name == areas[0]["name"] and row["kind"] not in said]
    flags = in_zones + together
    if not flags:
        flags = [
            (area["name"], {**area["total"], "label": "The number of incidents"})
            for area in areas
            if area["total"]["verdict"] and area["total"]["verdict"]["is_flagged"]
        ]
    return sorted(flags, key=lambda flag: flag[1]["verdict"]["p"])


def _flag(name: str, row: Mapping[str, Any]) -> str:
    judged = row["verdict"]
    words = f"{kind_named(row)} {in_area(name)} was {judged['words'].lower()}"
    return f"{words} ({row['this_week']:,}; usual range {judged['usual']})"


def _compared(weeks: int) -> str:
    if weeks >= 4:
        return ""
    return f" (compared with {counted(weeks, 'earlier week')}, because the records begin there)"
