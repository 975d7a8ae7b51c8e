"""Published outlines: read whole or refused in words, loaded once, answered as GeoJSON."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.models import AccessRecord
from tests.real_data import real_data
from zones.boundaries.boundary_file import BoundaryFileError, read_boundary_file
from zones.models import Boundary
from zones.tests.boundary_factories import collection, feature, load, square, two_wards

pytestmark = pytest.mark.django_db
BOUNDARIES = "/api/v1/boundaries/"
BOW_TIE = {
    "type": "Polygon",
    "coordinates": [[[0.1, 51.7], [0.2, 51.8], [0.2, 51.7], [0.1, 51.8], [0.1, 51.7]]],
}
# Metres on the national grid instead of degrees.
IN_METRES = {
    "type": "Polygon",
    "coordinates": [[[544000, 209000], [545000, 209000], [545000, 210000], [544000, 209000]]],
}


@pytest.mark.parametrize(
    ("column", "kind", "vintage"),
    [("WD13", "ward", 2013), ("LSOA11", "lsoa", 2011), ("LSOA21", "lsoa", 2021), ("LAD13", "district", 2013)],
)
def test_the_column_of_the_codes_says_kind_and_year(column, kind, vintage):
    file = read_boundary_file(collection(feature("E05000001", "Made-up Common", column)))

    assert (file.kind, file.vintage) == (kind, vintage)


def test_coordinates_are_kept_to_six_places_and_points_that_then_agree_are_one():
    ring = [[0.1000000001, 51.7], [0.1000000002, 51.7], [0.2, 51.7], [0.2, 51.8], [0.1000000001, 51.7]]
    area = {"type": "Polygon", "coordinates": [ring]}

    (outline,) = read_boundary_file(collection(feature("E05000001", "Common", geometry=area))).outlines

    assert outline.geometry["coordinates"] == [[[0.1, 51.7], [0.2, 51.7], [0.2, 51.8], [0.1, 51.7]]]


def test_an_outline_of_several_pieces_is_taken():
    pieces = [square()["coordinates"], square(west=0.15)["coordinates"]]
    area = {"type": "MultiPolygon", "coordinates": pieces}

    (outline,) = read_boundary_file(collection(feature("E05000001", "Common", geometry=area))).outlines

    assert outline.geometry["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json", "not a JSON file"),
        (b"\xff\xfe", "not a JSON file"),
        (b"[]", "not a GeoJSON FeatureCollection"),
        (collection(), "holds no outlines"),
        (collection({"type": "Feature", "properties": {"name": "x"}}), "Found: name"),
        (collection(feature("E05000001", "One", "OA21")), "One column with the codes is needed"),
        (two_wards(properties={"WD13CD": "", "WD13NM": "Two"}), "Feature 2: WD13CD is “”"),
        (two_wards(properties={"WD13CD": "E05000002", "WD13NM": None}), "E05000002 needs a name in WD13NM"),
        (two_wards(properties={"WD13CD": "E05000001", "WD13NM": "Two"}), "E05000001 is there twice"),
        (two_wards(geometry=None), "E05000002 is neither a polygon nor several"),
        (two_wards(geometry={"type": "Polygon", "coordinates": [[["a"]]]}), "could not be read"),
        (two_wards(geometry=BOW_TIE), "crosses itself"),
        (two_wards(geometry=IN_METRES), "not in Great Britain"),
        (collection(feature("E05000001", "One"), 5), "Feature 2: This is not a GeoJSON Feature"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_loaded_is_refused_in_words(content, words):
    with pytest.raises(BoundaryFileError) as refused:
        read_boundary_file(content)

    assert words in str(refused.value)


def test_a_file_is_loaded_with_its_name_and_its_hash():
    report = load(two_wards(), "wards-2013.geojson")

    held = Boundary.objects.of_kind("ward").get(code="E05000001")
    assert str(report) == "Ward, 2013: 2 new, 0 changed, 0 unchanged."
    assert (held.name, held.file_name, len(held.file_sha256)) == ("Made-up Common", "wards-2013.geojson", 64)


def test_the_same_file_again_is_recognised():
    load(two_wards())

    report = load(two_wards(), "another-name.geojson")

    assert report.known
    assert set(Boundary.objects.values_list("file_name", flat=True)) == {"wards.geojson"}


def test_another_file_replaces_the_codes_that_it_names_and_leaves_the_others():
    load(two_wards())

    report = load(collection(feature("E05000002", "Invented Heath"), feature("E05000003", "New")))

    assert str(report).endswith("1 new, 1 changed, 0 unchanged. 1 other stays as it is.")
    assert Boundary.objects.get(code="E05000002").name == "Invented Heath"
    assert Boundary.objects.count() == 3


def test_a_dry_run_counts_and_writes_nothing():
    report = load(two_wards(), dry_run=True)

    assert report.new == 2
    assert not Boundary.objects.exists()


def test_the_command_loads_all_its_files_or_none(tmp_path):
    good, bad = tmp_path / "good.geojson", tmp_path / "bad.geojson"
    good.write_bytes(two_wards())
    bad.write_bytes(two_wards(geometry=BOW_TIE))
    complaints = StringIO()

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("load_boundaries", good, bad, stdout=StringIO(), stderr=complaints)

    assert "Feature 2: The outline of E05000002 crosses itself" in complaints.getvalue()
    assert not Boundary.objects.exists()


def test_the_command_says_what_it_did_and_leaves_an_access_record(tmp_path):
    path, out = tmp_path / "wards.geojson", StringIO()
    path.write_bytes(two_wards())

    call_command("load_boundaries", path, stdout=out)
    call_command("load_boundaries", path, stdout=out)

    assert out.getvalue().splitlines() == [
        "wards.geojson: Ward, 2013: 2 new, 0 changed, 0 unchanged.",
        "wards.geojson: Ward, 2013: this file is loaded already.",
    ]
    assert AccessRecord.objects.get().action == "import"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none\.geojson could not be read"):
        call_command("load_boundaries", tmp_path / "none.geojson", stdout=StringIO())


def test_outlines_of_a_kind_are_features_and_the_latest_year_is_usual(councillor, api):
    load(two_wards())
    load(collection(feature("E05000009", "Newer", "WD24")), "newer.geojson")
    load(collection(feature("E01000001", "Harlow 001A", "LSOA11")), "lsoa.geojson")
    client = api(councillor)

    usual = client.get(BOUNDARIES, {"kind": "ward"}).json()
    older = client.get(BOUNDARIES, {"kind": "ward", "vintage": 2013}).json()
    everything = client.get(BOUNDARIES).json()

    assert [each["id"] for each in usual["features"]] == ["E05000009"]
    assert [each["properties"]["name"] for each in older["features"]] == ["Invented Green", "Made-up Common"]
    assert {each["properties"]["kind"] for each in everything["features"]} == {"ward", "lsoa"}


def test_outlines_that_the_browser_has_are_not_sent_again(officer, api):
    load(two_wards())
    client = api(officer)
    etag = client.get(BOUNDARIES)["ETag"]

    again = client.get(BOUNDARIES, headers={"if-none-match": etag})
    load(two_wards(geometry=square(west=0.12)))
    changed = client.get(BOUNDARIES, headers={"if-none-match": etag})

    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")
    assert changed.status_code == 200


@pytest.mark.parametrize("asked", [{"kind": "parish"}, {"vintage": "last"}])
def test_a_kind_or_a_year_that_is_none_is_refused_by_name(officer, api, asked):
    answer = api(officer).get(BOUNDARIES, asked)

    assert answer.status_code == 400
    assert list(answer.json()) == list(asked)


def test_reading_outlines_leaves_an_access_record(officer, api):
    load(two_wards())

    api(officer).get(BOUNDARIES)

    assert AccessRecord.objects.get(kind="boundary").count == 2


def test_harlows_own_outlines_load_as_they_were_published(officer, api):
    folder = real_data("boundaries")

    call_command("load_boundaries", *sorted(folder.glob("harlow-*.geojson")), stdout=StringIO())

    kinds = {kind: Boundary.objects.of_kind(kind).count() for kind in Boundary.Kind.values}
    assert kinds == {"ward": 11, "lsoa": 54, "district": 1}
    assert len(json.dumps(api(officer).get(BOUNDARIES, {"kind": "lsoa"}).json())) < 100_000
