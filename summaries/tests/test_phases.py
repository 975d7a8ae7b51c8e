"""The phases of a project, from what was said of it."""

from datetime import date

from summaries.projects.phases import Told, phases_by, phases_told

CLEAR, HOLD, BUILD = (
    Told("clear", date(2026, 3, 2)), Told("hold", date(2026, 6, 1)), Told("build", date(2026, 10, 5))
)  # fmt: skip


def test_phases_follow_each_other_in_the_order_they_were_told() -> None:
    assert phases_told([Told(""), CLEAR, HOLD, BUILD]) == [CLEAR, HOLD, BUILD]


def test_the_same_phase_said_again_corrects_its_day_either_way() -> None:
    earlier, later = Told("hold", date(2026, 5, 1)), Told("hold", date(2026, 7, 1))

    assert phases_told([CLEAR, HOLD, earlier]) == [CLEAR, earlier]
    assert phases_told([CLEAR, HOLD, later]) == [CLEAR, later]


def test_other_changes_of_the_project_change_no_phase() -> None:
    assert phases_told([CLEAR, CLEAR, HOLD, HOLD]) == [CLEAR, HOLD]


def test_a_phase_that_had_not_begun_after_all_is_taken_out() -> None:
    assert phases_told([CLEAR, HOLD, BUILD, HOLD]) == [CLEAR, HOLD]


def test_a_phase_without_a_day_follows_what_was_said_before() -> None:
    assert phases_told([CLEAR, Told("hold")]) == [CLEAR, Told("hold")]


def test_a_project_that_is_in_no_phase_any_more_has_none() -> None:
    assert phases_told([CLEAR, HOLD, Told("")]) == []


def test_a_paper_of_an_earlier_day_tells_the_phase_of_that_day() -> None:
    assert phases_by(date(2026, 9, 1), [CLEAR, HOLD, BUILD]) == [CLEAR, HOLD]
    assert phases_by(date(2026, 1, 1), [CLEAR, HOLD, BUILD]) == []
