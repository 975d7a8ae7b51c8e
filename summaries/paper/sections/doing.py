"""What is being done, in a few numbers for a reader with three minutes."""

from collections.abc import Mapping
from typing import Any

from summaries.paper.blocks import Block, Cell, Table
from summaries.paper.cells import heading, number

Figures = Mapping[str, Any]


def doing(figures: Figures) -> list[Block]:
    """The same figures as further down, told first."""
    rows = [*_patrols(figures.get("patrols") or {}), *_actions(figures.get("actions") or {})]
    return (
        [Table("doing", "What is being done", ("What", "Number"), tuple(rows), look="tiles")] if rows else []
    )


def _patrols(found: Figures) -> list[tuple[Cell, Cell]]:
    if not found:
        return []
    rows = [
        (heading("Planned visits"), _of(found, "planned", "planned_visits")),
        (heading("Planned visits delivered"), _of(found, "delivered", "planned_visits")),
        (heading("Person-hours on patrol"), _of(found, "person_hours", "hours")),
    ]
    complied = "compliance_without_enforcement"
    rows += [
        (
            heading(each["label"]),
            number(each["count"], f"patrols.headlines.{complied}.count", definition="outcomes"),
        )
        for each in found.get("headlines") or []
        if each["headline"] == complied
    ]
    return rows


def _of(found: Figures, name: str, definition: str) -> Cell:
    return number(found.get(name), f"patrols.{name}", definition=definition, digits=1, missing="None planned")


def _actions(found: Figures) -> list[tuple[Cell, Cell]]:
    return [
        (heading(label), number(found[name], f"actions.{name}", definition="actions"))
        for name, label in (("open", "Actions open"), ("overdue", "Actions overdue"))
        if name in found
    ]
