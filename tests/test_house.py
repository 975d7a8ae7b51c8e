"""The house holds: who may know whom, how long a file may be, and that no room stands empty."""

import ast
import hashlib
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest
from django.apps import apps

from tests.house import FLOOR, ROOMS, ROOT, own_files, short

LONGEST_FILE = 300
# Written by pghistory for each tracked model: every event points at the context it happened in.
BOOKKEEPING_OF_OTHERS = {"pghistory", "pgtrigger", "contenttypes", "auth", "sessions"}


def test_the_import_contracts_hold_and_have_no_exceptions() -> None:
    tool = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


def test_the_contract_lists_the_rooms_in_the_same_order() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")

    in_contract = {room.strip(): i for i, row in enumerate(reversed(layers)) for room in row.split("|")}

    assert in_contract == FLOOR


def test_no_two_modules_import_each_other_even_in_one_room() -> None:
    graph = grimp.build_graph(*ROOMS, exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    try:
        TopologicalSorter(imports).prepare()
    except CycleError as cycle:
        pytest.fail("A circle of imports: " + " -> ".join(cycle.args[1]))


def test_foreign_keys_point_down_only() -> None:
    upward = []

    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            if target is None or model._meta.app_label not in FLOOR:
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if there == here or there in BOOKKEEPING_OF_OTHERS:
                continue
            if there not in FLOOR or FLOOR[there] >= FLOOR[here]:
                upward.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")

    assert upward == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        short(path): len(path.read_text().splitlines()) for path in own_files(".py", ".js", ".css", ".html")
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "measures"])
def test_every_room_is_an_app_with_something_true_in_it(room: str) -> None:
    folder = ROOT / room
    true_things = [
        *apps.get_app_config(room).get_models(),
        *folder.glob("management/commands/[a-z]*.py"),
        *folder.glob("forms.py"),
        *folder.glob("views.py"),
        *folder.glob("views/[a-z]*.py"),
    ]

    assert (folder / "apps.py").exists()
    assert true_things
    assert list((folder / "tests").glob("test_*.py")) or room == "harlowsafety"


def test_the_sums_are_no_app_because_they_know_no_framework() -> None:
    assert not (ROOT / "measures" / "apps.py").exists()


def test_nothing_is_a_stub() -> None:
    stubs = [
        f"{short(path)}:{node.lineno}"
        for path in own_files(".py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _is_stub(node)
    ]

    assert stubs == []


def test_no_module_is_empty_but_for_the_packages() -> None:
    empty = [
        short(path)
        for path in own_files(".py")
        if path.name != "__init__.py" and not _without_docstring(ast.parse(path.read_text()).body)
    ]

    assert empty == []


def test_every_module_says_why_it_exists() -> None:
    silent = [
        short(path)
        for path in own_files(".py")
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_nothing_of_others_is_copied_here() -> None:
    packages = (ROOT / "node_modules").rglob("*")
    published = {_digest(path) for path in packages if path.suffix in {".js", ".css", ".svg", ".woff2"}}
    ours = list(own_files(".js", ".css", ".svg", ".woff2", ".woff", ".ttf"))

    assert [short(path) for path in ours if ".min." in path.name] == []
    assert [short(path) for path in ours if path.suffix.startswith((".woff", ".ttf"))] == []
    assert [short(path) for path in ours if _digest(path) in published] == []


def _is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """A body of `pass` alone. A body that is only a docstring at least says why it does nothing."""
    return all(isinstance(each, ast.Pass) for each in node.body)


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    is_docstring = body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return body[1:] if is_docstring and isinstance(body[0].value.value, str) else body


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
