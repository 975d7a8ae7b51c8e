"""Redrawing a zone: what is refused, and what stays as it was."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zones.services import locate, redraw_zone

TODAY = date(2026, 11, 18)
STOW = {"lat": 51.77535, "lng": 0.11387}
ELSEWHERE = {
    "type": "Polygon",
    "coordinates": [[[0.12, 51.78], [0.13, 51.78], [0.13, 51.79], [0.12, 51.79], [0.12, 51.78]]],
}


def test_a_redrawn_zone_holds_points_by_the_outline_of_their_day(zones, administrator):
    redraw_zone(
        zone=zones["the-stow"],
        geometry=ELSEWHERE,
        valid_from=date(2026, 11, 23),
        by=administrator,
        today=TODAY,
    )

    before = locate(on=date(2026, 11, 22), **STOW)
    after = locate(on=date(2026, 11, 23), **STOW)

    assert before.zone_version.number == 1
    assert after.zone_version is None


def ring(*points: list[float]) -> dict:
    return {"type": "Polygon", "coordinates": [[*points, points[0]]]}


@pytest.mark.parametrize(
    ("geometry", "valid_from", "field", "reason"),
    [
        (ELSEWHERE, date(2026, 11, 17), "valid_from", "today or later"),
        ({"type": "Point", "coordinates": [0.1, 51.7]}, TODAY, "geometry", "one polygon"),
        (ring([51.7, 0.1], [51.8, 0.1], [51.8, 0.2]), TODAY, "geometry", "Great Britain"),
        (ring([0, 51], [1, 52], [1, 51], [0, 52]), TODAY, "geometry", "crosses itself"),
    ],
)
def test_a_redrawing_that_cannot_be_is_refused_at_its_field(
    zones, administrator, geometry, valid_from, field, reason
):
    with pytest.raises(ValidationError) as refusal:
        redraw_zone(
            zone=zones["the-stow"], geometry=geometry, valid_from=valid_from, by=administrator, today=TODAY
        )

    assert reason in refusal.value.message_dict[field][0]


def test_a_second_redrawing_must_start_after_the_first(zones, administrator):
    change = {"zone": zones["the-stow"], "by": administrator, "today": TODAY}
    redraw_zone(geometry=ELSEWHERE, valid_from=date(2026, 11, 23), **change)
    present = zones["the-stow"].versions.get(number=1).geometry

    with pytest.raises(ValidationError, match="after the latest one, which starts on 23 November 2026"):
        redraw_zone(geometry=present, valid_from=date(2026, 11, 23), **change)


def test_the_same_outline_again_is_refused(zones, administrator):
    present = zones["the-stow"].versions.get().geometry

    with pytest.raises(ValidationError, match="already has"):
        redraw_zone(zone=zones["the-stow"], geometry=present, valid_from=TODAY, by=administrator, today=TODAY)
