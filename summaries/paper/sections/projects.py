"""Projects with their phase and what was stated of them, and the actions that were undertaken."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from measures.weeks import Week
from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import day, heading, named, number, words

Figures = Mapping[str, Any]


def projects(figures: Figures) -> list[Block]:
    blocks: list[Block] = []
    for project in figures.get("projects") or []:
        blocks += _project(project)
    return blocks


def actions(figures: Figures) -> list[Block]:
    """Overdue first, as they were frozen."""
    found = figures.get("actions")
    if not found:
        return []
    told = tuple(f"actions.{name}" for name in ("open", "overdue", "closed"))
    text = "No action is open."
    if found["rows"]:
        text = (
            f"{found['open']} open, {found['overdue']} of them overdue; {found['closed']} closed in the week."
        )
    blocks: list[Block] = [Words(text, told, definition="actions")]
    if found["rows"]:
        columns = ("What", "Who", "Due", "Status", "Last word")
        rows = tuple(_action(row) for row in found["rows"])
        blocks.append(Table("actions", "Actions, overdue first", columns, rows, numeric_from=5))
    return blocks


def _project(project: Figures) -> list[Block]:
    phase = _phase(project)
    at = f"projects.{project['slug']}.figures"
    stated = named(project.get("figures") or [], "label")
    rows = tuple(_stated(each, f"{at}.{name}") for name, each in stated)
    columns = ("Stated", "Number", "Whose and when")
    name = f"project-{project['slug']}"
    blocks: list[Block] = []
    if rows:
        caption = f"{project['name']}. {phase}" if phase else project["name"]
        blocks.append(Table(name, caption, columns, rows, wordy=(2,)))
    else:
        none = "" if project.get("actions") else "No figure has been stated."
        said = " ".join(part for part in (f"{project['name']}.", phase, none) if part)
        blocks.append(Words(said, (f"projects.{project['slug']}",), definition="projects"))
    if project.get("actions"):
        said = "; ".join(_one_action(row) for row in project["actions"])
        told = tuple(f"projects.{project['slug']}.actions.{row['reference']}" for row in project["actions"])
        blocks.append(Words(f"Its actions: {said}.", told, definition="actions"))
    return blocks


def _phase(project: Figures) -> str:
    if not project.get("phase"):
        return ""
    since = {"phase": project["phase"], "since_on": project.get("phase_since_on")}
    *before, now = project.get("phases") or [since]
    earlier = ", ".join(_since(each) for each in reversed(before))
    return f"Phase: {_since(now)}{f'; before that {earlier}' if earlier else ''}."


def _since(told: Figures) -> str:
    since = f" since {day(told['since_on'])}" if told["since_on"] else ""
    return f"{told['phase'].lower()}{since}"


def _stated(figure: Figures, at: str) -> tuple[Cell, ...]:
    total = "A running total, not a count of this week. " if figure.get("is_cumulative") else ""
    return (
        heading(figure["label"]),
        number(figure["value"], f"{at}.value", definition="projects"),
        words(f"{total}{figure['source']}, as at {day(figure['as_at_on'])}."),
    )


def _one_action(row: Figures) -> str:
    return f"{row['reference']} {row['what']} ({row['status_words'].lower()}, due {day(row['due_on'])})"


def _action(row: Figures, at: str = "actions.rows") -> tuple[Cell, ...]:
    reference = row["reference"]
    week = Week.parse(row["created_from"]) if row.get("created_from") else None
    what = f"{reference}: {row['what']}{f'. Created from {week.label.lower()}' if week else ''}"
    return (
        Cell(what, rows=reverse("summaries:action", args=[reference]), is_heading=True),
        words(row["owner"]),
        words(day(row["due_on"]), f"{at}.{reference}.due_on", definition="actions"),
        words(row["status_words"], f"{at}.{reference}.status", definition="actions"),
        words(row.get("last_word"), missing="\N{EN DASH}"),
    )
