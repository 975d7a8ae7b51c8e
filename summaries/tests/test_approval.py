"""Two people stand for a paper: what is checked, who may approve it, and what takes both back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction

from accounts.models import User
from accounts.tests.factories import person
from summaries.life.approval import (
    approve_summary,
    check_summary,
    how_complete,
    read_with_nothing_to_add,
    send_back,
)
from summaries.life.services import compile_missing, compile_summary, issue_summary, start_correction
from summaries.models import Step, WeeklySummary
from summaries.tests.factories import MONDAY, WEEK, approved, draft, issued
from summaries.wording.services import edit_narrative

pytestmark = pytest.mark.usefixtures("zones")
LATER = MONDAY + timedelta(hours=5)


@pytest.fixture
def manager(db: None) -> User:
    return person("supervisor", email="manager@example.org", full_name="Maya Manager")


def checked(by: User) -> WeeklySummary:
    return check_summary(summary=draft(), by=by, now=MONDAY)


def kinds(paper: WeeklySummary) -> list[str]:
    return list(paper.steps.values_list("kind", flat=True))


def test_a_paper_that_only_the_service_made_goes_from_draft_to_issue_with_every_step_on_record(
    analyst: User, supervisor: User, liaison: User, manager: User
) -> None:
    paper = checked(analyst)
    read_with_nothing_to_add(summary=paper, by=liaison, now=MONDAY)
    approve_summary(summary=paper, by=manager, now=LATER)

    paper = issue_summary(summary=paper, by=supervisor, now=LATER)

    told = [(step.kind, step.by) for step in paper.steps.select_related("by")]
    assert told == [
        ("compiled", None),
        ("checked", analyst),
        ("read_by_liaison", liaison),
        ("approved", manager),
        ("issued", supervisor),
    ]
    assert (paper.checked_by, paper.approved_by, paper.issued_by) == (analyst, manager, supervisor)


def compiled_by_hand(by: User) -> WeeklySummary:
    return draft(by=by)


def refreshed(by: User) -> WeeklySummary:
    draft()
    return draft(now=LATER, by=by)


def edited(by: User) -> WeeklySummary:
    return edit_narrative(summary=draft(), text="A quiet week.", by=by, now=MONDAY)


def corrected(by: User) -> WeeklySummary:
    return start_correction(summary=issued(by), by=by, now=LATER, reason="A record was missing")


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (compiled_by_hand, "you compiled it"),
        (refreshed, "you refreshed its figures"),
        (edited, "you edited its words"),
        (corrected, "you began this correction"),
    ],
)
def test_whoever_worked_on_a_version_is_told_that_somebody_else_must_approve_it(
    supervisor: User, manager: User, work: Callable[[User], WeeklySummary], said: str
) -> None:
    paper = check_summary(summary=work(supervisor), by=supervisor, now=LATER)

    with pytest.raises(ValidationError, match=f"Somebody else must approve this: {said}."):
        approve_summary(summary=paper, by=supervisor, now=LATER)

    assert approve_summary(summary=paper, by=manager, now=LATER).approved_by == manager


def test_the_first_of_two_editors_may_not_approve_either(supervisor: User, manager: User) -> None:
    edit_narrative(summary=draft(), text="A quiet week.", by=supervisor, now=MONDAY)
    edit_narrative(summary=WeeklySummary.objects.get(), text="Quiet.", by=manager, now=MONDAY)
    paper = check_summary(summary=WeeklySummary.objects.get(), by=manager, now=LATER)

    with pytest.raises(ValidationError, match="you edited its words"):
        approve_summary(summary=paper, by=supervisor, now=LATER)


@pytest.mark.parametrize("change", ["refresh", "edit", "send back"])
def test_any_change_takes_check_and_approval_back(supervisor: User, manager: User, change: str) -> None:
    paper = approved(supervisor)

    if change == "refresh":
        compile_summary(week=WEEK, now=LATER, by=manager)
    elif change == "edit":
        edit_narrative(summary=paper, text="A quiet week.", by=manager, now=LATER)
    else:
        send_back(summary=paper, by=manager, now=LATER, reason="Say more of The Stow")

    paper.refresh_from_db()
    assert (paper.status, paper.checked_by, paper.approved_by) == ("draft", None, None)
    with pytest.raises(ValidationError, match="has not been approved"):
        issue_summary(summary=paper, by=supervisor, now=LATER)


def test_the_same_words_saved_again_change_nothing(supervisor: User) -> None:
    paper = approved(supervisor)

    again = edit_narrative(summary=paper, text=paper.narrative, by=supervisor, now=LATER)

    assert again.status == "approved"
    assert "edited" not in kinds(paper)


def test_the_timetable_leaves_a_paper_alone_that_somebody_checked(analyst: User) -> None:
    paper = checked(analyst)

    assert compile_missing(week=WEEK, now=LATER) is None
    paper.refresh_from_db()
    assert paper.status == "checked"


@pytest.mark.parametrize("step", [check_summary, approve_summary, issue_summary])
def test_no_step_is_taken_of_a_paper_that_changed_since_it_was_read(supervisor: User, step: Any) -> None:
    paper = draft()
    seen = paper.fingerprint
    draft(now=LATER)

    with pytest.raises(ValidationError, match="has changed since you opened it"):
        step(summary=paper, by=supervisor, now=LATER, seen=seen)


def test_an_unchecked_draft_is_not_approved_and_a_draft_is_not_sent_back(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="has not been checked"):
        approve_summary(summary=draft(), by=supervisor, now=LATER)
    with pytest.raises(ValidationError, match="is a draft already"):
        send_back(summary=draft(), by=supervisor, now=LATER, reason="x")


def test_each_step_twice_is_one(supervisor: User, liaison: User) -> None:
    paper = checked(supervisor)
    for _ in range(2):
        check_summary(summary=paper, by=supervisor, now=LATER)
        read_with_nothing_to_add(summary=paper, by=liaison, now=LATER)
        approve_summary(summary=paper, by=supervisor, now=LATER)

    assert kinds(paper) == ["compiled", "checked", "read_by_liaison", "approved"]


def test_nothing_to_add_is_for_the_police(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="for the police liaison"):
        read_with_nothing_to_add(summary=draft(), by=supervisor, now=LATER)


def test_a_check_says_how_complete_the_sections_were() -> None:
    sections = [
        {"name": "Incidents", "state": "complete", "why": []},
        {"name": "Patrols", "state": "partial", "why": ["1 patrol has not been ended"]},
        {"name": "Next week", "state": "missing", "why": ["No plan"]},
    ]

    said = how_complete({"sections": sections})

    assert said == "1 section complete, 1 partial (Patrols), 1 missing (Next week)"
    assert how_complete({}) == ""


def test_the_database_keeps_steps_and_the_two_people_apart(supervisor: User, manager: User) -> None:
    paper = check_summary(summary=draft(by=manager), by=supervisor, now=MONDAY)

    with pytest.raises(InternalError, match="steps_are_fixed"), transaction.atomic():
        Step.objects.filter(summary=paper).update(by=manager)
    with pytest.raises(IntegrityError, match="approver_is_not_the_author"), transaction.atomic():
        WeeklySummary.objects.update(status="approved", approved_by=manager, approved_at=LATER)


def test_a_number_that_no_figure_bears_out_is_refused_until_somebody_says_why_it_is_kept(
    supervisor: User, manager: User
) -> None:
    text = "There were 77 incidents in all three zones."
    edit_narrative(summary=draft(), text=text, by=supervisor, now=MONDAY)
    paper = check_summary(summary=WeeklySummary.objects.get(), by=supervisor, now=LATER)

    with pytest.raises(ValidationError, match="77") as refused:
        approve_summary(summary=paper, by=manager, now=LATER)
    done = approve_summary(summary=paper, by=manager, now=LATER, keep_because="Counted by hand")

    assert list(refused.value.message_dict) == ["keep_because"]
    assert done.status == "approved"
    kept = paper.steps.get(kind="kept_a_number")
    assert (kept.by, "77" in kept.note, "Counted by hand" in kept.note) == (manager, True, True)
