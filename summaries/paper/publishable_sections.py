"""The paper that may be published: its figures in, blocks out, none of them leading to records."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hotspots.disclosed.words import FOR_PUBLICATION
from summaries.models import WeeklySummary
from summaries.paper.blocks import Block, Cell, Paper, Section, Table, Words
from summaries.paper.cells import heading, moment, number, weekday, words
from summaries.paper.sections.doing import doing
from summaries.paper.sections.patrols import patrols
from summaries.paper.sections.projects import projects
from summaries.paper.sections.stop_searches import twelve_months
from summaries.paper.sections.technology import NOT_RECORDED, register
from summaries.paper.sections.year import recorded

Figures = Mapping[str, Any]
STATEMENT = "This version may be published: small counts are hidden and others rounded"
NOT_YET = "It is a draft: publish it once it is issued"


def publishable_paper(summary: WeeklySummary, figures: Figures) -> Paper:
    """The whole paper, with no person's name in it."""
    header = figures["header"]
    return Paper(
        mode="publishable",
        title=f"Weekly summary for publication: {header['label']}",
        marking=FOR_PUBLICATION,
        facts=_facts(summary, header),
        sentences=tuple(Words(sentence) for sentence in figures["sentences"]),
        sections=tuple(
            Section(key, called, tuple(_without_records(block) for block in blocks))
            for key, called, make in SECTIONS
            if (blocks := make(figures))
        ),
        definitions=tuple(sorted(figures["definitions"]["words"].items())),
    )


def _facts(summary: WeeklySummary, header: Figures) -> tuple[tuple[str, Cell], ...]:
    issued = summary.is_issued
    told = (
        ("This version", f"{STATEMENT}." if issued else f"{STATEMENT}. {NOT_YET}.", ""),
        ("Week", f"{weekday(header['starts_on'])} to {weekday(header['ends_on'])}", "header.week"),
        ("Data as at", moment(header["data_as_at"]), "header.data_as_at"),
        ("Status", str(summary.get_status_display()), ""),
        ("Version", str(summary.version), ""),
        ("Issued", moment(summary.issued_at), ""),
    )
    return tuple((label, Cell(text, figure)) for label, text, figure in told if text)


def _incidents(figures: Figures) -> list[Block]:
    found = figures["incidents"]
    if not found["areas"]:
        return [Words("No month is published yet, so nothing is said of incidents.")]
    blocks: list[Block] = []
    if found["week"]:
        of = f"The week in all zones, beside the four weeks before: {found['week'].lower()}."
        blocks.append(Words(of, ("incidents.week",), definition="week_word"))
    areas = [*found["areas"][1:], found["areas"][0]]
    columns = ("Kind", *(area["name"] for area in areas))
    rows = []
    for place, row in enumerate([*areas[0]["rows"], areas[0]["total"]]):
        kind = "total" if row["kind"] == "all" else row["kind"]
        cells = [
            number(
                [*area["rows"], area["total"]][place],
                f"incidents.{area['slug']}.{kind}.month",
                definition="published_month",
            )
            for area in areas
        ]
        rows.append((heading(row["label"]), *cells))
    caption = f"Incidents in the zones, {found['label']}"
    blocks.append(Table("incidents-by-month", caption, columns, tuple(rows)))
    told = (figures.get("victims") or {}).get("words")
    if told:
        blocks.append(Words(told, ("victims.low", "victims.high"), is_note=True, definition="victims"))
    return blocks


def _stop_searches(figures: Figures) -> list[Block]:
    found = figures.get("stop_searches")
    if not found:
        return []
    if not found["number"]["high"]:
        blocks: list[Block] = [
            Words("No stop search is recorded for the week. The police may still supply some.")
        ]
    else:
        lines = (
            ("number", "Searches that the police told of"),
            ("positive", "Something came of it"),
            ("no_further_action", "No further action"),
            ("outcome_missing", "Outcome not recorded"),
        )
        rows = tuple(
            (heading(label), number(found[name], f"stop_searches.{name}", definition="stop_searches"))
            for name, label in lines
        )
        blocks = [Table("stop-searches", "Stop searches of the week", ("What", "Searches"), rows)]
    return [*blocks, *twelve_months(found["twelve_months"])]


def _technology(figures: Figures) -> list[Block]:
    found = figures.get("technology")
    if not found:
        return []
    blocks: list[Block] = [Words("No technology was deployed in the week.", definition="technology")]
    if found["rows"]:
        columns = ("What and where", "Seen and alerted", "Caused by it", "Made during it")
        rows = tuple(_deployment(row) for row in found["rows"])
        blocks = [Table("technology", "Technology of the week", columns, rows, numeric_from=4)]
    return [*blocks, register(found["register"])] if found["register"] else blocks


def _deployment(row: Figures) -> tuple[Cell, ...]:
    at, key = f"technology.rows.{row['reference']}", "technology"
    units = f", {row['units_label']}" if row.get("units_label") else ""
    funder = f" Paid for by {row['funder']}." if row.get("funder") else ""
    what = f"{row['technology_label']}{units}. {row['site']}. {row['when']}.{funder} {row['status_label']}."
    seen = (
        ("faces_seen", "faces seen"), ("people_screened", "people screened"), ("alerts", "alerts"),
        ("false_alerts", "of them false"),
    )  # fmt: skip
    counts = "; ".join(f"{row[name]['words']} {called}" for name, called in seen if row.get(name))
    return (
        Cell(what, f"{at}.what", None, key, is_heading=True),
        words(counts, f"{at}.alerts", definition=key, missing=NOT_RECORDED),
        *(
            words(_results(row[name]), f"{at}.{name}", definition=key, missing=NOT_RECORDED)
            for name in ("caused_by", "during")
        ),
    )


def _results(results: list[Figures]) -> str:
    return "; ".join(f"{each['label']}: {each['count']['words']}" for each in results)


def _actions(figures: Figures) -> list[Block]:
    found = figures.get("actions")
    if not found:
        return []
    lines = (("open", "Open"), ("overdue", "Of them overdue"), ("closed", "Closed in the week"))
    rows = tuple(
        (heading(label), number(found.get(name), f"actions.{name}", definition="actions"))
        for name, label in lines
    )
    return [Table("actions", "Actions", ("What", "Number"), rows, look="tiles")]


def _next_week(figures: Figures) -> list[Block]:
    found = figures.get("next_week")
    if not found:
        return []
    planned = (
        ("visits_planned", "Planned visits"),
        ("deployments_planned", "Technology deployments planned"),
    )
    rows = (
        *(
            (heading(label), number(found[name], f"next_week.{name}", definition="planned_visits"))
            for name, label in planned
        ),
        (heading("Powers that hold"), _listed(found["powers"], "powers")),
        (heading("Events in town"), _listed(found["events"], "events")),
    )
    caption = f"Planned for the week to come: {found['label']}"
    return [Table("next-week", caption, ("What", "How many, or which"), rows, numeric_from=2)]


def _listed(lines: list[str], name: str) -> Cell:
    return Cell(f"{'; '.join(lines)}." if lines else "None is recorded.", f"next_week.{name}")


def _notes(figures: Figures) -> list[Block]:
    return [Words(note["words"], definition="publishable") for note in figures["notes"]]


def _without_records(block: Block) -> Block:
    """No address of records: who reads this version may be anybody."""
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(tuple(replace(cell, rows="") for cell in row) for row in block.rows))


SECTIONS: tuple[tuple[str, str, Callable[[Figures], list[Block]]], ...] = (
    ("doing", "What is being done", doing),
    ("incidents", "Incidents", _incidents),
    ("recorded", "Recorded crime in the town, for context", recorded),
    ("patrols", "Patrols", patrols),
    ("stop_searches", "Stop searches", _stop_searches),
    ("technology", "Technology", _technology),
    ("projects", "Projects", projects),
    ("actions", "Actions", _actions),
    ("next_week", "Next week", _next_week),
    ("notes", "What is left out, and why", _notes),
)
