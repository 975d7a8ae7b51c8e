"""Tests of how far a batch has come."""

import pytest

from imports.states import LABELS, State, may_follow


@pytest.mark.parametrize("state", [each for each in State if each != State.CHECKED])
def test_only_a_checked_batch_can_be_imported(state: State) -> None:
    assert not may_follow(state, State.IMPORTING)
    assert may_follow(State.CHECKED, State.IMPORTING)


@pytest.mark.parametrize("state", [State.UNDONE, State.ABANDONED])
def test_what_is_undone_or_abandoned_stays_so(state: State) -> None:
    assert not [each for each in State if may_follow(state, each)]


def test_every_state_has_words() -> None:
    assert set(LABELS) == set(State)
