"""Stop searches of the week with what is not recorded, and ethnicity over twelve months."""

from collections.abc import Mapping
from typing import Any

from measures.weeks import Week
from summaries.paper import links
from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import heading, named, number, words

Figures = Mapping[str, Any]
_LINES = (
    ("Something came of it", "positive", "outcome_missing", "positive_share"),
    ("It came from what was looked for", "linked", "link_missing", "linked_share"),
    ("Something was found", "found", "found_missing", "found_share"),
)


def stop_searches(figures: Figures) -> list[Block]:
    found = figures.get("stop_searches")
    if not found:
        return []
    return [*_week(found, figures), *twelve_months(found.get("twelve_months") or {})]


def _week(found: Figures, figures: Figures) -> list[Block]:
    behind = links.stop_searches_of(Week.parse(figures["header"]["week"]))
    told = number(found.get("number"), "stop_searches.number", definition="stop_searches", rows=behind)
    if not found.get("number"):
        return [
            Words(
                "No stop search is recorded for the week. The police may still supply some.",
                ("stop_searches.number",), definition="stop_searches",
            )
        ]  # fmt: skip
    nothing = Cell("")
    rows: list[tuple[Cell, ...]] = [(heading("Searches that the police told of"), told, nothing, nothing)]
    rows += [_line(found, *line) for line in _LINES]
    columns = ("What", "Searches", "Not recorded", "Share of those with it recorded")
    return [Table("stop-searches", "Stop searches of the week", columns, tuple(rows), wordy=(3,))]


def _line(found: Figures, label: str, name: str, missing: str, share: str) -> tuple[Cell, ...]:
    return (
        heading(label),
        number(found.get(name), f"stop_searches.{name}", definition="stop_searches"),
        number(found.get(missing), f"stop_searches.{missing}", definition="stop_searches"),
        words((found.get(share) or {}).get("words"), f"stop_searches.{share}", definition="stop_searches"),
    )


def twelve_months(found: Figures) -> list[Block]:
    if not found:
        return []
    at = "stop_searches.twelve_months"
    told = (f"{at}.number", f"{at}.not_stated", f"{at}.not_recorded")
    blocks: list[Block] = []
    if found.get("groups"):
        rows = tuple(_group(group, f"{at}.groups.{name}") for name, group in named(found["groups"], "name"))
        reference = (found.get("reference") or {}).get("name", "White")
        columns = (
            "Ethnic group, as told by the person",
            "People who live here",
            f"Searched, beside {reference} people",
        )
        caption = f"Ethnicity in the whole district, {found['period']}"
        blocks.append(Table("ethnicity", caption, columns, rows, wordy=(2,)))
    blocks.append(Words(found["words"], told, is_note=bool(blocks), definition="ethnicity"))
    return blocks


def _group(group: Figures, at: str) -> tuple[Cell, ...]:
    rate = Cell(group["rate_words"], f"{at}.value", group["value"], "ethnicity")
    return (
        heading(group["name"]),
        number(group["population"], f"{at}.population", definition="ethnicity"),
        rate,
    )
