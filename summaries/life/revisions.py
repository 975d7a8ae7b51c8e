"""What late records would change in an issued paper. Plain Python: two sets of figures in, sentences out."""

from collections.abc import Mapping
from typing import Any

from summaries.paper.definitions import VERSION

ALL = "all"
Key = tuple[str, str]
# Beside the counts of incidents, whose keys are (area, kind).
SINGLE_FIGURES: dict[Key, tuple[str, str]] = {
    ("patrols", "patrols"): ("patrols", "patrols"),
    ("patrols", "visits"): ("patrols", "visits to zones"),
    ("stop_searches", "number"): ("stop searches", "number"),
    ("stop_searches", "positive"): ("stop searches", "with a positive outcome"),
}


def incident_counts(figures: Mapping[str, Any]) -> dict[Key, int]:
    """This week's count of each kind in each zone, by (zone, kind); no sums."""
    return {
        (area["slug"], row["kind"]): row["this_week"]
        for area in figures["incidents"]["areas"]
        if area["slug"] != ALL
        for row in area["rows"]
    }


def changed_incidents(frozen: Mapping[str, Any], now: Mapping[Key, int]) -> list[dict[str, Any]]:
    """Each count of the frozen paper that is another now: "Week 46, North Gate, theft: 3, now 4".

    None of a paper that counted by other definitions: the difference would be of those, and could tell
    of what is left out since.
    """
    if frozen["definitions"]["version"] != VERSION:
        return []
    names = {area["slug"]: area["name"] for area in frozen["incidents"]["areas"]}
    labels = {row["kind"]: row["label"].lower() for row in frozen["incidents"]["areas"][0]["rows"]}
    return [
        _revision(frozen, names[zone], labels[kind], was, now.get((zone, kind), 0))
        for (zone, kind), was in incident_counts(frozen).items()
        if was != now.get((zone, kind), 0)
    ]


def differences(frozen: Mapping[str, Any], live: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Everything counted that has changed since the paper was frozen."""
    singles = [
        _revision(frozen, where, what, frozen[section][figure], live[section][figure])
        for (section, figure), (where, what) in SINGLE_FIGURES.items()
        if frozen[section][figure] != live[section][figure]
    ]
    return changed_incidents(frozen, incident_counts(live)) + singles


def _revision(frozen: Mapping[str, Any], where: str, what: str, was: int, now: int) -> dict[str, Any]:
    week = frozen["header"]["label"].split(",")[0]
    return {
        "week": frozen["header"]["week"],
        "where": where,
        "what": what,
        "was": was,
        "now": now,
        "words": f"{week}, {where}, {what}: {was}, now {now}",
    }
