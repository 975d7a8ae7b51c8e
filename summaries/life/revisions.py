"""What late records change in issued papers. Plain Python: what was told and what is, in; words out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from summaries.paper.definitions import VERSION

ALL = "all"
Key = tuple[str, str]
# Counts that are of no zone, by the place of each in the figures.
TOWN = ""
OF_THE_TOWN = {
    (TOWN, "patrols"): ("patrols", "patrols", "patrols"),
    (TOWN, "visits"): ("patrols", "visits", "visits to zones"),
    (TOWN, "stop_searches"): ("stop_searches", "number", "stop searches"),
}


@dataclass(frozen=True)
class Told:
    """What an issued paper told: its own counts, and which earlier counts it put right."""

    week: str
    label: str
    issued_at: datetime
    definitions_version: str
    incidents: Mapping[str, Any]
    of_the_town: Mapping[Key, int]
    revisions: Iterable[Mapping[str, Any]] = ()


def incident_counts(incidents: Mapping[str, Any]) -> dict[Key, int]:
    """This week's count of each kind in each zone, by (zone, kind); no sums."""
    return {
        (area["slug"], row["kind"]): row["this_week"]
        for area in incidents["areas"]
        if area["slug"] != ALL
        for row in area["rows"]
    }


def last_told(papers: Iterable[Told]) -> dict[str, dict[Key, int]]:
    """Of each week what readers were told last: by its own paper, or by a later one that put it right.

    Only by papers that counted as this program does: another difference would be of the definitions, and
    could tell of what is left out since.
    """
    told: dict[str, dict[Key, int]] = {}
    for paper in sorted(papers, key=lambda each: each.issued_at):
        if paper.definitions_version != VERSION:
            continue
        told[paper.week] = {**incident_counts(paper.incidents), **paper.of_the_town}
        for revision in paper.revisions:
            # Papers of an earlier shape said it in words only: of a week, or of none.
            if revision.get("week") in told and "zone" in revision:
                told[revision["week"]][revision["zone"], revision["kind"]] = revision["now"]
    return told


def revisions_of(
    papers: Iterable[Told], now: Mapping[str, Mapping[Key, int]], weeks: Iterable[str]
) -> list[dict[str, Any]]:
    """Each count of those weeks that is another now than was last told, in the order of the weeks.

    `now` has the counts of each week by (zone, kind), without noughts.
    """
    papers = list(papers)
    told = last_told(papers)
    newest = {paper.week: paper for paper in sorted(papers, key=lambda each: each.issued_at)}
    return [
        _revision(newest[week], zone, kind, was, is_now)
        for week in weeks
        if week in told
        for (zone, kind), was in told[week].items()
        if was != (is_now := now.get(week, {}).get((zone, kind), 0))
    ]


def counts_of_the_town(figures: Mapping[str, Any]) -> dict[Key, int]:
    """Patrols, visits and stop searches of the paper with these figures; none that it lacks."""
    told = {key: (figures.get(part) or {}).get(name) for key, (part, name, _) in OF_THE_TOWN.items()}
    return {key: count for key, count in told.items() if isinstance(count, int)}


def _revision(paper: Told, zone: str, kind: str, was: int, now: int) -> dict[str, Any]:
    where, what = _names(paper, zone, kind)
    said = ", ".join(filter(None, (paper.label.split(",")[0], where, what)))
    return {
        "week": paper.week,
        "zone": zone,
        "kind": kind,
        "where": where,
        "what": what,
        "was": was,
        "now": now,
        "words": f"{said}: {was}, now {now}",
    }


def _names(paper: Told, zone: str, kind: str) -> tuple[str, str]:
    if zone == TOWN:
        return "", OF_THE_TOWN[zone, kind][2]
    names = {area["slug"]: area["name"] for area in paper.incidents["areas"]}
    labels = {row["kind"]: row["label"].lower() for row in paper.incidents["areas"][0]["rows"]}
    return names.get(zone, zone), labels.get(kind, kind)
