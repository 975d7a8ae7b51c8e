"""Technology: a row for each deployment, and the register of what is active or paused."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import day, heading, words

Figures = Mapping[str, Any]
NOT_RECORDED = "Not recorded"


def technology(figures: Figures) -> list[Block]:
    found = figures.get("technology")
    if not found:
        return []
    blocks: list[Block] = [_deployments(found["rows"])] if found.get("rows") else [
        Words("No technology was deployed in the week.", ("technology.rows",), definition="technology")
    ]  # fmt: skip
    if found.get("register"):
        blocks.append(register(found["register"]))
    if found.get("planned_next") and not figures.get("next_week"):
        said = "; ".join(
            f"{row['technology_label']}, {row['site']}, {row['when']}" for row in found["planned_next"]
        )
        blocks.append(Words(f"Planned next: {said}.", ("technology.planned_next",), definition="technology"))
    return blocks


def _deployments(rows: list[Figures]) -> Table:
    columns = ("What and where", "Screened or alerted", "False alerts", "Caused by it", "Made during it")
    return Table(
        "technology",
        "Technology of the week",
        columns,
        tuple(_deployment(row) for row in rows),
        numeric_from=5,
    )


def _deployment(row: Figures) -> tuple[Cell, ...]:
    at, key = f"technology.rows.{row['reference']}", "technology"
    units = f", {row['units_label']}" if row.get("units_label") else ""
    funder = f" Paid for by {row['funder']}." if row.get("funder") else ""
    what = f"{row['technology_label']}{units}. {row['site']}. {row['when']}.{funder} {row['status_label']}."
    behind = reverse("deployments:detail", args=[row["reference"]])
    return (
        Cell(what, f"{at}.what", None, key, behind, is_heading=True),
        words(_screened(row), f"{at}.alerts", definition=key),
        words(_false_alerts(row), f"{at}.false_alerts", definition=key),
        words(_each(row.get("caused_by")), f"{at}.caused_by", definition=key, missing=NOT_RECORDED),
        words(_each(row.get("during")), f"{at}.during", definition=key, missing=NOT_RECORDED),
    )


def _screened(row: Figures) -> str:
    if row["status"] == "planned":
        return "No result yet"
    if not row["is_camera"]:
        return str(row["weapons"]["words"]) if row.get("weapons") else NOT_RECORDED
    if row["alerts"] is None:
        return "Alerts not recorded"
    return f"{row['alerts']:,} alert{'' if row['alerts'] == 1 else 's'}"


def _false_alerts(row: Figures) -> str:
    rates = row.get("false_alerts")
    if row["status"] == "planned" or not rates:
        return "\N{EN DASH}"
    said = dict.fromkeys(rates[each]["words"].rstrip(".") for each in ("of_alerts", "of_faces"))
    return "; ".join(said)


def _each(results: list[Figures] | None) -> str:
    return "; ".join(each["words"] for each in results or [])


def register(lines: list[Figures]) -> Table:
    rows = tuple(
        (
            heading(line.get("technology_label") or line.get("label") or line["technology"]),
            _state(line),
            words(line.get("reason"), missing="\N{EN DASH}"),
            words(line.get("source"), missing="\N{EN DASH}"),
        )
        for line in lines
    )
    columns = ("Technology", "Status", "Why", "Who says so")
    return Table("register", "Register of technology", columns, rows, numeric_from=4)


def _state(line: Figures) -> Cell:
    state = (
        line.get("state_label")
        or line.get("state_words")
        or str(line["state"]).replace("_", " ").capitalize()
    )
    since = f" since {day(line['since_on'])}" if line.get("since_on") else ""
    at = f"technology.register.{line['technology']}.state"
    return Cell(f"{state}{since}", at, f"{state}{since}", "register")
