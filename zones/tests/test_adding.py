"""Adding a zone: what it is made of, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zones.adding import add_zone
from zones.models import Zone
from zones.services import FROM_CELLS, locate
from zones.tests.test_redrawing import ELSEWHERE, TODAY, ring

MONDAY = date(2026, 11, 23)
SMALL = ring([0.12, 51.78], [0.1201, 51.78], [0.1201, 51.7801])
IN_LONDON = ring([-0.12, 51.5], [-0.11, 51.5], [-0.11, 51.51])


def added(by, **changes):
    said = {"name": "Staple Tye", "geometry": ELSEWHERE, "valid_from": MONDAY, "source": "Agreed at tasking"}
    return add_zone(by=by, today=TODAY, **{**said, **changes})


def test_a_new_zone_holds_points_from_its_first_day_on(zones, administrator):
    zone = added(administrator)

    before = locate(on=date(2026, 11, 22), lat=51.785, lng=0.125)
    after = locate(on=MONDAY, lat=51.785, lng=0.125)

    assert (zone.slug, zone.kind) == ("staple-tye", "hotspot")
    assert (before.zone_version, after.zone_version.zone) == (None, zone)


def test_its_first_outline_keeps_who_drew_it_why_how_and_from_which_days(zones, administrator):
    days = {"data_from": date(2025, 11, 1), "data_to": date(2026, 10, 31)}

    outline = added(administrator, method=FROM_CELLS, **days).versions.get()

    assert (outline.drawn_by, outline.source, outline.method) == (
        administrator, "Agreed at tasking", "made of cells",
    )  # fmt: skip
    assert (outline.data_from, outline.data_to) == (date(2025, 11, 1), date(2026, 10, 31))


def test_a_zone_within_a_wider_area_wins_over_it(zones, administrator):
    inside = ring([0.0925, 51.768], [0.0945, 51.768], [0.0945, 51.7692], [0.0925, 51.7692])

    zone = added(administrator, geometry=inside, parent=zones["town-centre"])

    assert locate(on=MONDAY, lat=51.7685, lng=0.0935).zone_version.zone == zone


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"name": "the  stow"}, "name", "There is a zone called The Stow already"),
        ({"name": "The-Stow!"}, "name", "There is a zone called The Stow already"),
        ({"name": "Add"}, "name", "Choose another name"),
        ({"name": "…"}, "name", "Choose another name"),
        ({"source": "  "}, "source", "Say why"),
        ({"valid_from": date(2026, 11, 17)}, "valid_from", "today or later"),
        ({"geometry": SMALL}, "geometry", "square metres"),
        ({"geometry": IN_LONDON}, "geometry", "outside Harlow. Move the corner 51.5, -0.12 and 2 more"),
        ({"data_from": date(2026, 1, 1)}, "data_to", "Give both days"),
        ({"data_from": TODAY, "data_to": date(2026, 1, 1)}, "data_to", "must not be before"),
        ({"data_from": TODAY, "data_to": date(2027, 1, 1)}, "data_to", "days to come"),
    ],
)
def test_a_zone_that_cannot_be_is_refused_at_its_field(zones, administrator, changes, field, reason):
    with pytest.raises(ValidationError) as refusal:
        added(administrator, **changes)

    assert reason in refusal.value.message_dict[field][0]
    assert Zone.objects.count() == 4


@pytest.mark.parametrize(("kind", "parent"), [("context", "town-centre"), ("hotspot", "the-stow")])
def test_only_a_hotspot_zone_lies_within_and_only_in_a_wider_area(zones, administrator, kind, parent):
    with pytest.raises(ValidationError) as refusal:
        added(administrator, kind=kind, parent=zones[parent])

    assert "parent" in refusal.value.message_dict
