"""A paper as an earlier release sealed it: still readable, still whole, and no yardstick for new counts."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import User
from summaries.life.services import start_correction
from summaries.models import WeeklySummary
from summaries.tests.factories import WEEK, draft, reported

pytestmark = pytest.mark.usefixtures("zones")
# Written by the release before papers were approved, from records like those of these tests.
FROZEN = Path(__file__).with_name("a_paper_of_schema_2.json")
MOMENTS = ("data_as_at", "compiled_at", "issued_at")


@pytest.fixture
def old_paper(supervisor: User) -> WeeklySummary:
    held = json.loads(FROZEN.read_text())
    held |= {name: datetime.fromisoformat(held[name]) for name in MOMENTS}
    made: WeeklySummary = WeeklySummary.objects.create(
        **held, status="issued", issued_by=supervisor, author=supervisor
    )
    return made


@pytest.mark.parametrize("page", ["detail", "print"])
def test_it_is_read_as_page_and_print(
    old_paper: WeeklySummary, councillor: User, sign_in: Any, page: str
) -> None:
    shown = sign_in(councillor).get(reverse(f"summaries:{page}", args=[WEEK]))

    text = shown.content.decode()
    assert shown.status_code == 200
    assert old_paper.sentences[0] in text
    assert "ACT-2026-000001" in text


def test_it_is_read_over_the_api_and_says_that_no_approver_is_recorded(
    old_paper: WeeklySummary, councillor: User, api: Any
) -> None:
    told = api(councillor).get(reverse("api:summaries-detail", args=[WEEK])).json()

    assert told["figures"] == old_paper.figures
    assert (told["approved_by"], told["steps"]) == (None, [])


def test_its_seal_is_verified_by_what_it_covered_then(
    old_paper: WeeklySummary, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_summaries")

    assert "1 issued summary is as issued." in capsys.readouterr().out


def test_its_counts_are_not_compared_with_those_by_other_definitions(
    old_paper: WeeklySummary, officer: User
) -> None:
    reported(officer, 3)

    assert draft(week=WEEK.next()).figures["revisions"] == []


def test_it_can_be_corrected_and_what_it_lacked_is_told_as_not_there(
    old_paper: WeeklySummary, supervisor: User
) -> None:
    now = WEEK.ends_at + timedelta(days=1)

    correction = start_correction(summary=old_paper, by=supervisor, now=now, reason="A record was missing")

    differences = correction.figures["differences"]
    assert (correction.version, correction.schema) == (2, "3")
    assert "not there" in {each["was"] for each in differences}
