"""A reader who asks the endpoint for everything it offers cannot work out a single hidden count."""

import random
from datetime import UTC, datetime

import pytest
import time_machine

from hotspots.tests.attacker import everything_told, town_by_chance
from measures.disclosure.published import Between, publish_count
from measures.quarters import Month
from measures.tests.attack import found_out

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MONTHS = [Month(2026, 9), Month(2026, 10)]


@pytest.mark.parametrize("seed", [1, 2])
def test_no_sum_or_difference_of_everything_offered_tells_a_hidden_count(
    seed, zones, liaison, councillor, api
):
    counts = town_by_chance(random.Random(seed), liaison, MONTHS)

    with time_machine.travel(NOW, tick=False):
        answers = list(dict.fromkeys(everything_told(api(councillor), MONTHS)))

    for answer in answers:
        total = sum(counts[month, None if slug == "None" else slug, kind] for month, slug, kind in answer.of)
        assert answer.said.low <= total <= answer.said.high
    hidden = [atom for atom, count in counts.items() if 0 < count < 5]
    for month, slug, kind in random.Random(0).sample(hidden, 8):
        least, most = found_out(answers, (month, str(slug), kind))
        assert Between(round(least), round(most)) == publish_count(counts[month, slug, kind])
