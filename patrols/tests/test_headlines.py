"""The six headline counts: what they count, and that every page shows all six."""

import pytest

from accounts.models import User
from patrols.headlines import headline_tiles
from patrols.models import OutcomeCode, Visit
from patrols.tests.factories import patrol, visit
from zones.models import Zone

pytestmark = pytest.mark.django_db


def test_compliance_stands_among_the_five_headline_counts_which_are_there_when_nothing_happened() -> None:
    tiles = headline_tiles(Visit.objects.counted())

    assert [(tile.label, tile.count) for tile in tiles] == [
        ("Complied without enforcement", 0),
        ("Young people engaged", 0),
        ("Informal warnings", 0),
        ("Fixed penalties", 0),
        ("Stop searches", 0),
        ("Arrests", 0),
    ]


def test_a_tile_adds_up_every_code_of_its_headline(officer: User, zones: dict[str, Zone]) -> None:
    patrol(officer, visits=[visit(zones["the-stow"], WARN_V=2, WARN_W=1, ENG_YP=5)])

    counts = {tile.headline: tile.count for tile in headline_tiles(Visit.objects.counted())}

    assert counts["informal_warnings"] == 3
    assert counts["youth_engagements"] == 5


def test_a_tile_names_the_codes_that_count_as_the_list_has_them_now(db: None) -> None:
    OutcomeCode.objects.filter(code="ADV").update(label="Listened to us")

    compliance = headline_tiles(Visit.objects.none())[0]

    assert "Listened to us" in compliance.definition


def test_a_headline_without_a_code_says_so(db: None) -> None:
    OutcomeCode.objects.filter(headline="arrests").delete()

    arrests = headline_tiles(Visit.objects.none())[-1]

    assert arrests.definition == "No outcome code counts towards it."
