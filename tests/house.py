"""What the house is made of, for the tests that hold it: its rooms, their order, and its own files."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Lowest first. A room knows only rooms of lower floors: the three facts share one.
FLOORS = (
    ("measures", "govuk"),
    ("accounts",),
    ("audit",),
    ("zones",),
    ("imports", "exports"),
    ("incidents", "patrols", "deployments"),
    ("stopsearches",),
    ("hotspots",),
    ("summaries",),
    ("harlowsafety",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ROOMS = tuple(FLOOR)

_BESIDE_THE_ROOMS = ("templates", "static", "tests", "bench", "audits", "docs")
_NOT_OURS = {"__pycache__", "migrations", "node_modules"}


def own_files(*suffixes: str) -> Iterator[Path]:
    """Every file written for this project; migrations are written by Django."""
    tops = [ROOT / top for top in (*ROOMS, *_BESIDE_THE_ROOMS)]
    found = [*ROOT.glob("*"), *(path for top in tops for path in top.rglob("*"))]
    for path in sorted(found):
        if path.suffix in suffixes and path.is_file() and not _NOT_OURS & set(path.parts):
            yield path


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
