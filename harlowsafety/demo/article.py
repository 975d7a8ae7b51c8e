"""One week as the council's own press article tells it, entered through the same services as any other.

Source: https://www.harlow.gov.uk/news/tackling-violent-crime-harlow-council-and-police-priority.
It gives no times, places or numbers beyond those below; where a record must have one (a start, an end)
it is invented, and what the article leaves open stays not recorded.
"""

from datetime import date, datetime, timedelta

from accounts.models import User
from deployments.outcomes import Attribution, Result
from deployments.services import plan_deployment, record_deployment
from deployments.technologies import Technology
from harlowsafety.demo.chance import at
from measures.weeks import Week, local
from patrols.entry import VisitEntry
from patrols.services.recording import log_patrol
from summaries.actions.services import add_action
from summaries.models import Project
from summaries.projects.services import state_project_figure
from zones.models import Zone

SOURCE = "Harlow Council, press article"
LED_TO = Attribution.CAUSED_BY


def enter_article(*, week: Week, council: User, police: User, zones: dict[str, Zone], now: datetime) -> None:
    """Everything the article states, as having happened in that week."""
    saturday = week.starts_on + timedelta(days=5)
    _opengate(saturday, council, zones, now)
    _facial_recognition(saturday, police, zones, now)
    _mobile_detector(week, police, zones, now)
    _joint_patrol(saturday - timedelta(days=1), police, council, zones, now)
    _safe_to_go_stow(week, council, zones, now)
    _engagement_plan(council, now)


def _opengate(day: date, by: User, zones: dict[str, Zone], now: datetime) -> None:
    """ "Deployed last weekend and led directly to the discovery of a man carrying a knife"."""
    record_deployment(
        technology=Technology.OPENGATE,
        starts_at=at(day, 12),
        ends_at=at(day, 17),
        site="Town centre",
        zone=zones["town-centre"],
        units=1,
        operator=by.organisation,
        funder="Harlow Council",
        results={(Result.WEAPON_FOUND_KNIFE, LED_TO): 1},
        by=by,
        now=now,
    )


def _facial_recognition(day: date, by: User, zones: dict[str, Zone], now: datetime) -> None:
    """Two vans "led to" an arrest, a community resolution, three stop searches and intelligence."""
    record_deployment(
        technology=Technology.LIVE_FACIAL_RECOGNITION,
        starts_at=at(day, 11),
        ends_at=at(day, 16),
        site="Town centre",
        zone=zones["town-centre"],
        units=2,
        operator=by.organisation,
        results={
            (Result.ARREST, LED_TO): 1,
            (Result.COMMUNITY_RESOLUTION, LED_TO): 1,
            (Result.STOP_SEARCH, LED_TO): 3,
            (Result.INTELLIGENCE_SUBMITTED, LED_TO): 2,
        },
        notes="Arrest: wanted for domestic violence. Community resolution: theft.",
        by=by,
        now=now,
    )


def _mobile_detector(week: Week, by: User, zones: dict[str, Zone], now: datetime) -> None:
    """It "will continue to be used in the coming days in the town centre"."""
    # Within the week after, also where the story is told on its Sunday.
    day = min(local(now).date() + timedelta(days=2), week.next().ends_on)
    plan_deployment(
        technology=Technology.MOBILE_WEAPONS_DETECTOR,
        starts_at=at(day, 12),
        site="Town centre",
        zone=zones["town-centre"],
        operator=by.organisation,
        by=by,
        now=now,
    )


def _joint_patrol(day: date, police: User, council: User, zones: dict[str, Zone], now: datetime) -> None:
    """By the police, "supported by members of the council's community safety team"."""
    start = at(day, 11)
    log_patrol(
        by=police,
        now=now,
        started_at=start,
        ended_at=start + timedelta(minutes=90),
        staff_count=2,
        partners={council.organisation: 2},
        visits=[
            VisitEntry(zones["north-gate"], start + timedelta(minutes=10), start + timedelta(minutes=25)),
            VisitEntry(zones["west-gate"], start + timedelta(minutes=40), start + timedelta(minutes=55)),
        ],
        nothing_to_report=True,
    )


def _safe_to_go_stow(week: Week, by: User, zones: dict[str, Zone], now: datetime) -> None:
    """A running total that somebody states, so it is never one week's count."""
    project, _ = Project.objects.get_or_create(
        name="Safe to go Stow", defaults={"slug": "safe-to-go-stow", "zone": zones["the-stow"]}
    )
    state_project_figure(
        project=project,
        label="Individuals serving sentences or remanded",
        value=15,
        as_at_on=week.ends_on,
        source=SOURCE,
        is_cumulative=True,
        by=by,
        now=now,
    )


def _engagement_plan(by: User, now: datetime) -> None:
    """To "develop a community engagement action plan": a project, and the action that begins it."""
    plan, _ = Project.objects.get_or_create(
        name="Community engagement action plan", defaults={"slug": "community-engagement-action-plan"}
    )
    add_action(
        project=plan,
        what="Develop a community engagement action plan",
        owner=by.organisation,
        owner_role="Community safety manager",
        due_on=now.date() + timedelta(days=28),
        by=by,
        now=now,
    )
