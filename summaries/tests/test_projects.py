"""Projects: added and changed by a supervisor, with figures that somebody states for a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from audit.models import AccessRecord
from summaries.models import Project, ProjectFigure
from summaries.projects.services import add_project, change_project, state_project_figure
from summaries.tests.factories import MONDAY, project

pytestmark = pytest.mark.usefixtures("zones")
LIST, NEW = reverse("summaries:projects"), reverse("summaries:project_new")
API = "/api/v1/projects/"
FIGURE = {
    "label": "Individuals remanded", "value": "16", "as_at_on": "2026-01-30", "source": "Essex Police",
    "is_cumulative": "yes",
}  # fmt: skip


def state(of: Project, by: User, **fields: Any) -> ProjectFigure:
    said: dict[str, Any] = {
        "label": "Individuals remanded", "value": 15, "as_at_on": date(2026, 11, 13), "source": "Essex Police"
    }  # fmt: skip
    return state_project_figure(project=of, by=by, now=MONDAY, **{**said, **fields})


def test_the_same_project_twice_is_one_and_another_of_that_name_is_refused(supervisor: User) -> None:
    first = project(supervisor)

    assert add_project(name=" Safe to go Stow ", by=supervisor) == first
    with pytest.raises(ValidationError, match="already a project called Safe to go Stow"):
        add_project(name="Safe to go Stow", phase="hold", by=supervisor)


def test_a_name_without_letters_is_refused(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="letters or digits"):
        add_project(name="?!", by=supervisor)


def test_a_project_cannot_take_the_name_of_another(supervisor: User) -> None:
    project(supervisor)
    other = project(supervisor, "Bright Lights")

    with pytest.raises(ValidationError, match="already a project"):
        change_project(project=other, name="safe to go stow", zone=None, phase="", mission="", by=supervisor)


def test_stating_a_figure_again_for_its_day_corrects_it_whatever_the_capitals(supervisor: User) -> None:
    stow = project(supervisor)

    state(stow, supervisor, label="individuals REMANDED", value=14)

    assert [(each.label, each.value) for each in stow.stated.all()] == [("Individuals remanded", 14)]


@pytest.mark.parametrize(
    ("field", "value"),
    [("source", " "), ("label", " "), ("value", -1), ("as_at_on", MONDAY.date() + timedelta(days=1))],
)
def test_a_figure_of_nobody_of_nothing_or_of_tomorrow_is_refused(
    supervisor: User, field: str, value: Any
) -> None:
    stow = project(supervisor, value=None)

    with pytest.raises(ValidationError) as refused:
        state(stow, supervisor, **{field: value})

    assert list(refused.value.message_dict) == [field]
    assert not stow.stated.exists()


def test_the_list_shows_the_latest_figures_with_who_stated_them_for_when(
    supervisor: User, sign_in: Any
) -> None:
    stow = project(supervisor, value=None)
    state(stow, supervisor, value=12, as_at_on=date(2026, 1, 9))
    state(stow, supervisor, value=15, as_at_on=date(2026, 1, 30))

    page = sign_in(supervisor).get(LIST)

    text = page.content.decode()
    assert "30 January 2026" in text and "9 January 2026" not in text
    assert "Essex Police" in text and "a running total" in text
    assert AccessRecord.objects.filter(user=supervisor, action="list", kind="project", count=1).exists()


def test_the_list_is_filtered_by_phase(supervisor: User, sign_in: Any) -> None:
    project(supervisor)
    held = project(supervisor, "Bright Lights", phase="hold")

    page = sign_in(supervisor).get(LIST, {"phase": "hold"})

    assert list(page.context["object_list"]) == [held]


@pytest.mark.parametrize("role", ["liaison", "analyst"])
def test_those_who_work_on_drafts_read_projects_and_change_nothing(
    role: str, supervisor: User, sign_in: Any, request: Any
) -> None:
    stow = project(supervisor)
    browser = sign_in(request.getfixturevalue(role))

    text = browser.get(LIST).content.decode()

    assert "Safe to go Stow" in text and NEW not in text
    assert browser.post(reverse("summaries:project", args=[stow.slug]), {"name": "Mine"}).status_code == 403


def test_a_supervisor_adds_a_project_and_moves_it_to_another_phase(supervisor: User, sign_in: Any) -> None:
    browser = sign_in(supervisor)
    browser.post(NEW, {"name": "Safe to go Stow", "zone": "the-stow", "phase": "clear"})
    address = reverse("summaries:project", args=["safe-to-go-stow"])
    typed = {name: value or "" for name, value in browser.get(address).context["form"].initial.items()}

    browser.post(address, {**typed, "phase": "hold"})

    stow = Project.objects.get()
    assert (stow.zone.slug, stow.phase) == ("the-stow", "hold")
    assert AccessRecord.objects.filter(action="view", kind="project", ids=["safe-to-go-stow"]).exists()


def test_a_supervisor_brings_a_figure_up_to_date(supervisor: User, sign_in: Any) -> None:
    stow = project(supervisor, value=None)
    old = state(stow, supervisor, as_at_on=date(2026, 1, 9))
    browser, address = sign_in(supervisor), reverse("summaries:project_figure", args=[stow.slug])

    asked = browser.get(address, {"figure": old.pk}).context["form"]
    done = browser.post(address, {**asked.initial, "value": "16", "as_at_on": "2026-01-30"})

    assert done.url == LIST
    newest = stow.stated.get(as_at_on=date(2026, 1, 30))
    assert (newest.label, newest.value, newest.source, newest.is_cumulative) == (
        "Individuals remanded", 16, "Essex Police", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("value", "many", "Enter a whole number"),
        ("value", "99999999999", "less than or equal to"),
        ("as_at_on", "2999-01-01", "That day has not come yet"),
        ("source", "", "Say who states this figure"),
        ("is_cumulative", "", "Choose an answer to"),
    ],
)
def test_a_figure_that_is_refused_keeps_what_was_typed(
    supervisor: User, sign_in: Any, field: str, typed: str, said: str
) -> None:
    stow = project(supervisor, value=None)

    page = sign_in(supervisor).post(
        reverse("summaries:project_figure", args=[stow.slug]), {**FIGURE, field: typed}
    )

    text = page.content.decode()
    assert "There is a problem" in text and said in text
    assert "Individuals remanded" in text
    assert not stow.stated.exists()


def test_the_api_adds_a_project_once_states_a_figure_and_moves_the_phase(supervisor: User, api: Any) -> None:
    client, sent = api(supervisor), {"name": "Safe to go Stow", "zone": "the-stow"}

    first, second = client.post(API, sent), client.post(API, sent)
    stated = client.post(f"{API}safe-to-go-stow/figures/", {**FIGURE, "is_cumulative": True})
    moved = client.patch(f"{API}safe-to-go-stow/", {"phase": "build"}).json()

    assert (first.status_code, second.json()["slug"], Project.objects.count()) == (201, "safe-to-go-stow", 1)
    assert (stated.status_code, stated.json()["value"]) == (200, 16)
    assert (moved["phase"], moved["zone"]) == ("build", "the-stow")
    assert [each["value"] for each in moved["figures"]] == [16]


@pytest.mark.parametrize(
    ("field", "value"), [("value", -1), ("as_at_on", "2999-01-01"), ("source", ""), ("is_cumulative", "")]
)
def test_the_api_names_the_field_of_a_figure_that_is_refused(
    supervisor: User, api: Any, field: str, value: Any
) -> None:
    stow = project(supervisor, value=None)

    answer = api(supervisor).post(f"{API}{stow.slug}/figures/", {**FIGURE, field: value})

    assert (answer.status_code, list(answer.json())) == (400, [field])


@pytest.mark.parametrize("role", ["councillor", "liaison", "analyst"])
def test_nobody_else_states_a_figure(role: str, supervisor: User, api: Any, request: Any) -> None:
    stow = project(supervisor)

    answer = api(request.getfixturevalue(role)).post(f"{API}{stow.slug}/figures/", FIGURE)

    assert answer.status_code == 403
