"""Weeks with something in them, for tests: made through the services, as people make them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import User
from accounts.tests.factories import council
from incidents.models import Incident
from incidents.tests.factories import incident
from measures.weeks import Week
from summaries.actions.services import add_action
from summaries.comments.services import comment_on_draft
from summaries.life.approval import approve_summary, check_summary
from summaries.life.services import compile_summary, issue_summary
from summaries.models import Action, Comment, Project, WeeklySummary
from summaries.projects.services import add_project, state_project_figure

WEEK = Week(2026, 46)
MONDAY = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
PLACES = {
    "north-gate": {"lat": 51.77145, "lng": 0.09363},
    "west-gate": {"lat": 51.77019, "lng": 0.09139},
    "the-stow": {"lat": 51.77535, "lng": 0.11387},
}


def reported(
    by: User, how_many: int = 1, *, week: Week = WEEK, zone: str = "the-stow", **fields: Any
) -> list[Incident]:
    """So many incidents of a kind, an hour apart from the Tuesday noon of that week."""
    start = week.starts_at + timedelta(days=1, hours=12)
    place = {} if "zone_only" in fields else PLACES[zone]
    return [
        incident(by=by, occurred_at=start + timedelta(hours=n), now=week.ends_at, **place, **fields)
        for n in range(how_many)
    ]


def draft(week: Week = WEEK, now: datetime | None = None, **fields: Any) -> WeeklySummary:
    return compile_summary(week=week, now=now or week.ends_at + timedelta(hours=6), **fields)


def approved(by: User, week: Week = WEEK, summary: WeeklySummary | None = None) -> WeeklySummary:
    """Checked and approved by one person: only the service itself has worked on the paper."""
    checked = check_summary(summary=summary or draft(week), by=by, now=week.ends_at + timedelta(hours=7))
    return approve_summary(summary=checked, by=by, now=week.ends_at + timedelta(hours=8))


def issued(by: User, week: Week = WEEK, summary: WeeklySummary | None = None) -> WeeklySummary:
    paper = approved(by, week, summary)
    return issue_summary(summary=paper, by=by, now=week.ends_at + timedelta(hours=9))


def undertaken(by: User, due_on: date = date(2026, 11, 30), now: datetime = MONDAY, **fields: Any) -> Action:
    defaults: dict[str, Any] = {
        "what": "Ask the landlord to mend the gate behind the shops",
        "owner": council(),
        "owner_role": "Community safety manager",
    }
    return add_action(by=by, now=now, due_on=due_on, **{**defaults, **fields})


def commented(
    summary: WeeklySummary, by: User, text: str = "Is the theft at the bus station in it?", **fields: Any
) -> Comment:
    return comment_on_draft(summary=summary, text=text, by=by, now=fields.pop("now", MONDAY), **fields)


def project(by: User, name: str = "Safe to go Stow", *, value: int | None = 15, **fields: Any) -> Project:
    """With one figure, a running total as at the Friday of the week."""
    made = add_project(name=name, by=by, **fields)
    if value is not None:
        state_project_figure(
            project=made, label="Individuals remanded", value=value, as_at_on=date(2026, 11, 13),
            source="Essex Police", by=by, now=MONDAY,
        )  # fmt: skip
    return made
