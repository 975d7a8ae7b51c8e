"""Who reads every issued paper beside all published figures learns no more of the town than each tells alone.

February 2027 is made of four whole weeks: the month in which papers and published figures subtract best.
"""

import random
import re
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from hotspots.tests.attacker import (
    API as PUBLISHED,
)
from hotspots.tests.attacker import (
    HOTSPOTS,
    KINDS,
    every_question,
    everything_told,
    happen,
    happen_to_victims,
    town_by_chance,
)
from incidents.categories import SENSITIVE
from incidents.models import Incident
from measures.disclosure.published import Between, publish_count
from measures.quarters import Month
from measures.tests.attack import Answer, found_out
from measures.weeks import Week
from summaries.tests.factories import issued

FEBRUARY = Month(2027, 2)
WEEKS = [Week(2027, number) for number in (5, 6, 7, 8)]
NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
# Its paper tells of the town in February, which is published by then.
AFTER = Week(2027, 10)
# What is another in every answer, and says nothing of incidents.
_VOLATILE = re.compile(r'(nonce|value)="[^"]{20,}"|[0-9a-f]{64}|"fingerprint":"[0-9a-f]*"|"victims":{[^}]*}')


@pytest.fixture
def counts(zones: Any, liaison: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield town_by_chance(random.Random(5), liaison, [FEBRUARY])


def all_that_is_read(browser: Any) -> str:
    """The papers as pages and from the API, the first page, and every published figure."""
    texts = [browser.get(PUBLISHED, asked).content.decode() for asked in every_question([FEBRUARY])]
    for name in ("home", "hotspots:published", "summaries:list", "api:summaries-list"):
        texts.append(browser.get(reverse(name)).content.decode())
    for week in (*WEEKS, AFTER):
        for name in ("summaries:detail", "summaries:print", "api:summaries-detail"):
            texts.append(browser.get(reverse(name, kwargs={"week": week})).content.decode())
    return _VOLATILE.sub("", "\n".join(texts))


def test_kinds_that_imply_a_victim_change_only_the_line_that_tells_of_the_town(
    counts: Any, liaison: Any, supervisor: Any, councillor: Any, sign_in: Any
) -> None:
    browser, read, lines, victims = sign_in(councillor), [], [], []
    for some in (False, True):
        with transaction.atomic():
            if some:
                happen_to_victims(random.Random(1), liaison, [FEBRUARY])
            victims.append(Incident.objects.filter(category__in=SENSITIVE).count())
            papers = [issued(supervisor, week) for week in (*WEEKS, AFTER)]
            lines.append(papers[-1].figures["victims"])
            read.append(all_that_is_read(browser).replace(lines[-1]["words"], ""))
            transaction.set_rollback(True)

    assert read[0] == read[1]
    assert victims[0] < victims[1]
    said = [Between(line["low"], line["high"]) for line in lines]
    assert said == [publish_count(each) for each in victims]


def test_of_the_rest_of_the_town_nothing_is_found_that_is_not_published(
    counts: Any, supervisor: Any, councillor: Any, sign_in: Any
) -> None:
    browser = sign_in(councillor)
    papers = [issued(supervisor, week) for week in WEEKS]

    answers = [*dict.fromkeys(everything_told(browser, [FEBRUARY])), *counts_of(papers)]

    for (month, place, kind), count in counts.items():
        least, most = found_out(answers, (month, str(place), kind))
        known = Between(count, count) if place in HOTSPOTS else publish_count(count)
        assert Between(round(least), round(most)) == known


def test_incidents_outside_the_zones_change_only_what_papers_repeat_from_the_published_month(
    counts: Any, liaison: Any, supervisor: Any
) -> None:
    told = []
    for more in (0, 7):
        with transaction.atomic():
            happen(random.Random(1), liaison, 2027, {(2, None, "robbery"): more})
            papers = [issued(supervisor, week).figures for week in (*WEEKS, AFTER)]
            transaction.set_rollback(True)
        for figures in papers:
            figures["notes"] = [note for note in figures["notes"] if note["code"] != "outside"]
        told.append(papers)

    assert told[0] == told[1]


def test_the_attack_has_teeth_counted_within_violence_beside_a_published_nought_one_is_found() -> None:
    violence, victim = (2, "the-stow", "violence"), (2, "the-stow", "domestic_abuse")
    published = Answer((violence,), publish_count(0))
    paper_of_the_week = Answer((violence, victim), Between(1, 1))

    assert found_out([published, paper_of_the_week], victim) == (1, 1)


def counts_of(papers: list[Any]) -> list[Answer]:
    """What four papers say of each kind in each zone comes to in the month."""
    areas = [{area["slug"]: area for area in each.figures["incidents"]["areas"]} for each in papers]
    return [
        Answer(((2, zone, kind),), Between(total, total))
        for zone in HOTSPOTS
        for kind in KINDS
        for total in [sum(_this_week(each[zone], kind) for each in areas)]
    ]


def _this_week(area: dict[str, Any], kind: str) -> int:
    count: int = next(row["this_week"] for row in area["rows"] if row["kind"] == kind)
    return count
