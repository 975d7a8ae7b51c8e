"""Zone, ring and control, before and after: counted by place, refused where they are too few."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents
from incidents.tests.factories import STOW
from zones.geometry import cell_of, parent_of
from zones.rings import rings_on

PAGE, API = "/hotspots/analysis/displacement/", "/api/v1/hotspots/analysis/displacement/"
ASKED = {"zone": "the-stow", "compare": ""}


def in_the_ring():
    [stow] = [each for each in rings_on(timezone.localdate()) if each.zone.slug == "the-stow"]
    inside = stow.shape.representative_point()
    return {"lat": round(inside.y, 6), "lng": round(inside.x, 6)}


def a_zone_that_improved(by, *, zone=(40, 24), ring=(24, 21), control=(30, 30)):
    """Incidents of the period before and of the last four weeks, in each of the three areas."""
    now = timezone.now()
    for place, counts in ((STOW, zone), (in_the_ring(), ring), (OUTSIDE, control)):
        for days_ago, count in zip((35, 5), counts, strict=True):
            incidents(by, now, days_ago=days_ago, count=count, **place)
    incidents(by, now, days_ago=100)


def test_each_area_is_counted_by_place_and_the_quotient_is_read_in_words(analyst, zones, sign_in):
    a_zone_that_improved(analyst)

    page = sign_in(analyst).get(PAGE, ASKED)

    counts = [(each.before, each.after) for each in page.context["found"].areas]
    assert counts == [(40, 24), (24, 21), (30, 30)]
    assert page.context["statement"] == "The area around improved too: the quotient is 0.19."


def test_too_few_is_said_and_no_number_given(analyst, zones, sign_in, api):
    a_zone_that_improved(analyst, control=(30, 19))

    page, answer = sign_in(analyst).get(PAGE, ASKED), api(analyst).get(API, ASKED).data

    assert page.context["statement"] == "Too few to say."
    assert (answer["code"], answer["quotient"]) == ("too_few_to_say", None)


def test_another_zone_may_be_the_control(analyst, zones, sign_in):
    a_zone_that_improved(analyst)
    incidents(analyst, timezone.now(), days_ago=5, count=2, **NORTH_GATE)

    page = sign_in(analyst).get(PAGE, {**ASKED, "control": "north-gate"})

    control = page.context["found"].areas[-1]
    assert (control.name, control.before, control.after) == ("Control: North Gate", 0, 2)


def in_the_next_ring():
    """About 150 metres from the outline of The Stow, to its east."""
    [stow] = [each for each in rings_on(timezone.localdate(), 150) if each.zone.slug == "the-stow"]
    outermost = max(stow.shape.exterior.coords)
    return {"lat": round(outermost[1], 6), "lng": round(outermost[0], 6)}


def test_the_next_ring_may_be_the_control_and_holds_nothing_of_the_first(analyst, zones, sign_in):
    a_zone_that_improved(analyst)
    incidents(analyst, timezone.now(), days_ago=5, count=3, **in_the_next_ring())

    page = sign_in(analyst).get(PAGE, {**ASKED, "control": "next-ring"})

    ring, control = page.context["found"].areas[1:]
    assert (ring.after, control.before, control.after) == (21, 0, 3)
    assert control.name == "Control: the next ring, 100 to 200 metres from it"


def test_cells_may_be_the_control_at_any_size(analyst, zones, sign_in):
    a_zone_that_improved(analyst)
    fine = cell_of(OUTSIDE["lat"], OUTSIDE["lng"])
    client = sign_in(analyst)

    pages = [
        client.get(PAGE, {**ASKED, "control": "cells", "control_cells": f"{cell:X}"})
        for cell in (fine, parent_of(fine, 8))
    ]

    assert [page.context["found"].areas[-1].after for page in pages] == [30, 30]
    assert pages[0].context["statement"] == "The area around improved too: the quotient is 0.19."


def test_what_lies_in_the_zone_or_its_ring_is_no_control_whatever_cells_are_named(analyst, zones, sign_in):
    a_zone_that_improved(analyst)
    cell = parent_of(cell_of(STOW["lat"], STOW["lng"]), 7)

    page = sign_in(analyst).get(PAGE, {**ASKED, "control": "cells", "control_cells": f"{cell:x}"})

    zone, ring, _ = page.context["found"].areas
    assert (zone.before, ring.before) == (40, 24)


def test_what_was_chosen_can_be_taken_back_one_by_one(analyst, zones, sign_in):
    asked = {**ASKED, "control": "north-gate", "metres": "50", "category": "theft", "cell": "8a194ad3140ffff"}

    chosen = sign_in(analyst).get(PAGE, asked).context["chosen"]

    assert [(each.label, each.words) for each in chosen] == [
        ("Kind", "Theft"),
        ("Zone", "The Stow"),
        ("Control", "North Gate"),
        ("Ring", "50 metres"),
    ]
    assert all("category" not in each.without for each in chosen if each.label == "Kind")


def test_a_wider_ring_holds_more(analyst, zones, sign_in):
    client = sign_in(analyst)
    a_zone_that_improved(analyst)
    pages = [client.get(PAGE, {**ASKED, "metres": metres}) for metres in (50, 200)]

    narrow, wide = (page.context["found"].areas[1].after for page in pages)

    assert narrow <= wide == 21


def test_without_a_zone_the_page_asks_for_one_and_the_api_refuses(analyst, zones, sign_in, api):
    page, answer = sign_in(analyst).get(PAGE), api(analyst).get(API)

    assert "Choose a hotspot zone to ask about" in page.content.decode()
    assert (answer.status_code, list(answer.data)) == (400, ["zone"])


def test_a_period_before_that_is_not_on_record_is_no_zero(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=5, count=30)

    page = sign_in(analyst).get(PAGE, ASKED)

    assert "Nothing is on record from the beginning of the period before" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"control": "the-stow"}, "control"),
        ({"zone": "town-centre"}, "zone"),
        ({"metres": "7"}, "metres"),
        ({"before_on": timezone.localdate().isoformat()}, "before_on"),
        ({"before_on": "nonsense"}, "before_on"),
        ({"control": "cells"}, "control_cells"),
        ({"control": "cells", "control_cells": "nowhere"}, "control_cells"),
        ({"control": "cells", "control_cells": "8a194ad3140ffff " * 61}, "control_cells"),
        ({"control_cells": "8a194ad3140ffff"}, "control"),
    ],
)
def test_what_cannot_be_is_named(analyst, zones, sign_in, api, query, field):
    page = sign_in(analyst).get(PAGE, {**ASKED, **query})

    assert field in page.context["form"].errors and "There is a problem" in page.content.decode()
    assert list(api(analyst).get(API, {**ASKED, **query}).data) == [field]


@pytest.mark.parametrize("address", [PAGE, API])
@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_others_find_no_displacement(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address, ASKED).status_code == 403


@pytest.mark.parametrize("address", [PAGE, API])
def test_reading_it_is_on_record(officer, zones, sign_in, address):
    sign_in(officer).get(address, {"zone": "the-stow"})

    record = AccessRecord.objects.get(kind="hotspot displacement")
    assert (record.user, record.filters) == (officer, "zone=the-stow")
