"""The two projects of the article over time. The launch of one was in the press, the rest is invented."""

from datetime import date, datetime, timedelta

from accounts.models import User
from measures.weeks import Week, local
from summaries.actions.services import add_action, update_action
from summaries.models import Project
from summaries.projects.services import change_project

# https://www.essex.police.uk/news/essex/news/news/2024/may/CHB-launch/
LAUNCHED_ON = date(2024, 5, 19)


def make_projects(*, week: Week, council: User, police: User, now: datetime) -> int:
    """Safe to go Stow clears, holds and builds; the engagement plan has actions of both organisations."""
    stow = Project.objects.get(slug="safe-to-go-stow")
    phases = (
        (Project.Phase.CLEAR, LAUNCHED_ON),
        (Project.Phase.HOLD, week.previous(40).starts_on),
        (Project.Phase.BUILD, week.previous(2).starts_on),
    )
    for phase, since_on in phases:
        change_project(
            project=stow, name=stow.name, zone=stow.zone, mission=stow.mission, phase=phase,
            phase_since_on=since_on, by=council,
        )  # fmt: skip
    _engagement(council, police, now)
    return 2


def _engagement(council: User, police: User, now: datetime) -> None:
    plan = Project.objects.get(slug="community-engagement-action-plan")
    began, today = now - timedelta(days=20), local(now).date()
    asked = add_action(
        what="Ask traders at The Stow what worries them most", owner=council.organisation,
        owner_role="Town centre manager", due_on=today - timedelta(days=6), project=plan,
        by=council, now=began,
    )  # fmt: skip
    update_action(
        action=asked, status="done", last_word="14 traders asked; lighting came first", by=council,
        now=now - timedelta(days=5),
    )  # fmt: skip
    meeting = add_action(
        what="Agree where the first two street meetings are held", owner=police.organisation,
        owner_role="Community policing sergeant", due_on=today + timedelta(days=12), project=plan,
        by=council, now=began,
    )  # fmt: skip
    update_action(
        action=meeting, status="open", last_word="Two dates are proposed", by=police,
        now=now - timedelta(days=3),
    )  # fmt: skip
