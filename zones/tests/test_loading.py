"""Loading zones from a file: all or nothing, and only what differs."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.models import AccessRecord
from zones.loading import load_zones
from zones.models import Zone, ZoneVersion
from zones.zone_file import SHIPPED, ZoneFileError, read_zone_file

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 16)


def shipped() -> dict:
    return json.loads(SHIPPED.read_text())


def load(document: dict, **options):
    features = read_zone_file(json.dumps(document))
    return load_zones(**{"features": features, "valid_from": DAY, "by": None, **options})


def test_the_shipped_file_makes_three_hotspots_two_of_them_in_the_town_centre():
    report = load(shipped())

    assert [row.verdict for row in report.rows] == ["new"] * 4
    assert {zone.slug: str(zone.parent) for zone in Zone.objects.hotspots()} == {
        "north-gate": "Town centre", "west-gate": "Town centre", "the-stow": "None",
    }  # fmt: skip


def test_loading_the_same_file_again_changes_nothing():
    load(shipped())

    report = load(shipped(), valid_from=date(2026, 11, 23))

    assert {row.verdict for row in report.rows} == {"unchanged"}
    assert ZoneVersion.objects.count() == 4


def test_the_same_ground_from_another_corner_is_no_new_version():
    load(shipped())
    document = shipped()
    ring = document["features"][0]["geometry"]["coordinates"][0]
    document["features"][0]["geometry"]["coordinates"][0] = [*ring[2:], *ring[1:3]][::-1]

    report = load(document, valid_from=date(2026, 11, 23))

    assert report.rows[0].verdict == "unchanged"


def test_only_the_zone_whose_outline_differs_gets_a_new_version():
    load(shipped())
    document = shipped()
    document["features"][0]["geometry"]["coordinates"][0][1] = [0.09188, 51.7722]

    report = load(document, valid_from=date(2026, 11, 23))

    assert [row.verdict for row in report.rows] == ["redrawn", "unchanged", "unchanged", "unchanged"]
    assert Zone.objects.get(slug="north-gate").versions.count() == 2


def test_a_dry_run_says_what_would_happen_and_writes_nothing():
    report = load(shipped(), dry_run=True)

    assert {row.verdict for row in report.rows} == {"new"}
    assert not Zone.objects.exists()


def test_one_refused_zone_keeps_all_others_out_and_says_why():
    document = shipped()
    document["features"][2]["geometry"]["coordinates"][0] = [
        [0, 51.7],
        [0.1, 51.8],
        [0.1, 51.7],
        [0, 51.8],
        [0, 51.7],
    ]

    report = load(document)

    assert report.rows[2].verdict == "refused"
    assert "crosses itself" in report.rows[2].detail
    assert not Zone.objects.exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"slug": "West Gate!"}, "small letters"),
        ({"slug": "powers"}, "another page"),
        ({"slug": "north-gate"}, "names it twice"),
        ({"kind": "playground"}, "hotspot or context"),
        ({"parent": "atlantis"}, "neither in the file nor known"),
        ({"parent": "west-gate"}, "names itself"),
        ({"parent": "north-gate"}, "already lies in a wider area"),
        ({"name": "North Gate"}, "already exists"),
    ],
)
def test_a_zone_that_cannot_be_is_refused_in_words(change, reason):
    document = shipped()
    document["features"][1]["properties"].update(change)

    report = load(document)

    assert report.rows[1].verdict == "refused"
    assert reason in report.rows[1].detail


@pytest.mark.parametrize(
    "content", ["not json", "[]", '{"type": "Feature"}', '{"type": "FeatureCollection", "features": []}']
)
def test_a_file_that_holds_no_zones_is_refused(content):
    with pytest.raises(ZoneFileError):
        read_zone_file(content)


def test_the_command_reports_each_zone_and_leaves_an_access_record():
    out = StringIO()

    call_command("load_zones", SHIPPED, "--from", "2025-08-01", stdout=out)

    assert "1. north-gate: new. From 1 August 2025." in out.getvalue()
    assert AccessRecord.objects.get().action == "import"


def test_the_command_fails_on_a_malformed_file(tmp_path):
    (tmp_path / "zones.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature"}]}'
    )

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("load_zones", tmp_path / "zones.geojson", stdout=StringIO())

    assert not Zone.objects.exists()
