"""What changed since, what a reader must know of the data, where it comes from."""

from collections.abc import Mapping
from typing import Any

from summaries.paper.blocks import Block, Words

Figures = Mapping[str, Any]


def differences(figures: Figures) -> list[Block]:
    """What a corrected version says otherwise than the one before it."""
    return [
        Words(str(each["words"]), (each.get("figure") or f"differences.{place}",), definition="differences")
        for place, each in enumerate(figures.get("differences") or [])
    ]


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
