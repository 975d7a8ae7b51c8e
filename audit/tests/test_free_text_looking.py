"""Tests of what looks like a person in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.free_text.looking import Personal, what_looks_personal

NAME, PLATE, TELEPHONE = Personal.NAME, Personal.PLATE, Personal.TELEPHONE
BORN, EMAIL, ADDRESS = Personal.BIRTH_DATE, Personal.EMAIL, Personal.ADDRESS


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Seen there was Jordan Smith, who left.", NAME, "Jordan Smith"),
        ("Jordan Smith was seen.", NAME, "Jordan Smith"),
        ("Two males, one called Deano, ran off.", NAME, "Deano"),
        ("Spoke with Mrs O'Neill about it.", NAME, "Mrs O'Neill"),
        ("Mary-Jane Watson-Parker complained", NAME, "Mary-Jane Watson-Parker"),
        ("Left in a black Golf AB12 CDE", PLATE, "AB12 CDE"),
        ("Moped with plate EX05KLM", PLATE, "EX05KLM"),
        ("Call back on 07700 900123 please", TELEPHONE, "07700 900123"),
        ("Number +44 7700 900 123 given", TELEPHONE, "+44 7700 900 123"),
        ("Suspect DOB 12/03/2008 was moved on", BORN, "DOB 12/03/2008"),
        ("He was born on 3rd May 2009", BORN, "born on 3rd May 2009"),
        ("Gave 4.11.1998 as his", BORN, "4.11.1998"),
        ("Write to j.bloggs@example.com", EMAIL, "j.bloggs@example.com"),
        ("Lives at 14 Maddox Road", ADDRESS, "14 Maddox Road"),
        ("Lives in CM20 1XA", ADDRESS, "CM20 1XA"),
    ],
)
def test_what_looks_like_a_person_is_found(text: str, kind: Personal, found: str) -> None:
    assert [(each.kind, each.text) for each in what_looks_personal(text)] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "Group of eight drinking by the benches in Market Square, moved on.",
        "Fight outside The Harvey Centre near North Gate, then towards Broad Walk.",
        "Essex Police attended under Section 60; Operation Sceptre poster put up.",
        "Safe to go Stow leaflet handed out at The Stow on Monday 16 November.",
        "Fixed penalty of £100 given at 19:40, 2 warnings, 3 bottles of 500 ml.",
        "Shop reported theft of 14 items worth £1,200.50 on 16/11/2026.",
        "CCTV and SIA door staff told. PSPO explained.",
        "Public Spaces Protection Order sign is missing at Terminus Street.",
        "",
    ],
)
def test_places_powers_and_sums_are_let_through(text: str) -> None:
    assert what_looks_personal(text) == []


def test_several_are_told_in_the_order_of_the_text() -> None:
    found = what_looks_personal("AB12 CDE was driven by Jordan Smith, 07700 900123")

    assert [each.kind for each in found] == [PLATE, NAME, TELEPHONE]


@given(st.text(max_size=500))
def test_any_text_is_looked_at_and_what_is_found_stands_in_it(text: str) -> None:
    for each in what_looks_personal(text):
        assert text[each.start :].startswith(each.text)
