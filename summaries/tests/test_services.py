"""The life of a summary: compiled, put into words, issued, corrected; and what may never happen to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import InternalError, transaction

from accounts.models import User
from measures.weeks import Week
from summaries.life.services import compile_summary, issue_summary, start_correction
from summaries.life.since_issued import revisions
from summaries.models import WeeklySummary
from summaries.tests.factories import MONDAY, WEEK, draft, issued, reported
from summaries.wording.services import edit_narrative

pytestmark = pytest.mark.usefixtures("zones")


def test_a_week_that_is_not_over_is_refused() -> None:
    with pytest.raises(ValidationError, match="not over yet"):
        compile_summary(week=WEEK, now=WEEK.ends_at - timedelta(seconds=1))


@pytest.mark.parametrize("week", [Week(2026, 13), Week(2026, 43), Week(2026, 53)])
def test_a_week_can_be_compiled_from_the_moment_it_ends(week: Week) -> None:
    summary = compile_summary(week=week, now=week.ends_at)

    assert summary.week == week
    assert summary.status == "draft"


def test_compiling_twice_makes_one_draft_with_the_newer_figures(officer: User) -> None:
    reported(officer, 1)
    first = draft()
    reported(officer, 1, category="theft")

    second = draft(now=MONDAY + timedelta(hours=1))

    assert first.pk == second.pk
    assert WeeklySummary.objects.count() == 1
    assert second.figures["incidents"]["areas"][0]["total"]["this_week"] == 2
    assert second.data_as_at == MONDAY + timedelta(hours=1)


def test_words_that_somebody_edited_outlive_a_refresh(officer: User, supervisor: User) -> None:
    edit_narrative(summary=draft(), text="A quiet week.\n\n  As expected. ", by=supervisor, now=MONDAY)
    reported(officer, 1)

    refreshed = draft(now=MONDAY + timedelta(hours=1))

    assert refreshed.sentences == ["A quiet week.", "As expected."]
    assert refreshed.narrative_is_edited


def test_emptying_the_words_brings_back_those_of_the_figures(supervisor: User) -> None:
    made = draft()
    edit_narrative(summary=made, text="A quiet week.", by=supervisor, now=MONDAY)

    again = edit_narrative(summary=made, text=" ", by=supervisor, now=MONDAY)

    assert again.narrative == made.narrative
    assert not again.narrative_is_edited


def test_a_late_record_changes_the_live_figures_and_not_the_issued_paper(
    officer: User, supervisor: User
) -> None:
    reported(officer, 3, category="theft", zone="north-gate")
    paper = issued(supervisor)
    reported(officer, 1, category="theft", zone="north-gate")

    again = draft(now=MONDAY + timedelta(days=1))

    assert again == paper
    assert again.figures == paper.figures
    found = [each["words"] for each in revisions(again)]
    assert found == ["Week 46, North Gate, theft: 3, now 4"]


def test_the_next_paper_tells_what_was_revised(officer: User, supervisor: User) -> None:
    reported(officer, 3, category="theft", zone="north-gate")
    issued(supervisor)
    reported(officer, 1, category="theft", zone="north-gate")

    following = draft(week=WEEK.next())

    assert [each["words"] for each in following.figures["revisions"]] == [
        "Week 46, North Gate, theft: 3, now 4"
    ]


def test_issuing_twice_leaves_the_first_issue_as_it_was(supervisor: User, administrator: User) -> None:
    paper = issued(supervisor)

    again = issue_summary(summary=paper, by=administrator, now=MONDAY + timedelta(days=2))

    assert again.issued_by == supervisor
    assert again.issued_at == paper.issued_at


def test_a_draft_that_changed_since_it_was_read_is_not_issued(officer: User, supervisor: User) -> None:
    seen = draft().fingerprint
    refreshed = draft(now=MONDAY + timedelta(hours=1))

    with pytest.raises(ValidationError, match="has changed since you opened it"):
        issue_summary(summary=refreshed, by=supervisor, now=MONDAY + timedelta(hours=2), seen=seen)


def test_the_words_of_an_issued_paper_cannot_be_edited(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="is issued"):
        edit_narrative(summary=issued(supervisor), text="Other words.", by=supervisor, now=MONDAY)


@pytest.mark.parametrize(
    "change", [{"figures": {}}, {"narrative": "Other"}, {"status": "draft"}, {"sha256": "0"}]
)
def test_the_database_refuses_to_change_an_issued_paper(supervisor: User, change: dict[str, Any]) -> None:
    paper = issued(supervisor)

    with pytest.raises(InternalError, match="issued_is_fixed"), transaction.atomic():
        WeeklySummary.objects.filter(pk=paper.pk).update(**change)


def test_the_database_refuses_to_delete_an_issued_paper(supervisor: User) -> None:
    paper = issued(supervisor)

    with pytest.raises(InternalError, match="issued_is_fixed"), transaction.atomic():
        WeeklySummary.objects.filter(pk=paper.pk)._raw_delete("default")


def test_a_corrected_version_is_a_second_paper_beside_the_first(officer: User, supervisor: User) -> None:
    paper = issued(supervisor)
    reported(officer, 1)

    told = {"by": supervisor, "now": MONDAY + timedelta(days=1), "reason": "A record was missing"}
    correction = start_correction(summary=paper, **told)
    same = start_correction(summary=paper, **told)

    assert (correction.version, correction.status) == (2, "draft")
    assert same == correction
    assert correction.figures["incidents"]["areas"][0]["total"]["this_week"] == 1
    paper.refresh_from_db()
    assert paper.figures["incidents"]["areas"][0]["total"]["this_week"] == 0


def test_the_seals_are_whole_until_somebody_goes_behind_the_database(
    supervisor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    import pgtrigger

    paper = issued(supervisor)
    call_command("verify_summaries")
    assert "1 issued summary is as issued." in capsys.readouterr().out

    with pgtrigger.ignore("summaries.WeeklySummary:issued_is_fixed"):
        WeeklySummary.objects.filter(pk=paper.pk).update(narrative="Nothing happened.")

    with pytest.raises(CommandError, match="2026-W46 version 1"):
        call_command("verify_summaries")


def test_the_command_compiles_a_week_and_prints_its_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("compile_summary", "2025-W46")

    assert "2025-W46 version 1: draft." in capsys.readouterr().out
    assert WeeklySummary.objects.get().author is None


@pytest.mark.parametrize("week", ["2025-W53", "last week", "2999-W01"])
def test_the_command_refuses_a_week_that_is_none_or_not_over(week: str) -> None:
    with pytest.raises(CommandError):
        call_command("compile_summary", week)
