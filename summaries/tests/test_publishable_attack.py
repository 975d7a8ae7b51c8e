"""Who has every published figure and every paper for publication finds no more than the figures tell."""

import random
from itertools import product
from typing import Any

import pytest
import time_machine
from django.db import transaction

from hotspots.tests.attacker import HOTSPOTS, KINDS, everything_told, happen, town_by_chance
from measures.disclosure.published import Between, publish_count
from measures.tests.attack import Answer, found_out
from summaries.paper.publishable_reading import publishable_of
from summaries.tests.factories import draft
from summaries.tests.test_papers_and_published import AFTER, FEBRUARY, NOW, WEEKS


@pytest.fixture
def counts(zones: Any, liaison: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield town_by_chance(random.Random(5), liaison, [FEBRUARY])


def publishable_papers() -> list[dict[str, Any]]:
    """Of the four weeks of the month and of the first week whose paper tells of it."""
    return [publishable_of(draft(week)) or {} for week in (*WEEKS, AFTER)]


def answers_of(papers: list[dict[str, Any]]) -> list[Answer]:
    """Every range that they tell of the month, with the counts that it adds up."""
    found = []
    for figures in papers:
        told = figures["incidents"]
        if told["month"] != str(FEBRUARY):
            continue
        for area in told["areas"]:
            places = HOTSPOTS if area["slug"] == "all" else (area["slug"],)
            for row in (*area["rows"], area["total"]):
                kinds = KINDS if row["kind"] == "all" else [row["kind"]]
                said = Between(row["low"], row["high"])
                found.append(Answer(tuple(product([FEBRUARY.number], places, kinds)), said))
    return found


def test_beside_all_published_figures_nothing_more_is_found(
    counts: Any, councillor: Any, sign_in: Any
) -> None:
    told = answers_of(publishable_papers())

    answers = list(dict.fromkeys([*everything_told(sign_in(councillor), [FEBRUARY]), *told]))

    assert len(told) == (len(HOTSPOTS) + 1) * (len(KINDS) + 1)
    for (month, place, kind), count in counts.items():
        least, most = found_out(answers, (month, str(place), kind))
        assert Between(round(least), round(most)) == publish_count(count)


def test_a_hidden_count_may_be_any_of_1_to_4_and_the_very_same_papers_are_published(
    counts: Any, liaison: Any
) -> None:
    ones = [(place, kind) for (_, place, kind), count in counts.items() if count == 1 and place in HOTSPOTS]
    before = publishable_papers()

    for (place, kind), more in product(ones[:2], (1, 3)):
        with transaction.atomic():
            happen(random.Random(more), liaison, 2027, {(FEBRUARY.number, place, kind): more})
            again = publishable_papers()
            transaction.set_rollback(True)
        assert again == before


def test_the_attack_has_teeth_rounded_totals_of_the_weeks_would_narrow_a_hidden_count() -> None:
    """Why no total of a week is told: 24 counts of 1 in a month whose weeks had 7, 7, 7 and 3."""
    cells = list(product([FEBRUARY.number], HOTSPOTS, KINDS[:8]))
    published = [Answer((cell,), publish_count(1)) for cell in cells]
    weeks = sum((publish_count(count) for count in (7, 7, 7, 3)), Between(0, 0))

    least, most = found_out([*published, Answer(tuple(cells), weeks)], cells[0])

    assert len(cells) == 24
    assert (round(least), round(most)) == (1, 2)
