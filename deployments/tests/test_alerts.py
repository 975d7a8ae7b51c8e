"""Whether the counts of one deployment agree, before anything is stored."""

import pytest

from deployments.alerts import disagreements


def counts(total: int | None, true: int | None, false: int | None, unconfirmed: int | None) -> dict:
    return {
        "alerts_total": total,
        "true_alerts_confirmed": true,
        "false_alerts_confirmed": false,
        "alerts_unconfirmed": unconfirmed,
    }


@pytest.mark.parametrize("given", [(6, 4, 1, 1), (0, 0, 0, 0), (None, None, None, None)])
def test_alerts_that_add_up_agree_and_so_does_silence(given):
    assert disagreements(counts(*given)) == {}


def test_alerts_that_do_not_add_up_are_told_at_the_total():
    problems = disagreements(counts(6, 4, 1, 0))

    assert "add up to 5" in problems["alerts_total"]


def test_a_part_left_out_is_asked_for_at_its_own_field():
    problems = disagreements(counts(6, 4, None, 1))

    assert list(problems) == ["false_alerts_confirmed"]


def test_more_alerts_than_faces_cannot_be():
    problems = disagreements({**counts(6, 4, 1, 1), "faces_seen": 5})

    assert list(problems) == ["faces_seen"]


def test_more_alerts_resolved_than_there_were_cannot_be():
    problems = disagreements({"detector_alerts": 2, "resolved_by_conversation": 3})

    assert list(problems) == ["resolved_by_conversation"]
