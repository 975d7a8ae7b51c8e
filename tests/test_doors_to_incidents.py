"""Whoever reads incidents, in whatever room, says at which detail, or is on a list that says why not."""

import ast
from collections.abc import Iterator

import pytest

from tests.house import ROOMS, ROOT, short

MODELS = {"Incident", "IncidentCount", "WideIncidentCount", "ZoneWeekCount", "ZoneHourCount"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
# What makes a phrase safe to show: for a reader, at a detail, without the kinds, or nothing at all.
ASKS = {"visible_to", "at_detail", "without_sensitive_kinds", "none"}
# Those that do not ask, with why nothing comes out through them.
DO_NOT_SHOW = {
    "incidents/services.py": "writes, and finds what the same sender sent before",
    "incidents/bulk.py": "writes",
    "incidents/sheet_kind/kind.py": "takes out the incidents of an import again",
    "incidents/nearby/forms.py": "finds what the same sender sent before",
    "incidents/together/services.py": "writes to what its caller was shown",
    "incidents/several/services.py": "finds what the same sender sent before",
    "incidents/attachments/services.py": "locks the incident that its caller was shown",
    "incidents/kept_services.py": "keeps counts for statements.py, and tells how many weeks",
    "incidents/kept/zone_counts.py": "keeps counts of zones",
    "incidents/kept/by_zone.py": "reads kept counts, in which no kind that implies a victim is",
    "hotspots/counts/statements.py": "reads kept counts, in which no kind that implies a victim is",
    "hotspots/disclosed/months.py": "counts for publication: what leaves it is hidden, rounded and fixed",
}


def test_everything_that_reads_incidents_says_at_which_detail() -> None:
    silent = {short(path) for path, phrase in phrases() if not ASKS & phrase}

    assert silent <= DO_NOT_SHOW.keys(), "reads incidents without asking at which detail"


def test_no_module_is_excused_that_need_not_be() -> None:
    silent = {short(path) for path, phrase in phrases() if not ASKS & phrase}

    assert silent >= DO_NOT_SHOW.keys()


@pytest.mark.parametrize(
    ("source", "asks"),
    [
        ("Incident.objects.counted().at_detail(detail).count()", True),
        ("Incident.objects.visible_to(user)", True),
        ("Incident.objects.counted().filter(zone=zone)", False),
        ("list(Incident._default_manager.all())", False),
    ],
)
def test_the_reader_of_code_tells_them_apart(source: str, asks: bool) -> None:
    (phrase,) = phrases_of(ast.parse(source))

    assert bool(ASKS & phrase) is asks


def phrases() -> Iterator[tuple[object, set[str]]]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if not {"tests", "migrations"} & set(path.parts):
                for phrase in phrases_of(ast.parse(path.read_text())):
                    yield path, phrase


def phrases_of(tree: ast.AST) -> Iterator[set[str]]:
    """Of each place that names a manager of incidents, the methods called on it one after the other."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in MANAGERS
            and isinstance(node.value, ast.Name)
            and node.value.id in MODELS
        ):
            names, above = set(), parents.get(node)
            while isinstance(above, ast.Attribute | ast.Call):
                if isinstance(above, ast.Attribute):
                    names.add(above.attr)
                elif isinstance(above, ast.Call) and node is not above.func:
                    break
                node, above = above, parents.get(above)
            yield names
