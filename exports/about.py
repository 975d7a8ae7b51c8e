"""What a file says of itself before its rows. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

# Our own import skips lines that begin like this.
MARK = "# "


@dataclass(frozen=True, slots=True)
class About:
    """How a file is marked, what is in it, and who made it when."""

    marking: str
    title: str
    filters: str
    rows: int
    # "23 November 2026, 06:10", and "a supervisor": a role, no name.
    made: str
    role: str
    reason: str = ""
    notes: Sequence[str] = ()

    def lines(self) -> list[str]:
        """The marking first, as on every page."""
        return [
            self.marking,
            f"{self.title}: {self.rows:,} row{'' if self.rows == 1 else 's'}",
            f"Filters: {self.filters or 'none, all rows'}",
            f"Made {self.made} by: {self.role}",
            *([f"Reason: {self.reason}"] if self.reason else []),
            *self.notes,
        ]
