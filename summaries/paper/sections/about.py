"""What changed since, what a reader must know of the data, where it comes from."""

from collections.abc import Mapping
from typing import Any

from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import heading

Figures = Mapping[str, Any]


def differences(figures: Figures) -> list[Block]:
    """What a corrected version says otherwise than the one before it; what follows from that is folded."""
    found = figures.get("differences") or []
    blocks: list[Block] = [
        Words(str(each["words"]), (each.get("figure") or f"differences.{place}",), definition="differences")
        for place, each in enumerate(found)
        if not each.get("follows")
    ]
    following = [each for each in found if each.get("follows")]
    if following:
        blocks.append(_following(following))
    return blocks


def _following(found: list[Figures]) -> Table:
    rows = tuple(
        (heading(f"{each['where']}: {each['what']}"), Cell(str(each["was"])), Cell(str(each["now"])))
        for each in found
    )
    columns = ("Figure", "Was", "Now")
    return Table("following", "Figures that differ because of these", columns, rows, 3, look="folded")


def revisions(figures: Figures) -> list[Block]:
    """What late records changed in papers that were issued before."""
    return [
        Words(f"{each['words']}.", (f"revisions.{place}",), definition="revisions")
        for place, each in enumerate(figures.get("revisions") or [])
    ]


def notes(figures: Figures) -> list[Block]:
    found: list[Block] = [
        Words(str(note["words"]), (f"notes.{note['code']}",) if note.get("count") is not None else ())
        for note in figures.get("notes") or []
    ]
    sources = [_source(each) for each in figures.get("sources") or []]
    if sources:
        found.append(Words(f"Sources: {'; '.join(sources)}."))
    return found


def _source(source: Any) -> str:
    return str(source.get("words") or source.get("name") if isinstance(source, Mapping) else source).rstrip(
        "."
    )
