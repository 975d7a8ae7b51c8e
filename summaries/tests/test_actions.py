"""Actions: undertaken by an organisation, brought up to date by its people, carried over until closed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import User
from accounts.tests.factories import police
from audit.models import AccessRecord
from measures.weeks import Week
from summaries.actions.services import update_action
from summaries.figures.actions import action_figures
from summaries.models import Action
from summaries.tests.factories import MONDAY, WEEK, draft, issued, project, undertaken

pytestmark = pytest.mark.usefixtures("zones")
LIST = reverse("summaries:actions")
DONE = {"status": "done", "last_word": "The landlord has mended it"}


def page_of(action: Action) -> str:
    return reverse("summaries:action", args=[action.reference])


def api_of(action: Action) -> str:
    return reverse("api:actions-detail", args=[action.reference])


@pytest.mark.parametrize("role", ["officer", "analyst", "supervisor"])
def test_people_of_the_organisation_say_how_its_actions_stand(
    role: str, supervisor: User, sign_in: Any, request: Any
) -> None:
    action = undertaken(supervisor)
    typed = {**DONE, "due_on": str(action.due_on)}

    sign_in(request.getfixturevalue(role)).post(page_of(action), typed)

    action.refresh_from_db()
    assert (action.status, action.last_word) == ("done", DONE["last_word"])


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_who_undertakes_nothing_is_shown_no_action(
    role: str, supervisor: User, sign_in: Any, api: Any, request: Any
) -> None:
    action, other = undertaken(supervisor), request.getfixturevalue(role)

    assert sign_in(other).get(LIST).status_code == 403
    assert sign_in(other).get(page_of(action)).status_code == 403
    assert api(other).get("/api/v1/actions/").status_code == 403


@pytest.mark.parametrize("role", ["liaison", "councillor", "administrator"])
def test_nobody_else_says_how_an_action_stands(
    role: str, supervisor: User, sign_in: Any, api: Any, request: Any
) -> None:
    action, other = undertaken(supervisor), request.getfixturevalue(role)

    assert sign_in(other).post(page_of(action), DONE).status_code == 403
    assert api(other).patch(api_of(action), DONE).status_code == 403
    action.refresh_from_db()
    assert action.status == "open"
    assert AccessRecord.objects.filter(user=other, action="refused").count() == 2


def test_the_liaison_says_how_an_action_of_the_police_stands(
    supervisor: User, liaison: User, sign_in: Any
) -> None:
    action = undertaken(supervisor, owner=police())

    sign_in(liaison).post(page_of(action), {"status": "open", "last_word": "Asked again"})

    action.refresh_from_db()
    assert action.last_word == "Asked again"


def test_a_supervisor_says_how_an_action_of_the_police_stands(supervisor: User, sign_in: Any) -> None:
    action = undertaken(supervisor, owner=police())

    sign_in(supervisor).post(page_of(action), {**DONE, "due_on": "2026-12-24"})

    action.refresh_from_db()
    assert (action.status, action.due_on) == ("done", date(2026, 12, 24))


def test_an_officer_reads_what_others_undertook_and_has_no_form_for_it(
    supervisor: User, officer: User, sign_in: Any
) -> None:
    own, other = undertaken(supervisor), undertaken(supervisor, owner=police())
    browser = sign_in(officer)

    text = browser.get(LIST).content.decode()

    assert page_of(own) in text and page_of(other) in text
    assert "Say how it stands" in browser.get(page_of(own)).content.decode()
    assert "Say how it stands" not in browser.get(page_of(other)).content.decode()


def test_the_page_of_an_action_tells_every_word_with_when_and_by_whom(
    supervisor: User, officer: User, sign_in: Any
) -> None:
    action = undertaken(supervisor)

    sign_in(officer).post(page_of(action), {"status": "open", "last_word": "Asked"})
    sign_in(supervisor).post(page_of(action), {**DONE, "due_on": str(action.due_on)})

    said = sign_in(supervisor).get(page_of(action)).context["said"]
    assert [(each.status, each.last_word, each.by) for each in said] == [
        ("Done", DONE["last_word"], supervisor.full_name),
        ("Open", "Asked", officer.full_name),
        ("Open", "", ""),
    ]


def test_the_day_that_was_agreed_is_not_for_the_owner_to_change(
    supervisor: User, officer: User, sign_in: Any, api: Any
) -> None:
    action = undertaken(supervisor)

    form = sign_in(officer).get(page_of(action)).context["form"]
    refused = api(officer).patch(api_of(action), {"due_on": "2999-01-01"})

    assert list(form.fields) == ["status", "last_word"]
    assert refused.json() == {"due_on": ["Only those who manage actions change this."]}


def test_the_service_refuses_strangers_whatever_the_door(supervisor: User, liaison: User) -> None:
    with pytest.raises(PermissionDenied):
        update_action(action=undertaken(supervisor), by=liaison, now=MONDAY, **DONE)


def test_a_word_alone_keeps_the_day_and_the_project(supervisor: User, officer: User) -> None:
    plan = project(supervisor, "Community engagement action plan", value=None)
    action = undertaken(supervisor, project=plan)

    said = update_action(action=action, status="open", last_word="Begun", by=officer, now=MONDAY)

    assert (said.due_on, said.project, said.last_word) == (action.due_on, plan, "Begun")


def test_dropping_one_needs_a_word(supervisor: User, officer: User) -> None:
    with pytest.raises(ValidationError, match="Say why"):
        update_action(action=undertaken(supervisor), status="dropped", last_word="", by=officer, now=MONDAY)


def test_every_word_that_was_said_is_kept(supervisor: User, officer: User) -> None:
    action = undertaken(supervisor)

    for word in ("Asked", "Asked again"):
        update_action(action=action, status="open", last_word=word, by=officer, now=MONDAY)

    kept = Action.pgh_event_model.objects.order_by("pgh_id").values_list("last_word", flat=True)
    assert list(kept) == ["", "Asked", "Asked again"]


def test_a_paper_leads_to_a_new_action_and_to_those_it_tells_of_who_may_follow(
    supervisor: User, officer: User, councillor: User, sign_in: Any
) -> None:
    action, paper = undertaken(supervisor), issued(supervisor)
    add = f"{reverse('summaries:add_action')}?week={WEEK}"

    pages = [sign_in(who).get(paper.get_absolute_url()).content.decode()
             for who in (supervisor, officer, councillor)]  # fmt: skip

    assert [add in page for page in pages] == [True, False, False]
    assert [page_of(action) in page for page in pages] == [True, True, False]
    assert all(action.reference in page for page in pages)


def test_the_form_that_a_paper_opens_says_which_week_it_is_created_from(
    supervisor: User, sign_in: Any
) -> None:
    draft()
    browser = sign_in(supervisor)
    address = f"{reverse('summaries:add_action')}?week={WEEK}"

    asked = browser.get(address)
    browser.post(address, {
        "client_id": asked.context["form"]["client_id"].value(), "what": "Light the underpass",
        "owner": supervisor.organisation.pk, "owner_role": "Street lighting manager", "due_on": "2999-01-01",
    })  # fmt: skip

    assert "Created from week 46, 2026" in asked.content.decode()
    assert "Created from week 46, 2026" in browser.get(LIST).content.decode()


def test_a_paper_says_what_who_due_status_last_word_and_where_it_came_from(supervisor: User) -> None:
    plan = project(supervisor, "Community engagement action plan", value=None)
    action = undertaken(supervisor, created_from=draft(), project=plan)
    update_action(action=action, status="open", last_word="Begun", by=supervisor, now=MONDAY)

    assert action_figures(WEEK, MONDAY)["rows"] == [
        {
            "reference": action.reference,
            "what": "Ask the landlord to mend the gate behind the shops",
            "owner": "Community safety manager, HDC",
            "due_on": "2026-11-30",
            "status": "open",
            "status_words": "Open",
            "is_overdue": False,
            "last_word": "Begun",
            "created_from": "2026-W46",
            "project": "Community engagement action plan",
        }
    ]


def test_an_action_is_carried_over_until_it_is_closed(supervisor: User) -> None:
    action = undertaken(supervisor, now=MONDAY - timedelta(weeks=10), due_on=date(2026, 9, 20))
    closed_at = WEEK.next().starts_at + timedelta(days=1)
    weeks = [WEEK, WEEK.next(), WEEK.next().next()]

    before = action_figures(weeks[0], weeks[0].ends_at)
    update_action(action=action, by=supervisor, now=closed_at, **DONE)
    after = [action_figures(week, week.ends_at) for week in weeks[1:]]

    assert (before["open"], before["overdue"]) == (1, 1)
    assert [(each["open"], each["closed"]) for each in after] == [(0, 1), (0, 0)]


def test_overdue_comes_first_then_what_is_due_then_what_was_closed(supervisor: User) -> None:
    closed = undertaken(supervisor, due_on=date(2026, 11, 16))
    update_action(action=closed, by=supervisor, now=MONDAY, **DONE)
    due = undertaken(supervisor, due_on=date(2026, 11, 30))
    late = undertaken(supervisor, now=MONDAY - timedelta(weeks=3), due_on=date(2026, 11, 1))

    rows = action_figures(WEEK, MONDAY)["rows"]

    assert [row["reference"] for row in rows] == [str(late), str(due), str(closed)]
    assert [row["status_words"] for row in rows] == ["Overdue", "Open", "Done"]


def test_a_program_links_an_action_to_its_project(supervisor: User, api: Any) -> None:
    plan = project(supervisor, "Community engagement action plan", value=None)
    action = undertaken(supervisor)

    linked = api(supervisor).patch(api_of(action), {"project": plan.slug}).json()
    unlinked = api(supervisor).patch(api_of(action), {"project": None}).json()

    assert (linked["project"], unlinked["project"]) == (plan.slug, None)


def test_more_actions_ask_the_database_no_more_often(
    supervisor: User, django_assert_num_queries: Any
) -> None:
    plan = project(supervisor, value=None)
    for number in range(1, 8):
        undertaken(supervisor, project=plan, created_from=draft(Week(2026, number)))

    with django_assert_num_queries(1):
        action_figures(WEEK, MONDAY)
