"""A reader who asks the endpoint for everything it offers cannot work out a single hidden count."""

import random
from datetime import UTC, datetime
from itertools import product

import pytest
import time_machine

from incidents.categories import COUNTED, LABELS, SENSITIVE
from incidents.models import Incident
from incidents.tests.factories import incident
from measures.disclosure.published import Between, publish_count
from measures.tests.attack import Answer, found_out

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
API = "/api/v1/hotspots/published/"
MONTHS = {"September 2026": 9, "October 2026": 10}
KINDS = [str(kind) for kind in COUNTED]
BY_LABEL = {LABELS[kind]: str(kind) for kind in COUNTED}
ZONES = ("north-gate", "west-gate", "the-stow", "town-centre", None)
NAMES = {"North Gate": "north-gate", "West Gate": "west-gate", "The Stow": "the-stow", "Elsewhere": None}


@pytest.fixture(params=[1, 2])
def counts(request, zones, liaison):
    """A town made by chance, mostly of small counts; some of kinds that imply a victim on top."""
    dice = random.Random(request.param)
    versions = {zone.slug: zone.versions.get() for zone in zones.values()}
    model = incident(liaison, now=NOW, occurred_at=datetime(2026, 11, 1, 12, tzinfo=UTC))
    made, true = [], {}
    for month, slug, kind in product(MONTHS.values(), ZONES, [*KINDS, *sorted(SENSITIVE)]):
        count = dice.choice([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 14])
        if kind in KINDS:
            true[month, slug, kind] = count
        for _ in range(count):
            made.append(
                Incident(
                    reference=f"INC-2026-9{len(made):05d}", category=kind, zone_version=versions.get(slug),
                    occurred_at=datetime(2026, month, 10, 12, tzinfo=UTC), time_precision="day",
                    source=model.source, reported_by=liaison, reported_at=NOW,
                )
            )  # fmt: skip
    Incident.objects.bulk_create(made)
    return true


def everything_asked(client):
    """Each number of each answer to every combination of months, kind and zone, and what it adds up."""
    spans = [("2026-09", "2026-09"), ("2026-10", "2026-10"), ("2026-09", "2026-10")]
    for (first, last), kind, zone in product(spans, ["", *KINDS], ["", *ZONES[:4]]):
        asked = {"from_month": first, "to_month": last, "category": kind, "zone": zone}
        answer = client.get(API, {name: value for name, value in asked.items() if value}).data
        months = [month for month in MONTHS.values() if int(first[-2:]) <= month <= int(last[-2:])]
        columns = [_places(name, zone) for name in answer["places"]]
        for row in answer["by_kind"]:
            kinds = [BY_LABEL[row["name"]]] if row["name"] in BY_LABEL else KINDS
            yield from _answers(months, columns, kinds, row)
        for row in answer["by_month"]:
            yield from _answers([MONTHS[row["name"]]], columns, [kind] if kind else KINDS, row)
        for feature in answer["features"]:
            about = feature["properties"]
            places = ZONES[:2] + ZONES[3:4] if about["slug"] == "town-centre" else (about["slug"],)
            yield _answer(months, places, [kind] if kind else KINDS, about)
        yield _answer(months, ZONES[:3], [kind] if kind else KINDS, answer["within"])


def _places(name, zone):
    if name in NAMES:
        return (NAMES[name],)
    if name.startswith("Rest of "):
        return ("town-centre",)
    return ZONES if name == "All places" else ("north-gate", "west-gate", "town-centre")


def _answers(months, columns, kinds, row):
    return [_answer(months, places, kinds, said) for places, said in zip(columns, row["counts"], strict=True)]


def _answer(months, places, kinds, said):
    return Answer(tuple(product(months, map(str, places), kinds)), Between(said["low"], said["high"]))


def test_no_sum_or_difference_of_everything_offered_tells_a_hidden_count(counts, councillor, api):
    with time_machine.travel(NOW, tick=False):
        answers = list(dict.fromkeys(everything_asked(api(councillor))))

    for answer in answers:
        total = sum(counts[month, None if slug == "None" else slug, kind] for month, slug, kind in answer.of)
        assert answer.said.low <= total <= answer.said.high
    hidden = [atom for atom, count in counts.items() if 0 < count < 5]
    for month, slug, kind in random.Random(0).sample(hidden, 8):
        least, most = found_out(answers, (month, str(slug), kind))
        assert Between(round(least), round(most)) == publish_count(counts[month, slug, kind])
