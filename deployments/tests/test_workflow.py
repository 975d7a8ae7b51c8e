"""The life of a deployment."""

import pytest

from deployments.workflow import LABELS, MOVES, Status, may_move


@pytest.mark.parametrize(
    ("before", "after"),
    [("planned", "active"), ("planned", "cancelled"), ("active", "complete"), ("cancelled", "planned")],
)
def test_the_moves_that_happen_are_allowed(before, after):
    assert may_move(before, after)


@pytest.mark.parametrize("after", Status)
def test_a_complete_deployment_stays_complete(after):
    assert not may_move("complete", after)


def test_every_status_has_its_words_and_its_moves():
    assert set(LABELS) == set(MOVES) == set(Status)
