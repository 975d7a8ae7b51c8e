"""What is wrong with a file, said with a line number so that somebody can go and look."""

from dataclasses import dataclass, field

SHOWN_PROBLEMS = 10

# Kept of one file, so that a report can name each line; a file can be wrong on every line.
KEPT_PROBLEMS = 10_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason not to believe a file, and the line it was found on when there is one."""

    reason: str
    line: int | None = None

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


class FileRefusedError(Exception):
    """A file that cannot be read as a whole, so nothing of it is."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.problem = Problem(reason, line)


@dataclass(slots=True)
class Problems:
    """The first few problems in full and the number of all: a file can be wrong on every line."""

    first: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, reason: str, line: int | None = None) -> None:
        self.count += 1
        if len(self.first) < KEPT_PROBLEMS:
            self.first.append(Problem(reason, line))

    @property
    def not_shown(self) -> int:
        return self.count - len(self.first)

    def __bool__(self) -> bool:
        return self.count > 0
