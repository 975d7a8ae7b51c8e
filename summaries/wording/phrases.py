"""Turns of phrase that the sentences are put together from. Plain Python."""

from collections.abc import Mapping
from typing import Any


def counted(number: int, one: str) -> str:
    """1 visit, 2 visits"""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def listed(parts: list[str]) -> str:
    """a, b and c"""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def in_area(name: str) -> str:
    """in all three zones, but in The Stow"""
    return f"in {name[0].lower()}{name[1:]}" if name.startswith(("All ", "Both ")) else f"in {name}"


OTHER = "recorded as “other”"


def of_kind(row: Mapping[str, Any]) -> str:
    """of theft; the kind “Other” is no name of anything"""
    return OTHER if row["kind"] == "other" else f"of {row['label'].lower()}"


def kind_named(row: Mapping[str, Any]) -> str:
    """theft; the number recorded as “other”"""
    return f"the number {OTHER}" if row["kind"] == "other" else str(row["label"]).lower()


def within_a_sentence(label: str) -> str:
    """live facial recognition, but OpenGate: a name keeps its capitals."""
    first = label.split(" ")[0]
    return f"{label[:1].lower()}{label[1:]}" if first[1:].islower() else label


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def week_of(figures: Mapping[str, Any]) -> str:
    """week 46"""
    return str(figures["header"]["label"]).split(",")[0].lower()
