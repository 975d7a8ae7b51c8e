"""Late records in the papers that follow: each change once, beside what readers were last told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import User
from measures.weeks import Week
from patrols.tests.factories import START, patrol, visit
from stopsearches.tests.factories import stop_search
from summaries.figures import figures_for
from summaries.life.revisions import Told, counts_of_the_town, last_told, revisions_of
from summaries.life.services import start_correction
from summaries.life.since_issued import revisions
from summaries.paper.definitions import VERSION
from summaries.tests.factories import WEEK, draft, issued, reported
from zones.models import Zone

STOW = ("the-stow", "anti_social_behaviour")


def told(week: int, count: int, *, days: int = 0, version: str = VERSION, revised: Any = ()) -> Told:
    """A paper of that week of 2026, issued so many days after week 41's."""
    return Told(
        week=f"2026-W{week}",
        label=f"Week {week}, 2026",
        issued_at=datetime(2026, 10, 12, 9, tzinfo=UTC) + timedelta(days=days),
        definitions_version=version,
        incidents={
            "areas": [
                {"slug": area, "name": name, "rows": [
                    {"kind": STOW[1], "label": "Anti-social behaviour", "this_week": count}
                ]}
                for area, name in (("all", "All three zones"), ("the-stow", "The Stow"))
            ]
        },
        of_the_town={("", "visits"): 7},
        revisions=[
            {"week": when, "zone": STOW[0], "kind": STOW[1], "now": now} for when, now in revised
        ],
    )  # fmt: skip


def words(*papers: Told, now: int, visits: int = 7) -> list[str]:
    found = revisions_of(papers, {"2026-W41": {STOW: now, ("", "visits"): visits}}, ["2026-W41"])
    return [each["words"] for each in found]


def test_a_late_record_is_told_as_what_was_and_what_is() -> None:
    assert words(told(41, 12), now=14) == ["Week 41, The Stow, anti-social behaviour: 12, now 14"]


def test_visits_that_were_logged_late_are_told_without_a_zone() -> None:
    assert words(told(41, 12), now=12, visits=9) == ["Week 41, visits to zones: 7, now 9"]


def test_what_one_paper_told_the_next_one_does_not_tell_again() -> None:
    first, second = told(41, 12), told(42, 5, days=7, revised=[("2026-W41", 14)])

    assert words(first, second, now=14) == []
    assert words(first, second, now=15) == ["Week 41, The Stow, anti-social behaviour: 14, now 15"]


def test_a_corrected_version_is_what_was_last_told() -> None:
    first, later = told(41, 12), told(42, 5, days=7, revised=[("2026-W41", 14)])
    corrected = told(41, 15, days=9)

    assert words(corrected, first, later, now=15) == []


@pytest.mark.parametrize("said", [{"words": "Theft: 3, now 4"}, {"week": "2026-W41", "words": "Theft: 3"}])
def test_a_revision_that_an_older_paper_said_in_words_only_puts_nothing_right(said: dict[str, str]) -> None:
    older = replace(told(42, 5, days=7), revisions=[said])

    assert words(told(41, 12), older, now=14) == ["Week 41, The Stow, anti-social behaviour: 12, now 14"]


def test_papers_by_other_definitions_are_compared_with_nothing() -> None:
    assert last_told([told(41, 12, version="1")]) == {}


@pytest.mark.usefixtures("zones")
def test_a_record_of_eleven_months_ago_is_told_in_the_next_paper_and_in_that_one_only(
    officer: User, supervisor: User
) -> None:
    long_ago, last = WEEK.previous(48), WEEK.next()
    issued(supervisor, week=long_ago)
    reported(officer, 2, week=long_ago, category="theft", zone="north-gate")

    following = issued(supervisor)
    after_it = draft(week=last)

    found = [each["words"] for each in following.figures["revisions"]]
    assert found == [f"{long_ago.label.split(',')[0]}, North Gate, theft: 0, now 2"]
    assert after_it.figures["revisions"] == []


@pytest.mark.usefixtures("zones")
def test_a_corrected_version_freezes_how_it_differs_and_leaves_the_first_as_it_was(
    officer: User, supervisor: User
) -> None:
    paper = issued(supervisor)
    reported(officer, 1, category="theft", zone="north-gate")

    correction = start_correction(
        summary=paper, by=supervisor, now=WEEK.ends_at + timedelta(days=1), reason="A report came late"
    )

    found = {each["figure"]: (each["was"], each["now"]) for each in correction.figures["differences"]}
    assert found["incidents.north-gate.theft.this_week"] == ("0", "1")
    assert found["incidents.all.total.this_week"] == ("0", "1")
    assert correction.corrects == paper
    assert "differences" not in paper.figures


def test_revisions_are_in_the_order_of_the_weeks_that_are_asked_for() -> None:
    papers = [told(40, 1), told(41, 12)]

    found = revisions_of(papers, {}, [str(Week(2026, 41)), str(Week(2026, 40))])

    assert [each["week"] for each in found] == ["2026-W41", "2026-W41", "2026-W40", "2026-W40"]


def test_a_patrol_and_a_search_that_came_late_are_told_as_the_paper_counted_them(
    zones: dict[str, Zone], officer: User, supervisor: User, liaison: User
) -> None:
    week = Week.of_instant(START)
    paper = issued(supervisor, week=week)
    patrol(officer, visits=[visit(zones["the-stow"])])
    stop_search(liaison, searched_at=START, now=START + timedelta(hours=1))

    now, compiled = revisions(paper), figures_for(week, as_at=week.ends_at + timedelta(days=1))

    assert [each["words"] for each in now] == [
        "Week 47, patrols: 0, now 1",
        "Week 47, visits to zones: 0, now 1",
        "Week 47, stop searches: 0, now 1",
    ]
    assert [each["now"] for each in now] == list(counts_of_the_town(compiled).values())
