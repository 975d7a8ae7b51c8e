"""What is planned for the week to come, which powers hold, what is on, and where a visit is suggested."""

from collections.abc import Mapping, Sequence
from typing import Any

from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import heading, named, number, words

Figures = Mapping[str, Any]
_WHAT = "Planned for the week to come"


def next_week(figures: Figures) -> list[Block]:
    found = figures.get("next_week")
    if not found:
        return []
    blocks: list[Block] = [_planned(found)]
    if found.get("suggested"):
        blocks.append(_suggested(found["suggested"]))
    more = found.get("suggested_more") or 0
    said = f"{more} more suggested. " if more else "" if found.get("suggested") else "No visit is suggested. "
    text = f"{said}{found.get('suggested_as_at') or ''}".strip()
    if text:
        blocks.append(Words(text, ("next_week.suggested_more",), is_note=True, definition="suggested"))
    if found.get("visits"):
        blocks.append(_visits(found["visits"]))
    return blocks


def _planned(found: Figures) -> Table:
    deployments = [
        _joined(each, "technology_label", "site", "when", "status_label") for each in found["deployments"]
    ]
    powers = [_joined(each, "called", "when") for each in found["powers"]]
    events = [_event(each) for each in found["events"]]
    rows = (
        (heading("Planned visits"), _visits_in_words(found)),
        (heading("Technology"), _listed(deployments, "deployments", "None is planned.")),
        (heading("Powers that hold"), _listed(powers, "powers", "None is recorded.")),
        (heading("Events in town"), _listed(events, "events", "None is recorded.")),
    )
    return Table("next-week", f"{_WHAT}{_label(found)}", ("What", "When and where"), rows, numeric_from=2)


def _label(found: Figures) -> str:
    return f": {found['label']}" if found.get("label") else ""


def _visits_in_words(found: Figures) -> Cell:
    many = found.get("visits_planned", len(found["visits"]))
    zones = ", ".join(f"{each['name']} {each['visits']}" for each in found.get("visits_by_zone") or [])
    text = f"{many:,} ({zones})" if many and zones else f"{many:,}" if many else "None is planned."
    return Cell(text, "next_week.visits_planned", many, "planned_visits")


def _listed(said: Sequence[str], name: str, none: str) -> Cell:
    return Cell(f"{'; '.join(said)}." if said else none, f"next_week.{name}", None, "next_week")


def _event(event: Figures) -> str:
    expects = f"about {event['expects']:,} people expected" if event.get("expects") else ""
    return ", ".join(part for part in (_joined(event, "name", "place", "when"), expects) if part)


def _joined(each: Figures, *names: str) -> str:
    return ", ".join(str(each[name]) for name in names if each.get(name))


def _suggested(lines: Sequence[Figures]) -> Table:
    rows = tuple(
        (
            heading(f"{line['where']}, {line['when']}"),
            words(line["reason"]),
            words("Planned" if line.get("is_planned") else "Not planned yet"),
        )
        for line in lines
    )
    columns = ("Where and when", "Why", "Is it planned?")
    return Table("suggested", "Visits that are suggested", columns, rows, numeric_from=3)


def _visits(visits: Sequence[Figures]) -> Table:
    rows = tuple(
        (
            heading(f"{each['name']}, {each['when']}"),
            words(each.get("organisation")),
            number(each["visits"], f"next_week.visits.{name}.visits", definition="planned_visits"),
        )
        for name, each in named(visits, "name")
    )
    columns = ("Where and when", "Who", "Visits")
    return Table("planned-visits", "Every planned visit of the week", columns, rows, 2, look="folded")
