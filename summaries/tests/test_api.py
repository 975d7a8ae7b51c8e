"""The API of the weekly summary, and that page, API and print show the same numbers."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from audit.models import AccessRecord
from summaries.models import WeeklySummary
from summaries.tests.factories import WEEK, approved, draft, issued, reported, undertaken

pytestmark = pytest.mark.usefixtures("zones")
LIST, ONE = reverse("api:summaries-list"), reverse("api:summaries-detail", args=[WEEK])


def cells(page: Any) -> list[str]:
    """Every cell of every table, as a reader sees it."""
    found = re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", page.content.decode(), re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in found]


def said(figure: float | None) -> str:
    if figure is None:
        return "No data"
    return f"{figure:.2f}" if isinstance(figure, float) else str(figure)


def test_page_print_and_api_show_the_same_numbers(
    officer: User, supervisor: User, councillor: User, sign_in: Any, api: Any
) -> None:
    reported(officer, 11, zone="north-gate")
    reported(officer, 7, category="theft")
    for n in range(1, 5):
        reported(officer, 5, week=WEEK.previous(n), zone="north-gate")
    undertaken(supervisor)
    issued(supervisor)

    figures = api(councillor).get(ONE).json()["figures"]
    page = cells(sign_in(councillor).get(reverse("summaries:detail", args=[WEEK])))
    printed = cells(sign_in(councillor).get(reverse("summaries:print", args=[WEEK])))

    wanted = [
        [
            row["label"],
            str(row["this_week"]),
            f"{row['verdict']['words']} ({row['verdict']['usual']})",
            said(row["previous_week"]),
            said(row["mean_before"]),
            said(row["last_year"]),
        ]
        for area in figures["incidents"]["areas"]
        for row in [*area["rows"], area["total"]]
    ]
    assert len(wanted) == 36
    for row in wanted:
        assert any(page[at : at + 6] == row for at in range(len(page))), row
    assert page == printed
    assert figures == WeeklySummary.objects.get().figures


def test_the_list_leaves_the_figures_to_each_paper(supervisor: User, councillor: User, api: Any) -> None:
    issued(supervisor)
    draft(week=WEEK.previous())

    found = api(councillor).get(LIST).json()

    assert [each["week"] for each in found["results"]] == ["2026-W46"]
    assert "figures" not in found["results"][0]
    assert AccessRecord.objects.filter(user=councillor, action="list", kind="summary", count=1).exists()


def test_a_draft_is_not_found_by_a_cabinet_member(councillor: User, api: Any) -> None:
    draft()

    assert api(councillor).get(ONE).status_code == 404


def test_an_analyst_compiles_edits_and_checks_and_a_supervisor_approves_and_issues(
    officer: User, supervisor: User, analyst: User, api: Any
) -> None:
    client, writer = api(supervisor), api(analyst)

    compiled = writer.post(f"{ONE}compile/").json()
    edited = writer.patch(ONE, {"narrative": "A quiet week."}).json()
    stale = writer.post(f"{ONE}check/", {"seen": compiled["fingerprint"]})
    checked = writer.post(f"{ONE}check/", {"seen": edited["fingerprint"]}).json()
    approved = client.post(f"{ONE}approve/", {"seen": edited["fingerprint"]}).json()
    done = client.post(f"{ONE}issue/", {"seen": edited["fingerprint"]}).json()
    reported(officer, 1)

    assert stale.status_code == 400
    assert [each["status"] for each in (checked, approved, done)] == ["checked", "approved", "issued"]
    assert (done["narrative"], done["approved_by"]) == ("A quiet week.", supervisor.full_name)
    assert [step["kind"] for step in done["steps"]] == [
        "compiled", "edited", "checked", "approved", "issued",
    ]  # fmt: skip
    assert client.patch(ONE, {"narrative": "Other."}).status_code == 400
    assert client.get(f"{ONE}revisions/").json()[0]["words"] == "Week 46, The Stow, violence: 0, now 1"
    assert client.post(f"{ONE}correct/").json() == {"reason": ["This field is required."]}
    assert client.post(f"{ONE}correct/", {"reason": "One was missing"}).json()["version"] == 2


def test_the_police_say_that_they_have_nothing_to_add_and_a_paper_is_sent_back_with_a_reason(
    supervisor: User, liaison: User, councillor: User, api: Any
) -> None:
    approved(supervisor)

    read = api(liaison).post(f"{ONE}read/").json()
    not_police = api(supervisor).post(f"{ONE}read/")
    back = api(supervisor).post(f"{ONE}send-back/", {"reason": "Say more of The Stow"}).json()
    issued(supervisor, summary=WeeklySummary.objects.get())

    assert read["steps"][-1]["by"] == liaison.full_name
    assert not_police.status_code == 400
    assert (back["status"], back["steps"][-1]["note"]) == ("draft", "Say more of The Stow")
    assert "Say more" not in str(api(councillor).get(ONE).json()["steps"])


@pytest.mark.parametrize("role", ["councillor", "liaison", "officer"])
@pytest.mark.parametrize("act", ["compile", "check", "approve", "send-back", "issue", "correct"])
def test_nobody_else_compiles_or_issues(role: str, act: str, api: Any, request: Any) -> None:
    draft()

    assert api(request.getfixturevalue(role)).post(f"{ONE}{act}/").status_code == 403


@pytest.mark.parametrize(("week", "status"), [("2025-W53", 404), ("2998-W01", 400)])
def test_a_week_that_is_none_or_not_over_is_refused(
    supervisor: User, api: Any, week: str, status: int
) -> None:
    assert api(supervisor).post(f"/api/v1/summaries/{week}/compile/").status_code == status


def test_an_action_is_added_once_and_moved_on(supervisor: User, liaison: User, api: Any) -> None:
    sent = {"what": "Light the underpass", "owner": supervisor.organisation.short_name,
            "owner_role": "Street lighting manager", "due_on": date(2999, 1, 1).isoformat()}  # fmt: skip
    client = api(supervisor)

    first = client.post("/api/v1/actions/", sent, headers={"Idempotency-Key": "a"})
    second = client.post("/api/v1/actions/", sent, headers={"Idempotency-Key": "a"})
    address = f"/api/v1/actions/{first.json()['reference']}/"
    refused = client.patch(address, {"status": "dropped"})
    moved = client.patch(address, {"status": "done", "last_word": "Lit"})

    assert first.json()["reference"] == second.json()["reference"]
    assert refused.json() == {"last_word": ["Say why this action is dropped."]}
    assert moved.json()["closed_at"]
    assert api(liaison).patch(address, {"status": "open"}).status_code == 403
    assert client.patch(address, {"what": "Other"}).json() == {"what": ["An action keeps this."]}


def test_an_action_may_name_the_week_whose_summary_it_follows_from(supervisor: User, api: Any) -> None:
    paper = issued(supervisor)
    sent = {"what": "Light the underpass", "owner": supervisor.organisation.short_name,
            "owner_role": "Street lighting manager", "due_on": "2999-01-01"}  # fmt: skip
    client = api(supervisor)

    made = client.post("/api/v1/actions/", {**sent, "week": str(WEEK)}).json()
    none_yet = client.post("/api/v1/actions/", {**sent, "week": "2025-W01"})
    no_week = client.post("/api/v1/actions/", {**sent, "week": "last week"})
    kept = client.patch(f"/api/v1/actions/{made['reference']}/", {"week": str(WEEK)})

    assert made["created_from"] == paper.week_text == "2026-W46"
    assert [list(each.json()) for each in (none_yet, no_week, kept)] == [["week"]] * 3
