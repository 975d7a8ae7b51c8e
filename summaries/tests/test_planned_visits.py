"""What the paper tells of the visits that were planned, and of a week without a plan."""

from datetime import timedelta
from typing import Any

from accounts.models import User
from patrols.tests.factories import patrol, plan, visit
from summaries.figures import figures_for
from summaries.life.services import compile_summary
from summaries.tests.factories import WEEK

NEXT = WEEK.next()  # the week that the factories of patrols put their records in
AFTER = NEXT.ends_at + timedelta(hours=6)


def test_planned_visits_are_told_with_those_that_were_missed(
    officer: User, supervisor: User, zones: dict[str, Any], sign_in: Any
) -> None:
    plan(supervisor, zones["the-stow"])
    patrol(officer, visits=[visit(zones["the-stow"])])

    told = figures_for(NEXT, as_at=AFTER)["patrols"]
    paper = compile_summary(week=NEXT, now=AFTER)
    page = sign_in(supervisor).get(paper.get_absolute_url()).content.decode()

    assert (told["planned"], told["delivered"]) == (2, 1)
    assert told["missed"] == [
        {
            "zone": "the-stow", "name": "The Stow", "on": "2026-11-20", "band": "19:00 to 21:00",
            "organisation": "HDC", "planned": 2, "missed": 1,
        }
    ]  # fmt: skip
    assert 'data-figure="patrols.planned">2<' in page
    assert 'data-figure="patrols.delivered">1<' in page
    assert "Missed: The Stow, Friday 19:00 to 21:00 (1 of 2, HDC)." in page
    assert "delivered 1 of 2 planned visits" in paper.narrative


def test_where_nothing_was_planned_no_figure_is_made_of_it(
    officer: User, supervisor: User, zones: dict[str, Any], sign_in: Any
) -> None:
    patrol(officer, visits=[visit(zones["the-stow"])])

    told = figures_for(NEXT, as_at=AFTER)["patrols"]
    paper = compile_summary(week=NEXT, now=AFTER)
    page = sign_in(supervisor).get(paper.get_absolute_url()).content.decode()

    assert (told["planned"], told["delivered"], told["missed"]) == (None, None, [])
    assert 'data-figure="patrols.planned">None planned<' in page
    assert 'data-figure="patrols.delivered">None planned<' in page
