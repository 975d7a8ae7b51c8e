"""A project's phases and actions, on its page, in the API and in the paper."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from summaries.figures.projects import project_figures
from summaries.models import Project
from summaries.projects.services import add_project, change_project
from summaries.tests.factories import MONDAY, project, undertaken

pytestmark = pytest.mark.usefixtures("zones")
LIST, API = reverse("summaries:projects"), "/api/v1/projects/"
SPRING, SUMMER, AUTUMN = date(2026, 3, 2), date(2026, 6, 1), date(2026, 10, 5)


def move(of: Project, by: User, phase: str, since_on: date | None) -> Project:
    said: dict[str, Any] = {"name": of.name, "zone": of.zone, "mission": of.mission}
    return change_project(project=of, phase=phase, phase_since_on=since_on, by=by, **said)


def stow(by: User) -> Project:
    """Clear, hold, build."""
    made = project(by, phase="clear", phase_since_on=SPRING)
    move(made, by, "hold", SUMMER)
    return move(made, by, "build", AUTUMN)


def test_the_paper_tells_the_phase_since_when_and_those_before(supervisor: User) -> None:
    stow(supervisor)

    told = project_figures(MONDAY)[0]

    assert (told["phase"], told["phase_since_on"]) == ("Build", "2026-10-05")
    assert told["phases"] == [
        {"phase": "Clear", "since_on": "2026-03-02"},
        {"phase": "Hold", "since_on": "2026-06-01"},
        {"phase": "Build", "since_on": "2026-10-05"},
    ]


def test_a_paper_of_the_summer_tells_the_phase_of_the_summer(supervisor: User) -> None:
    stow(supervisor)

    told = project_figures(datetime(2026, 8, 3, 6, tzinfo=UTC))[0]

    assert (told["phase"], len(told["phases"])) == ("Hold", 2)


def test_a_project_whose_phase_nobody_stated_has_none(supervisor: User) -> None:
    project(supervisor)

    told = project_figures(MONDAY)[0]

    assert (told["phase"], told["phase_since_on"], told["phases"]) == ("", None, [])


def test_changing_the_name_changes_no_phase(supervisor: User) -> None:
    made = stow(supervisor)

    change_project(
        project=made, name="Safe to go", zone=None, phase="build", phase_since_on=AUTUMN, mission="",
        by=supervisor,
    )  # fmt: skip

    assert len(project_figures(MONDAY)[0]["phases"]) == 3


def test_a_running_total_keeps_its_source_and_its_day_whatever_the_phase(supervisor: User) -> None:
    stow(supervisor)

    [figure] = project_figures(MONDAY)[0]["figures"]

    assert figure["is_cumulative"]
    assert (figure["value"], figure["source"], figure["as_at_on"]) == (15, "Essex Police", "2026-11-13")


def test_the_engagement_plan_is_a_project_with_its_actions(supervisor: User) -> None:
    plan = project(supervisor, "Community engagement action plan", value=None)
    late = undertaken(
        supervisor, project=plan, now=datetime(2026, 10, 1, tzinfo=UTC), due_on=date(2026, 11, 2)
    )
    due = undertaken(supervisor, project=plan)
    undertaken(supervisor)

    told = project_figures(MONDAY)[0]["actions"]

    assert [each["reference"] for each in told] == [str(late), str(due)]
    assert [each["status_words"] for each in told] == ["Overdue", "Open"]


def test_projects_can_be_frozen_as_json(supervisor: User) -> None:
    undertaken(supervisor, project=stow(supervisor))

    told = project_figures(MONDAY)

    assert json.loads(json.dumps(told)) == told


def test_more_projects_ask_the_database_no_more_often(
    supervisor: User, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        made = project(supervisor, f"Project {number}", phase="clear", phase_since_on=SPRING)
        undertaken(supervisor, project=made)

    with django_assert_num_queries(4):
        project_figures(MONDAY)


def test_a_day_without_a_phase_is_refused(supervisor: User, sign_in: Any) -> None:
    with pytest.raises(ValidationError, match="which phase"):
        add_project(name="Bright Lights", phase_since_on=SPRING, by=supervisor)

    page = sign_in(supervisor).post(
        reverse("summaries:project_new"), {"name": "Bright Lights", "phase_since_on": "2026-03-02"}
    )

    assert page.context["form"].errors["phase"] == ["Say which phase it has been in since that day."]
    assert "2026-03-02" in page.content.decode()


def test_the_page_moves_a_project_on_and_keeps_the_phases_before(supervisor: User, sign_in: Any) -> None:
    made = project(supervisor, phase="clear", phase_since_on=SPRING)
    undertaken(supervisor, project=made)
    browser = sign_in(supervisor)
    typed = {"name": made.name, "phase": "hold", "phase_since_on": "2026-06-01", "zone": "", "mission": ""}

    browser.post(reverse("summaries:project", args=[made.slug]), typed)

    text = browser.get(LIST).content.decode()
    assert "Phase: hold since 1 June 2026, before that clear since 2 March 2026." in text
    assert "Ask the landlord to mend the gate" in text


def test_an_action_is_added_to_the_project_that_the_link_names(supervisor: User, sign_in: Any) -> None:
    made = project(supervisor)

    form = sign_in(supervisor).get(f"{reverse('summaries:add_action')}?project={made.slug}").context["form"]

    assert form["project"].value() == made.slug


def test_a_program_reads_the_phases_and_moves_a_project_on(supervisor: User, api: Any) -> None:
    made = project(supervisor, phase="clear", phase_since_on=SPRING)
    action = undertaken(supervisor, project=made)

    answer = api(supervisor).patch(f"{API}{made.slug}/", {"phase": "hold", "phase_since_on": "2026-06-01"})

    assert answer.json()["phases"] == [
        {"phase": "clear", "since_on": "2026-03-02"},
        {"phase": "hold", "since_on": "2026-06-01"},
    ]
    assert answer.json()["actions"] == [str(action)]
