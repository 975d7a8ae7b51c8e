"""What is planned for the week to come, which powers hold, what is on, and where a visit is suggested."""

from collections.abc import Mapping, Sequence
from typing import Any

from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import heading, weekday, words

Figures = Mapping[str, Any]
_PARTS = (
    ("visits", "Planned visits", "No visit is planned."),
    ("deployments", "Planned technology", "No technology is planned."),
    ("powers", "Powers that hold", "No power is recorded for the week."),
    ("events", "Events in town", "No event is recorded for the week."),
)


def next_week(figures: Figures) -> list[Block]:
    found = figures.get("next_week")
    if not found:
        return []
    rows = [
        (
            heading(label),
            Cell(
                _listed(found.get(name) or [], none),
                f"next_week.{name}",
                len(found.get(name) or []),
                "next_week",
            ),
        )
        for name, label, none in _PARTS
    ]
    blocks: list[Block] = [
        Table(
            "next-week",
            "Planned for the week to come",
            ("What", "When and where"),
            tuple(rows),
            numeric_from=2,
        )
    ]
    if found.get("suggested"):
        blocks.append(_suggested(found["suggested"]))
    elif "suggested" in found:
        blocks.append(Words("No visit is suggested.", ("next_week.suggested",), definition="suggested"))
    return blocks


def _suggested(lines: Sequence[Figures]) -> Table:
    rows = tuple(
        (
            heading(f"{line['where']}, {line['when']}"),
            words(line["reason"], f"next_week.suggested.{place}.reason", definition="suggested"),
            words(
                "Planned" if line.get("is_planned") else "Not planned yet",
                f"next_week.suggested.{place}.is_planned",
                definition="suggested",
            ),
        )
        for place, line in enumerate(lines)
    )
    return Table(
        "suggested",
        "Visits suggested for the week to come",
        ("Where and when", "Why", "Is it planned?"),
        rows,
        numeric_from=3,
    )


def _listed(lines: Sequence[Any], none: str) -> str:
    return f"{'; '.join(_one(line) for line in lines)}." if lines else none


def _one(line: Any) -> str:
    if not isinstance(line, Mapping):
        return str(line)
    if line.get("words"):
        return str(line["words"]).rstrip(".")
    parts = [line.get("technology_label") or line.get("name") or line.get("kind_label") or line.get("where")]
    parts += [
        line.get("zone_name") or line.get("site") or line.get("place"),
        line.get("when") or weekday(line.get("on")),
    ]
    return ", ".join(str(part) for part in [*parts, line.get("band"), line.get("organisation")] if part)
