"""A phone without signal finds in a line what the server finds: the patterns are written once."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from accounts.models import User
from audit.free_text.looking import as_data, what_looks_personal
from audit.tests import test_free_text_looking as cases
from tests.house import ROOT

MORE = [
    "It was José García, known as the Fox.",
    "Two males, one named The Knife; 07700 900123 and 14 Maddox Road, CM20 1XA.",
    "the Named: Deano, CALLED deano, name is Deano.",
    "DOB: 1/2/08 and born 3 June 1999, j.bloggs@example.com, AB12 CDE, A123 ABC, ABC 123D",
    "Mr. J. R. Smith-Jones and PC O'Neill by Flat 3, 12 Long Church Field",
]


def every_case() -> list[str]:
    found = [*MORE]
    for test in (
        cases.test_what_looks_like_a_person_is_found,
        cases.test_places_powers_and_sums_are_let_through,
    ):
        for row in test.pytestmark[0].args[1]:
            found.append(row if isinstance(row, str) else row[0])
    return found


def on_a_phone(texts: list[str]) -> list[dict[str, Any]]:
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(ROOT / "tests/js/phone/looks_at.mjs")],
        input=json.dumps({"looking": as_data(), "texts": texts}), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_a_phone_finds_what_the_server_finds() -> None:
    texts = every_case()

    told = [each["found"] for each in on_a_phone(texts)]

    assert told == [[[each.kind.value, each.text] for each in what_looks_personal(text)] for text in texts]
    assert sum(map(bool, told)) >= 15


def test_it_says_so_without_repeating_it() -> None:
    name, quiet = on_a_phone(["Jordan Smith, AB12 CDE", "Quiet by the benches."])

    assert name["words"].startswith("This looks like somebody’s name and a number plate.")
    assert "Jordan" not in name["words"]
    assert quiet["words"] == ""


@pytest.mark.django_db
def test_the_kit_carries_the_patterns(officer: User, api: Any) -> None:
    assert api(officer).get("/api/v1/patrols/kit/").json()["looking"] == as_data()
