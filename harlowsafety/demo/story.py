"""The whole demonstration, in the order in which it would have happened."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from harlowsafety.demo.article import enter_article
from harlowsafety.demo.deployments import make_deployments
from harlowsafety.demo.elsewhere import happenings, look_for_emerging_cells
from harlowsafety.demo.events import make_events
from harlowsafety.demo.incidents import make_incidents
from harlowsafety.demo.patrols import make_patrols, make_plans
from harlowsafety.demo.people import make_people
from harlowsafety.demo.powers import make_powers
from harlowsafety.demo.projects import make_projects
from harlowsafety.demo.stops import make_stop_searches
from harlowsafety.demo.targets import make_targets
from harlowsafety.demo.technology_status import make_technology_status
from harlowsafety.demo.views import make_views
from measures.weeks import Week, last_complete_week, local
from summaries.actions.services import add_action
from summaries.life.approval import approve_summary, check_summary, read_with_nothing_to_add
from summaries.life.services import compile_summary, issue_summary
from summaries.models import WeeklySummary
from zones.loading import load_zones
from zones.models import Zone
from zones.zone_file import SHIPPED, read_zone_file

MONTHS = 15
ISSUED_WEEKS = 4


@transaction.atomic
def tell(*, seed: int, now: datetime, say: Callable[[str], None]) -> None:
    """Invent fifteen months up to now. The same seed and the same day give the same records."""
    chance = Random(seed)  # noqa: S311 - a demonstration must repeat itself
    today = local(now).date()
    start = Week.of_date(today - timedelta(days=round(MONTHS * 30.44))).starts_on
    people = make_people()
    load_zones(features=read_zone_file(SHIPPED.read_bytes()), valid_from=start, by=people["administrator"])
    zones = {zone.slug: zone for zone in Zone.objects.all()}
    council, police = people["supervisor"], people["liaison"]
    week = last_complete_week(now)

    elsewhere = happenings(seed, start=start, week=week)
    count = make_incidents(chance, start=start, end=today, elsewhere=elsewhere, by=people["officer"], now=now)
    say(f"{count:,} incidents")
    count = make_patrols(
        chance, start=start, end=today, council=people["officer"], police=police, zones=zones, now=now
    )
    say(f"{count:,} patrols")
    count = make_plans(council=council, police=police, zones=zones, now=now)
    say(f"{count:,} planned visits")
    make_powers(council=council, police=police, zones=zones, start=start, now=now)
    make_events(council=council, zones=zones, now=now)
    make_targets(council=council, zones=zones, now=now)
    count = make_stop_searches(chance, start=start, end=today, by=police, now=now)
    say(f"{count:,} stop searches")
    before_the_article = week.starts_on - timedelta(days=1)
    count = make_deployments(chance, start=start, end=before_the_article, by=police, zones=zones, now=now)
    make_technology_status(week=week, police=police, now=now)
    enter_article(week=week, council=council, police=police, zones=zones, now=now)
    say(f"{count + 3:,} deployments of technology")
    _let_the_database_look_at_them()
    count = look_for_emerging_cells(week, by=people["liaison"], now=now)
    say(f"{count} emerging cells outside the zones")
    make_views(people, now)
    _actions(people["supervisor"], now)
    make_projects(week=week, council=council, police=police, now=now)
    _summaries(week, people, now)
    say(f"{ISSUED_WEEKS} issued summaries and a draft of {week.label}")


def _let_the_database_look_at_them() -> None:
    """Without statistics of rows that are not committed yet, the summaries' queries crawl."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _actions(supervisor: User, now: datetime) -> None:
    for what, role, days in (
        ("Repair the lighting on the path behind the shops at The Stow", "Estates manager", -4),
        ("Ask the bus company about evening staff at Terminus Street", "Town centre manager", 10),
    ):
        add_action(
            what=what,
            owner=supervisor.organisation,
            owner_role=role,
            due_on=timezone.localdate(now) + timedelta(days=days),
            by=supervisor,
            now=now - timedelta(days=20),
        )


def _summaries(week: Week, people: dict[str, User], now: datetime) -> None:
    """The last weeks' papers are issued; last week's is a draft that waits to be checked."""
    for number in range(ISSUED_WEEKS, -1, -1):
        told = week.previous(number) if number else week
        monday_at_six = min(told.ends_at + timedelta(hours=6), now)
        paper = compile_summary(week=told, now=monday_at_six)
        if number:
            _issue(paper, people, compiled_at=monday_at_six)
        if number == 1:
            _follow_up(paper, people["supervisor"], now=monday_at_six + timedelta(hours=7))


def _issue(paper: WeeklySummary, people: dict[str, User], *, compiled_at: datetime) -> None:
    """On the Monday: the analyst checks, the police have nothing to add, one approves and another issues."""
    nine, ten, eleven, noon = (compiled_at + timedelta(hours=hours) for hours in (3, 4, 5, 6))
    check_summary(summary=paper, by=people["analyst"], now=nine)
    read_with_nothing_to_add(summary=paper, by=people["liaison"], now=ten)
    approve_summary(summary=paper, by=people["manager"], now=eleven)
    issue_summary(summary=paper, by=people["supervisor"], now=noon)


def _follow_up(paper: WeeklySummary, supervisor: User, *, now: datetime) -> None:
    add_action(
        what="Ask the county to cut back the hedge at the underpass",
        owner=supervisor.organisation,
        owner_role="Parks manager",
        due_on=timezone.localdate(now) + timedelta(days=21),
        created_from=paper,
        by=supervisor,
        now=now,
    )
