"""Counts what became of a file's rows, so that the report adds up."""

from dataclasses import dataclass, field

from imports.reading.problems import Problems


@dataclass(slots=True)
class Tally:
    """Read = kept + outside + refused + those left out because nothing tells where they were."""

    read: int = 0
    kept: int = 0
    outside: int = 0
    # Rows with no coordinates, kept or not.
    without_location: int = 0
    problems: Problems = field(default_factory=Problems)
    notes: list[str] = field(default_factory=list)
