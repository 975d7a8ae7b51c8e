"""Who walked: visits planned and delivered, hours against targets, dose, and what came of it."""

from collections.abc import Mapping
from typing import Any

from measures.weeks import Week
from summaries.paper import links
from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import heading, named, number, weekday, words

Figures = Mapping[str, Any]
_SINGLE = {
    "planned": ("Planned visits", "planned_visits"),
    "delivered": ("Delivered", "planned_visits"),
    "patrols": ("Patrols", "hours"),
    "joint_patrols": ("Joint patrols", "hours"),
    "nothing_to_report": ("With nothing to report", "hours"),
    "visits": ("Visits to zones", "dose"),
    "qualifying_visits": ("Of {} minutes or more", "dose"),
    "person_hours": ("Person-hours", "hours"),
}


def patrols(figures: Figures) -> list[Block]:
    found = figures.get("patrols")
    if not found:
        return []
    blocks = [_single(found, figures), _missed(found), _headlines(found), _others(found)]
    blocks += [_zones(found), _dose(found), _hours(found), _targets(found)]
    return [block for block in blocks if block is not None]


def _single(found: Figures, figures: Figures) -> Table:
    behind = links.patrols_of(Week.parse(figures["header"]["week"]))
    cells = {
        name: number(
            found.get(name), f"patrols.{name}", definition=key, digits=1, missing="None planned",
            rows=behind if name == "patrols" else "",
        )
        for name, (_, key) in _SINGLE.items()
    }  # fmt: skip
    rows = [
        (heading(label.format(found.get("qualifying_minutes", 10))), cells[name])
        for name, (label, _) in _SINGLE.items()
        if name in found
    ]
    return Table("patrols", "Patrols of the week", ("What", "Number"), tuple(rows), look="tiles")


def _missed(found: Figures) -> Words | None:
    missed = found.get("missed") or []
    if not missed:
        return None
    said = "; ".join(_one_missed(each) for each in missed)
    return Words(f"Missed: {said}.", ("patrols.missed",), definition="planned_visits")


def _one_missed(each: Figures) -> str:
    share = f"{each['missed']} of {each['planned']}, " if each["planned"] > 1 else ""
    return (
        f"{each['name']}, {weekday(each['on']).split(' ')[0]} {each['band']} ({share}{each['organisation']})"
    )


def _headlines(found: Figures) -> Table | None:
    rows = tuple(
        (heading(each["label"]), _outcome("headlines", each)) for each in found.get("headlines") or []
    )
    return Table("outcomes", "What came of it", ("What", "Number"), rows, look="tiles") if rows else None


def _others(found: Figures) -> Table | None:
    rows = tuple(
        (heading(each["label"]), _outcome("other_outcomes", each))
        for each in found.get("other_outcomes") or []
    )
    return (
        Table("other-outcomes", "What else came of it", ("What", "Number"), rows, look="tiles")
        if rows
        else None
    )


def _outcome(group: str, each: Figures) -> Cell:
    return number(each["count"], f"patrols.{group}.{each['headline']}.count", definition="outcomes")


def _zones(found: Figures) -> Table | None:
    zones, since = found.get("zones") or [], found.get("days_since") or {}
    if not zones:
        return None
    minutes = found.get("qualifying_minutes", 10)
    columns = (
        "Zone",
        "Visits",
        f"{minutes} minutes or more",
        "11 to 15 minutes",
        "Median minutes",
        "Person-hours",
    )
    rows = tuple(_zone(zone, since.get(zone["slug"])) for zone in zones)
    return Table(
        "visits-by-zone", "Visits by zone", (*columns, "Last visit that counts"), rows, wordy=(len(columns),)
    )


def _zone(zone: Figures, since: Figures | None) -> tuple[Cell, ...]:
    at = f"patrols.zones.{zone['slug']}"
    names = ("visits", "qualifying_visits", "visits_11_to_15", "median_minutes")
    return (
        heading(zone["name"]),
        *(number(zone.get(name), f"{at}.{name}", definition="dose", missing="–") for name in names),
        number(zone.get("person_hours"), f"{at}.person_hours", definition="hours", digits=1),
        _last_visit(zone["slug"], since),
    )


def _last_visit(zone: str, since: Figures | None) -> Cell:
    figure = f"patrols.days_since.{zone}.days"
    if since is None:
        return Cell("Not recorded", figure, None, "dose")
    text = f"{since['words']} before its end" if since["days"] else since["words"]
    return Cell("On its last day" if since["days"] == 0 else text, figure, since["days"], "dose")


def _dose(found: Figures) -> Words | None:
    dose = found.get("dose")
    if not dose or not dose.get("words"):
        return None
    told = ("patrols.dose.median_minutes", "patrols.dose.visits_11_to_15", "patrols.dose.visits")
    return Words(dose["words"], told, definition="dose")


def _hours(found: Figures) -> Table | None:
    rows = tuple(
        (
            heading(each["organisation"]),
            *(
                number(
                    each[name],
                    f"patrols.hours.{organisation}.{name}",
                    definition="hours",
                    digits=1,
                )
                for name in ("patrol_hours", "person_hours")
            ),
        )
        for organisation, each in named(found.get("hours") or [], "organisation")
    )
    columns = ("Organisation", "Patrol-hours", "Person-hours")
    return Table("hours", "Hours by organisation", columns, rows) if rows else None


def _targets(found: Figures) -> Table | None:
    rows = tuple(_target(each, name) for name, each in named(found.get("targets") or [], "name"))
    columns = ("Target", "Hours promised", "Delivered", "Even pace by now", "This week", "How it stands")
    return Table("targets", "Hours against targets", columns, rows, wordy=(5,)) if rows else None


def _target(target: Figures, name: str) -> tuple[Cell, ...]:
    at = f"patrols.targets.{name}"
    names = ("target_hours", "delivered_hours", "expected_hours", "this_week_hours")
    return (
        heading(f"{target['name']}: {target['what']}" if target.get("what") else target["name"]),
        *(number(target.get(each), f"{at}.{each}", definition="targets", digits=1) for each in names),
        words(target.get("state_words"), f"{at}.state", definition="targets"),
    )
