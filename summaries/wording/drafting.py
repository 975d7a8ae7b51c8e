"""Three sentences for a reader with no time: what happened, is it unusual, what is being done.

Plain Python on the figures of a summary, so that they can say nothing that the tables do not.
"""

from collections.abc import Mapping
from typing import Any

MOST_FLAGS = 3
MOST_DEPLOYMENTS = 3
NOT_YET = {"planned", "cancelled"}


def narrative(figures: Mapping[str, Any]) -> str:
    """The three sentences, one to a line. No names of people, and no percentages."""
    return "\n".join((what_happened(figures), is_it_unusual(figures), what_is_done(figures)))


def what_happened(figures: Mapping[str, Any]) -> str:
    """Example: In week 46 there were 31 incidents in all three zones: 14 of anti-social behaviour, …"""
    week = figures["header"]["label"].split(",")[0].lower()
    areas = figures["incidents"]["areas"]
    where = _in(areas[0]["name"])
    total = areas[0]["total"]["this_week"]
    if total == 0:
        return f"In {week} no incident was recorded {where}."
    rows = sorted(areas[0]["rows"], key=lambda row: -row["this_week"])
    most = [f"{row['this_week']} of {row['label'].lower()}" for row in rows[:2] if row["this_week"]]
    rest = total - sum(row["this_week"] for row in rows[:2])
    if rest:
        most.append(f"{rest} of other kinds")
    verb = "was" if total == 1 else "were"
    return f"In {week} there {verb} {counted(total, 'incident')} {where}: {listed(most)}."


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
        return f"{_upper('; '.join(said))}{rest}{compared}."
    if total["verdict"]["code"] == "too_few_to_say":
        return f"These are too few to say whether it was an unusual week{compared}."
    usual = total["verdict"]["usual"]
    return f"That is as expected (usual range {usual}), and no kind stood out in any zone{compared}."


def what_is_done(figures: Mapping[str, Any]) -> str:
    """Patrols, then what technology led to, then what is overdue."""
    parts = [_patrols(figures["patrols"]), *_technology(figures["technology"]["rows"])]
    overdue = figures["actions"]["overdue"]
    if overdue:
        parts.append(f"{counted(overdue, 'action')} {'is' if overdue == 1 else 'are'} overdue")
    return f"{_upper('; '.join(parts))}."


def _patrols(patrols: Mapping[str, Any]) -> str:
    if patrols["visits"] == 0:
        planned = f", of {patrols['planned']} planned" if patrols.get("planned") else ""
        return f"no patrol visit to a zone is recorded{planned}"
    walked = f"{counted(patrols['patrols'], 'patrol')} ({patrols['person_hours']:g} person-hours)"
    visits = f"{walked} made {counted(patrols['visits'], 'visit')}"
    if patrols.get("planned"):
        planned = counted(patrols["planned"], "planned visit")
        visits = f"{visits} and delivered {patrols['delivered']} of {planned}"
    complied = next(
        each["count"] for each in patrols["headlines"] if each["headline"] == "compliance_without_enforcement"
    )
    if complied == 0:
        return visits
    return f"{visits}, and people did as they were asked {counted(complied, 'time')} without enforcement"


def _technology(rows: list[dict[str, Any]]) -> list[str]:
    done = [row for row in rows if row["status"] not in NOT_YET]
    if len(done) > MOST_DEPLOYMENTS:
        return [f"there were {len(done)} technology deployments"]
    return [_deployment(row) for row in done]


def _deployment(row: Mapping[str, Any]) -> str:
    caused = [each["words"] for each in row["caused_by"] if each["count"]]
    label = _within_a_sentence(row["technology_label"])
    if caused:
        return f"{label} led to {listed(caused)}"
    if (row["weapons"] or {}).get("caused_by") == 0:
        return f"{label} found no weapon ({row['weapons']['words']})"
    return f"{label} was used and is not recorded to have led to anything"


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
    words = f"{row['label'].lower()} {_in(name)} was {judged['words'].lower()}"
    return f"{words} ({row['this_week']}; usual range {judged['usual']})"


def _in(area: str) -> str:
    return f"in {area[0].lower()}{area[1:]}" if area.startswith(("All ", "Both ")) else f"in {area}"


def _compared(weeks: int) -> str:
    if weeks >= 4:
        return ""
    return f" (compared with {counted(weeks, 'earlier week')}, because the records begin there)"


def counted(number: int, one: str) -> str:
    """1 visit, 2 visits"""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def listed(parts: list[str]) -> str:
    """a, b and c"""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _within_a_sentence(label: str) -> str:
    """live facial recognition, but OpenGate: a name keeps its capitals."""
    first = label.split(" ")[0]
    return f"{label[:1].lower()}{label[1:]}" if first[1:].islower() else label


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
