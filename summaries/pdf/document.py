"""The paper as the data of its template: nothing but texts, already written. Plain Python."""

from dataclasses import asdict
from itertools import groupby
from typing import Any

from summaries.paper.blocks import Block, Chart, Paper, Section, Table, Words
from summaries.pdf.widths import FULL, HALF, LONG, widths, words_in

AUTHOR = "Safer Harlow Partnership"
_ON_THE_PAGE_ONLY = ("doing",)
# Tables of words, which would be narrow and long in one of two columns.
_WIDE = ("differences", "recorded", "technology", "projects", "actions", "next_week")
_LONGEST_NAME = 40
Data = dict[str, Any]


def document(paper: Paper) -> Data:
    """Sections in their order: those that need the whole width, and between them those in two columns.

    Left out is what is in the files and on the page only: folded tables, rows that tell of nothing, the
    numbers behind a chart, links, and the definitions, which every figure on the page links to; and the few
    numbers that open the page, each of which stands in its section, too.
    """
    told = [section for section in paper.sections if section.key not in _ON_THE_PAGE_ONLY]
    return {
        "title": paper.title,
        "author": AUTHOR,
        "marking": paper.marking,
        "foot": paper.title,
        "facts": [[label, cell.text] for label, cell in paper.facts],
        "sentences": [words.text for words in paper.sentences],
        "bands": [
            {"is_wide": is_wide, "sections": [_section(section, is_wide) for section in sections]}
            for is_wide, sections in groupby(told, key=_is_wide)
        ],
        "notes": list(paper.notes),
    }


def _is_wide(section: Section) -> bool:
    return section.key in _WIDE or any(
        isinstance(block, Chart) or (isinstance(block, Table) and len(block.columns) >= LONG)
        for block in section.blocks
    )


def _section(section: Section, is_wide: bool) -> Data:
    told = section.state if section.state in ("partial", "missing") else ""
    why = " ".join(section.why)
    return {
        "heading": section.heading,
        "why": f"{told.capitalize()}: {why}" if told else "",
        "blocks": [
            block for group in _together(section.blocks) for block in _blocks(group, is_wide, section.heading)
        ],
    }


def _together(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Charts side by side, and tables of the same columns under one head."""
    shown = [block for block in blocks if not (isinstance(block, Table) and block.look == "folded")]
    return [list(group) for _, group in groupby(shown, key=_alike)]


def _alike(block: Block) -> tuple[object, ...]:
    if isinstance(block, Table):
        return ("table", block.look, block.columns)
    return ("chart",) if isinstance(block, Chart) else ("words", id(block))


def _blocks(group: list[Block], is_wide: bool, heading: str) -> list[Data]:
    first = group[0]
    if isinstance(first, Chart):
        return [{"kind": "charts", "charts": [_chart(each) for each in group if isinstance(each, Chart)]}]
    tables = [each for each in group if isinstance(each, Table)]
    if len(tables) > 1 and tables[0].look == "table":
        notes = [Words(table.note, is_note=True) for table in tables if table.note]
        return [_stacked(tables, is_wide), *({"kind": "words", **asdict(note)} for note in notes)]
    if tables:
        return [_table(each, is_wide, heading) for each in tables]
    return [{"kind": "words", **asdict(each)} for each in group if isinstance(each, Words)]


def _chart(chart: Chart) -> Data:
    return {"caption": chart.caption, "svg": chart.svg, "words": chart.words}


def _stacked(tables: list[Table], is_wide: bool) -> Data:
    first = tables[0]
    return {
        **_shape(first, is_wide),
        "kind": "stacked",
        "tables": [
            {"caption": table.caption, "none": _none(table), "rows": _rows(table)} for table in tables
        ],
    }


def _none(table: Table) -> str:
    """What is left out because there was none of it, in the few words that this takes."""
    names = ", ".join(table.rows[place][0].text.lower() for place in table.quiet)
    return f"None this week: {names}." if names else ""


def _table(table: Table, is_wide: bool, heading: str) -> Data:
    return {
        **_shape(table, is_wide),
        "kind": "tiles" if table.look == "tiles" else "table",
        # One that begins as its section does says little more, and costs a line.
        "caption": "" if table.caption.startswith(heading) else table.caption,
        "note": table.note,
        "rows": _rows(table),
    }


def _shape(table: Table, is_wide: bool) -> Data:
    return {
        "columns": list(table.columns),
        "words": words_in(table),
        "widths": widths(table, FULL if is_wide else HALF),
        "air": 1.4 if len(table.columns) >= LONG else 1.5,
        "has_bold_names": all(len(row[0].text) <= _LONGEST_NAME for row in table.rows if row),
    }


def _rows(table: Table) -> list[Data]:
    return [
        {"cells": [cell.text for cell in row], "is_strong": all(cell.is_heading for cell in row)}
        for place, row in enumerate(table.rows)
        if place not in table.quiet
    ]
