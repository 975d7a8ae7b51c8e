"""Recording powers, putting them right, ending them early: the service, and what the database keeps."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from zones.models import Authorisation
from zones.powers.limits import Limit, limit_on
from zones.powers.services import correct_authorisation, end_authorisation
from zones.tests.power_factories import AROUND_BROAD_WALK, NOW, order, power

HOUR = timedelta(hours=1)


def complaints(call) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        call()
    return refused.value.message_dict


def test_a_power_in_a_zone_keeps_the_outline_that_the_zone_had_on_its_first_day(zones, supervisor):
    made = power(supervisor, zone=zones["north-gate"])

    assert made.geometry == zones["north-gate"].versions.get().geometry
    assert (made.area_name, made.reference) == ("North Gate", "POW-2026-000001")


def test_a_power_in_a_drawn_area_measures_it(supervisor):
    made = power(supervisor)

    assert made.area_hectares == pytest.approx(3.45, rel=0.01)
    assert made.allowed_hours == 48


def test_the_same_form_sent_twice_makes_one_power(supervisor):
    same = uuid.uuid4()

    assert power(supervisor, client_id=same) == power(supervisor, client_id=same)
    assert Authorisation.objects.count() == 1


def test_a_form_that_somebody_else_sent_is_refused(supervisor, liaison):
    same = uuid.uuid4()
    power(supervisor, client_id=same)

    with pytest.raises(ValidationError, match="somebody else"):
        power(liaison, client_id=same)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends_at": NOW - 4 * HOUR}, "ends_at"),
        ({"ends_at": None}, "ends_at"),
        ({"ends_at": NOW + 46 * HOUR}, "ends_at"),
        ({"ends_at": NOW + 22 * HOUR}, "extension_rank"),
        ({"rank": ""}, "rank"),
        ({"reason": " "}, "reason"),
        ({"area_name": ""}, "area_name"),
        ({"geometry": None}, "geometry"),
        ({"geometry": {"type": "Point", "coordinates": [0.09, 51.77]}}, "geometry"),
        ({"reviewed_on": date(2026, 11, 21)}, "reviewed_on"),
        ({"kind": "section_35"}, "kind"),
    ],
)
def test_a_power_that_cannot_be_is_refused_at_its_field(supervisor, fields, field):
    assert field in complaints(lambda: power(supervisor, **fields))


def test_an_area_in_another_county_is_refused(supervisor):
    away = [[[lng - 1.5, lat] for lng, lat in AROUND_BROAD_WALK["coordinates"][0]]]

    found = complaints(lambda: power(supervisor, geometry={"type": "Polygon", "coordinates": away}))

    assert found == {"geometry": ["The area must lie in or near Harlow."]}


def test_a_section_60_that_was_extended_says_by_whom(supervisor):
    made = power(supervisor, ends_at=NOW + 40 * HOUR, extension_rank="superintendent")

    assert made.get_extension_rank_display() == "Superintendent"


def test_only_an_order_of_the_council_may_have_no_known_end_and_it_has_no_rank(supervisor):
    made = order(supervisor)

    assert (made.ends_at, made.allowed_hours) == (None, None)
    assert "rank" in complaints(lambda: order(supervisor, rank="inspector"))


def test_an_order_lapses_on_the_day_that_is_written_in_later(supervisor):
    made = order(supervisor)

    known = correct_authorisation(authorisation=made, by=supervisor, now=NOW, ends_at=NOW + 30 * 24 * HOUR)

    assert known.ends_at == NOW + 30 * 24 * HOUR
    assert made.events.count() == 2


def test_the_length_that_a_day_allows_is_a_dated_row():
    rows = {"section_34": [Limit(date(2027, 1, 1), 72, 72), Limit(date(2014, 1, 1), 48, 48)]}

    days = [date(2013, 12, 31), date(2026, 12, 31), date(2027, 1, 1)]

    assert [limit and limit.first for limit in (limit_on("section_34", day, rows) for day in days)] == [
        None,
        48,
        72,
    ]


def test_ending_a_power_early_keeps_it_with_the_reason(supervisor, liaison):
    made = power(supervisor)

    ended = end_authorisation(authorisation=made, at=NOW, reason="All quiet", by=liaison, now=NOW)
    again = end_authorisation(authorisation=made, at=NOW + HOUR, reason="Twice", by=liaison, now=NOW)

    assert (ended.held_until, again.held_until, again.ended_reason) == (NOW, NOW, "All quiet")
    assert ended.ends_at == made.ends_at


def test_a_power_cannot_end_early_after_its_end_nor_without_a_reason(supervisor):
    made = power(supervisor)

    late = complaints(
        lambda: end_authorisation(authorisation=made, at=made.ends_at, reason="Late", by=supervisor, now=NOW)
    )
    silent = complaints(
        lambda: end_authorisation(authorisation=made, at=NOW, reason=" ", by=supervisor, now=NOW)
    )

    assert (list(late), list(silent)) == (["at"], ["reason"])


def test_a_power_withdrawn_as_a_mistake_never_held_and_takes_no_correction(supervisor):
    made = power(supervisor)

    ended = end_authorisation(
        authorisation=made, at=made.starts_at - HOUR, reason="Wrong town", by=supervisor, now=NOW
    )

    assert ended.never_held
    with pytest.raises(ValidationError, match="never in force"):
        correct_authorisation(authorisation=ended, by=supervisor, now=NOW, reason="Other")


def test_a_correction_that_leaves_an_early_end_outside_is_refused(supervisor):
    made = power(supervisor)
    end_authorisation(authorisation=made, at=NOW, reason="All quiet", by=supervisor, now=NOW)

    found = complaints(
        lambda: correct_authorisation(authorisation=made, by=supervisor, now=NOW, starts_at=NOW + HOUR)
    )

    assert list(found) == ["starts_at"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": NOW - 4 * HOUR},
        {"ends_at": None},
        {"ends_at": NOW + 46 * HOUR},
        {"rank": ""},
        {"kind": "pspo"},
        {"ended_at": NOW},
        {"ended_at": NOW + 12 * HOUR, "ended_reason": "Late", "ended_by": 1},
    ],
)
def test_the_database_itself_refuses_what_the_service_would(supervisor, wrong):
    made = power(supervisor)
    if "ended_by" in wrong:
        wrong = {**wrong, "ended_by": supervisor}

    with pytest.raises(IntegrityError), transaction.atomic():
        Authorisation.objects.filter(pk=made.pk).update(**wrong)
