"""How the paper puts projects and actions: phases one after another, and where an action came from."""

from typing import Any

from summaries.paper.sections.projects import actions, projects
from summaries.tests.figures_of_a_week import figures_of_a_week

HOLD = {"phase": "Hold", "since_on": "2026-06-01"}


def of_a_project(**changed: Any) -> str:
    figures = figures_of_a_week()
    figures["projects"][0] |= changed
    return projects(figures)[0].caption


def test_the_phase_is_told_with_those_before_it() -> None:
    clear = {"phase": "Clear", "since_on": "2024-05-19"}

    told = of_a_project(phases=[clear, HOLD])

    assert told == "Safe to go Stow. Phase: hold since 1 June 2026; before that clear since 19 May 2024."


def test_a_paper_that_knows_one_phase_only_tells_that_one() -> None:
    assert of_a_project() == "Safe to go Stow. Phase: hold since 1 June 2026."


def test_an_action_says_from_which_week_it_was_created() -> None:
    figures = figures_of_a_week()
    row = figures["actions"]["rows"][0]

    texts = [actions({"actions": {**figures["actions"], "rows": [row | came]}})[1].rows[0][0].text
             for came in ({"created_from": "2026-W46"}, {"created_from": None})]  # fmt: skip

    assert texts == [
        "ACT-2026-000003: Mend the gate behind the shops. Created from week 46, 2026",
        "ACT-2026-000003: Mend the gate behind the shops",
    ]
