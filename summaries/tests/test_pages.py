"""The pages of the weekly summary: who reads what, what each role may do, and what goes on record."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import AccessRecord
from measures.weeks import Week, last_complete_week
from summaries.models import Action, WeeklySummary
from summaries.tests.factories import WEEK, approved, draft, issued, reported, undertaken

pytestmark = pytest.mark.usefixtures("zones")
PAPER = reverse("summaries:detail", args=[WEEK])


def test_a_cabinet_member_finds_issued_papers_only(councillor: User, supervisor: User, sign_in: Any) -> None:
    issued(supervisor)
    draft(week=WEEK.previous())

    page = sign_in(councillor).get(reverse("summaries:list"))

    assert [paper.week for paper in page.context["object_list"]] == [WEEK]
    assert sign_in(councillor).get(reverse("summaries:detail", args=[WEEK.previous()])).status_code == 404


@pytest.mark.parametrize("role", ["supervisor", "liaison", "analyst"])
def test_those_who_work_on_drafts_read_them(role: str, sign_in: Any, request: Any) -> None:
    draft()

    assert sign_in(request.getfixturevalue(role)).get(PAPER).status_code == 200


def test_the_paper_opens_with_its_sentences_and_says_what_it_is(
    officer: User, supervisor: User, councillor: User, sign_in: Any
) -> None:
    reported(officer, 9)
    paper = issued(supervisor)

    text = sign_in(councillor).get(PAPER).content.decode()

    assert text.index("In week 46 there were 9 incidents") < text.index("<table")
    assert "Data as at 16 November 2026, 06:00" in text
    assert f"<dt>Issued by</dt><dd>{supervisor.full_name}, 16 November 2026, 09:00</dd>" in text
    assert "Monday 9 November 2026" in text
    assert paper.sha256 in text


def test_counts_that_no_paper_has_told_yet_are_for_who_reads_counts(
    officer: User, supervisor: User, councillor: User, sign_in: Any
) -> None:
    issued(supervisor)
    reported(officer, 1)

    assert "violence: 0, now 1" in sign_in(officer).get(PAPER).content.decode()
    assert "now 1" not in sign_in(councillor).get(PAPER).content.decode()
    assert sign_in(councillor).get(f"/api/v1/summaries/{WEEK}/revisions/").status_code == 403


def test_reading_and_printing_a_paper_go_on_record(supervisor: User, councillor: User, sign_in: Any) -> None:
    issued(supervisor)

    sign_in(councillor).get(PAPER)
    sign_in(councillor).get(reverse("summaries:print", args=[WEEK]))

    seen = AccessRecord.objects.filter(user=councillor, kind="summary").order_by("pk")
    assert [(each.action, each.ids) for each in seen] == [
        ("view", ["2026-W46 version 1"]),
        ("view", ["2026-W46 version 1"]),
        ("print", ["2026-W46 version 1"]),
    ]


def test_an_older_version_stays_readable_beside_the_newer(
    supervisor: User, councillor: User, sign_in: Any
) -> None:
    paper = issued(supervisor)
    sign_in(supervisor).post(reverse("summaries:correct", args=[WEEK]), {"reason": "A record was missing"})

    newest = sign_in(supervisor).get(PAPER)
    older = sign_in(supervisor).get(PAPER, {"version": "1"})

    assert newest.context["summary"].version == 2
    assert older.context["summary"] == paper
    assert sign_in(councillor).get(PAPER).context["summary"] == paper


@pytest.mark.parametrize("version", ["9", "x", "-1", "99999999999999999999"])
def test_a_version_that_is_none_is_not_found(supervisor: User, sign_in: Any, version: str) -> None:
    draft()

    assert sign_in(supervisor).get(PAPER, {"version": version}).status_code == 404


@pytest.mark.parametrize("week", ["2025-W53", "2026-W00", "2026-46"])
def test_a_week_that_the_calendar_does_not_have_is_not_found(
    supervisor: User, sign_in: Any, week: str
) -> None:
    assert sign_in(supervisor).get(f"/summaries/{week}/").status_code == 404


def test_a_supervisor_issues_after_being_asked_once_more(supervisor: User, sign_in: Any) -> None:
    approved(supervisor)
    browser = sign_in(supervisor)
    asked = browser.get(reverse("summaries:issue", args=[WEEK]))

    done = browser.post(
        reverse("summaries:issue", args=[WEEK]), {"seen": asked.context["form"].initial["seen"]}
    )

    assert done.url == PAPER
    assert WeeklySummary.objects.get().issued_by == supervisor
    assert AccessRecord.objects.filter(action="issue", ids=["2026-W46 version 1"]).exists()


def test_a_draft_that_was_refreshed_meanwhile_is_not_issued_unread(supervisor: User, sign_in: Any) -> None:
    draft()
    browser = sign_in(supervisor)
    seen = browser.get(reverse("summaries:issue", args=[WEEK])).context["form"].initial["seen"]
    browser.post(reverse("summaries:refresh", args=[WEEK]))

    page = browser.post(reverse("summaries:issue", args=[WEEK]), {"seen": seen})

    assert "has changed since you opened it" in page.content.decode()
    assert not WeeklySummary.objects.get().is_issued


def test_a_text_that_is_too_long_is_refused_and_kept(supervisor: User, sign_in: Any) -> None:
    draft()

    page = sign_in(supervisor).post(reverse("summaries:edit", args=[WEEK]), {"narrative": "Long. " * 300})

    text = page.content.decode()
    assert "There is a problem" in text
    assert "Long. Long." in text
    assert not WeeklySummary.objects.get().narrative_is_edited


@pytest.mark.parametrize("route", ["edit", "refresh", "issue", "correct"])
@pytest.mark.parametrize("role", ["councillor", "liaison", "officer"])
def test_only_a_supervisor_changes_a_draft(role: str, route: str, sign_in: Any, request: Any) -> None:
    draft()

    page = sign_in(request.getfixturevalue(role)).post(reverse(f"summaries:{route}", args=[WEEK]))

    assert page.status_code == 403
    assert not WeeklySummary.objects.get().is_issued


def test_compiling_last_week_is_handed_to_the_queue_and_said(supervisor: User, sign_in: Any) -> None:
    page = sign_in(supervisor).post(reverse("summaries:compile"))

    assert page.url == reverse("summaries:list")
    assert "is being compiled" in str(next(iter(get_messages(page.wsgi_request))))


def test_compiling_is_offered_until_last_weeks_paper_is_there(supervisor: User, sign_in: Any) -> None:
    week = last_complete_week(timezone.now())

    before = sign_in(supervisor).get(reverse("summaries:list")).content.decode()
    draft(week)
    after = sign_in(supervisor).get(reverse("summaries:list")).content.decode()

    assert f"Compile {week.label} now" in before
    assert "Compile Week" not in after


def test_an_action_is_added_from_a_paper_and_closed_with_a_word(supervisor: User, sign_in: Any) -> None:
    draft()
    browser = sign_in(supervisor)
    address = f"{reverse('summaries:add_action')}?week={WEEK}"
    client_id = browser.get(address).context["form"]["client_id"].value()
    typed = {"client_id": client_id, "what": "Light the underpass", "owner": supervisor.organisation.pk,
             "owner_role": "Street lighting manager", "due_on": "2999-01-01"}  # fmt: skip

    browser.post(address, typed)
    browser.post(address, typed)

    action = Action.objects.get()
    assert action.created_from.week == WEEK
    browser.post(reverse("summaries:action", args=[action.reference]),
                 {"status": "done", "due_on": "2999-01-01", "last_word": "Lit"})  # fmt: skip
    action.refresh_from_db()
    assert (action.status, action.last_word) == ("done", "Lit")


def test_an_action_due_in_the_past_or_dropped_without_a_word_is_refused(
    supervisor: User, sign_in: Any
) -> None:
    action = undertaken(supervisor)
    browser = sign_in(supervisor)

    page = browser.post(reverse("summaries:action", args=[action.reference]),
                        {"status": "dropped", "due_on": "2026-12-01", "last_word": ""})  # fmt: skip
    added = browser.post(reverse("summaries:add_action"),
                         {"client_id": action.client_id, "what": "X", "due_on": "2020-01-01"})  # fmt: skip

    assert "Say why this action is dropped" in page.content.decode()
    assert "Choose an answer to" in added.content.decode()
    assert Action.objects.count() == 1


@pytest.mark.parametrize("name", ["list", "actions"])
def test_a_list_asks_the_database_equally_often_for_one_and_for_twenty(
    supervisor: User, sign_in: Any, name: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = sign_in(supervisor)
    draft(), undertaken(supervisor)
    browser.get(reverse(f"summaries:{name}"))
    with CaptureQueriesContext(
        connection,
    ) as with_one:
        browser.get(reverse(f"summaries:{name}"))
    for n in range(1, 20):
        undertaken(supervisor)
        draft(week=Week(2026, n))

    with django_assert_num_queries(len(with_one)):
        browser.get(reverse(f"summaries:{name}"))
