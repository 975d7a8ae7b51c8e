"""A town made by chance, and a reader who asks for everything that is published of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product
from random import Random
from typing import Any

from accounts.models import User
from incidents.categories import COUNTED, LABELS, SENSITIVE
from incidents.models import Incident
from measures.disclosure.published import Between
from measures.quarters import Month
from measures.tests.attack import Answer
from zones.models import Zone

API = "/api/v1/hotspots/published/"
KINDS = [str(kind) for kind in COUNTED]
HOTSPOTS = ("north-gate", "west-gate", "the-stow")
PLACES = (*HOTSPOTS, "town-centre", None)
_BY_LABEL = {LABELS[kind]: str(kind) for kind in COUNTED}
_NAMES = {"North Gate": "north-gate", "West Gate": "west-gate", "The Stow": "the-stow", "Elsewhere": None}
Counts = dict[tuple[int, str | None, str], int]


def town_by_chance(dice: Random, by: User, months: Sequence[Month]) -> Counts:
    """Mostly small counts; some of kinds that imply a victim on top, which are not in what is returned."""
    true: Counts = {}
    for month, place, kind in product(months, PLACES, KINDS):
        true[month.number, place, kind] = dice.choice([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 14])
    happen(dice, by, months[0].year, true)
    happen_to_victims(dice, by, months)
    return true


def happen_to_victims(dice: Random, by: User, months: Sequence[Month]) -> None:
    counts = {
        (month.number, place, str(kind)): dice.choice([0, 1, 2, 6])
        for month, place, kind in product(months, PLACES, sorted(SENSITIVE))
    }
    happen(dice, by, months[0].year, counts)


def happen(dice: Random, by: User, year: int, counts: Counts) -> None:
    """On some day of the month, which has 28 at least; all at once, for the reports would take long."""
    versions = {zone.slug: zone.versions.get() for zone in Zone.objects.all()}
    now = datetime(year, max(month for month, _, _ in counts) + 1, 1, tzinfo=UTC)
    before = Incident.objects.count()
    each_one = [atom for atom, count in counts.items() for _ in range(count)]
    Incident.objects.bulk_create(
        Incident(
            reference=f"INC-{year}-{before + number:06d}", category=kind,
            occurred_at=datetime(year, month, dice.randint(1, 28), 12, tzinfo=UTC), time_precision="day",
            zone_version=versions[place] if place else None,
            source=Incident.Source.CCTV, reported_by=by, reported_at=now,
        )
        for number, (month, place, kind) in enumerate(each_one)
    )  # fmt: skip


def every_question(months: Sequence[Month]) -> Iterator[dict[str, str]]:
    """Each span of months, each kind or all, each zone or all: there is nothing else to ask by."""
    spans = [(first, last) for first, last in product(months, repeat=2) if first <= last]
    for (first, last), kind, zone in product(spans, ["", *KINDS], ["", *PLACES[:4]]):
        asked = {"from_month": str(first), "to_month": str(last), "category": kind, "zone": zone}
        yield {name: value for name, value in asked.items() if value}


def everything_told(client: Any, months: Sequence[Month]) -> Iterator[Answer]:
    """Each number of each answer to every question, with the counts that it adds up."""
    by_label = {month.label: month.number for month in months}
    for asked in every_question(months):
        answer = client.get(API, asked).data
        kinds = [asked["category"]] if "category" in asked else KINDS
        within = [each.number for each in months if asked["from_month"] <= str(each) <= asked["to_month"]]
        columns = [_places(name, asked.get("zone", "")) for name in answer["places"]]
        for row in answer["by_kind"]:
            of = [_BY_LABEL[row["name"]]] if row["name"] in _BY_LABEL else KINDS
            yield from _answers(within, columns, of, row)
        for row in answer["by_month"]:
            yield from _answers([by_label[row["name"]]], columns, kinds, row)
        for feature in answer["features"]:
            about = feature["properties"]
            centre = about["slug"] == "town-centre"
            places = ("north-gate", "west-gate", "town-centre") if centre else (about["slug"],)
            yield _answer(within, places, kinds, about)
        yield _answer(within, HOTSPOTS, kinds, answer["within"])


def _places(name: str, zone: str) -> tuple[str | None, ...]:
    if name in _NAMES:
        return (_NAMES[name],)
    if name.startswith("Rest of "):
        return ("town-centre",)
    return PLACES if name == "All places" else ("north-gate", "west-gate", "town-centre")


def _answers(
    months: Sequence[int],
    columns: Sequence[tuple[str | None, ...]],
    kinds: Sequence[str],
    row: Mapping[str, Any],
) -> list[Answer]:
    told = zip(columns, row["counts"], strict=True)
    return [_answer(months, places, kinds, said) for places, said in told]


def _answer(
    months: Sequence[int], places: Sequence[str | None], kinds: Sequence[str], said: Mapping[str, Any]
) -> Answer:
    return Answer(tuple(product(months, map(str, places), kinds)), Between(said["low"], said["high"]))
