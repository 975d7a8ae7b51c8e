"""Whatever is sent and however it is called: the bytes stay as they are, the name becomes harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports import staging
from imports.reading.names import LONGEST_NAME, clean_name
from imports.reference_runs import in_few_words


@given(chunks=st.lists(st.binary(max_size=40)))
def test_pieces_hold_every_byte_in_order_and_all_but_the_last_are_full(chunks: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as small:
        small.setattr(staging, "PIECE", 16)

        pieces = list(staging._pieces(chunks))

    assert b"".join(pieces) == b"".join(chunks)
    assert {len(piece) for piece in pieces[:-1]} <= {16}
    assert all(pieces)


@given(name=st.text(max_size=600))
def test_a_name_has_no_folder_no_hidden_letter_and_room_in_its_column(name: str) -> None:
    clean = clean_name(name)

    assert 0 < len(clean) <= LONGEST_NAME
    assert not {"/", "\\"} & set(clean) and clean not in {".", ".."}
    assert not [letter for letter in clean if unicodedata.category(letter)[0] == "C"]


@given(numbers=st.sets(st.integers(1, 60), min_size=1, max_size=30))
def test_every_number_taken_out_is_told_once(numbers: set[int]) -> None:
    told = in_few_words(f"INC-2026-{number:06d}" for number in numbers)

    ranges = [part.split(" to ") for part in told.split(" and ")[0].split(", ")]
    ends = [(int(part[0][-6:]), int(part[-1][-6:])) for part in ranges]
    named = [number for first, last in ends for number in range(first, last + 1)]
    left = int(told.split(" and ")[1].split()[0]) if " and " in told else 0
    assert named == sorted(numbers)[: len(named)]
    assert len(named) + left == len(numbers)
