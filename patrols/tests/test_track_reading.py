"""GPX as phones and watches write it, and what is refused, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from patrols.tests.gpx import GPX_1_0, GPX_1_1, HEADER, START, at, gpx, standing
from patrols.tracks.reading import LARGEST_FILE, Fix, TrackError, read_track, text_of

HERE = (51.77, 0.09)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def read(text: str) -> tuple[Fix, ...]:
    return read_track(text, now=NOW)


def complaint(text: str) -> str:
    with pytest.raises(TrackError) as refused:
        read(text)
    return str(refused.value)


@pytest.mark.parametrize(
    "opening",
    [
        GPX_1_1,
        GPX_1_0,
        '<gpx version="1.1">',
        "<gpx>",
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="http://www.garmin.com/x">',
    ],
)
def test_every_version_and_namespace_is_read(opening):
    fixes = read(gpx(standing(HERE, START, 1, every=30), opening=opening))

    assert [(fix.at, fix.lat, fix.lng) for fix in fixes] == [
        (START + timedelta(seconds=seconds), *HERE) for seconds in (0, 30, 60)
    ]


def test_a_prefix_on_every_element_is_read():
    text = (
        '<g:gpx version="1.1" xmlns:g="http://www.topografix.com/GPX/1/1"><g:trk><g:trkseg>'
        '<g:trkpt lat="51.77" lon="0.09"><g:time>2026-11-20T19:00:00Z</g:time></g:trkpt>'
        "</g:trkseg></g:trk></g:gpx>"
    )

    assert len(read(text)) == 1


def test_extensions_of_the_maker_are_left_out():
    text = gpx(standing(HERE, START, 1)).replace(
        "<ele>55</ele>", "<extensions><x:hr xmlns:x='urn:x'>99</x:hr><time>nonsense</time></extensions>"
    )

    assert len(read(text)) == 7


def test_waypoints_and_routes_are_no_track():
    planned = (
        '<wpt lat="51.77" lon="0.09"><time>2026-11-20T10:00:00Z</time></wpt>'
        '<rte><rtept lat="51.77" lon="0.09"><time>2026-11-20T10:00:00Z</time></rtept></rte>'
    )

    fixes = read(gpx(standing(HERE, START, 1), before=planned))

    assert fixes[0].at == START
    assert "no track" in complaint(f"{HEADER}{GPX_1_1}{planned}</gpx>")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-20T19:00:00Z", START),
        ("2026-11-20T19:00:00.000Z", START),
        ("2026-11-20T20:00:00+01:00", START),
        ("2026-11-20T14:00:00-0500", START),
        ("2026-11-20T19:00:00", START),
        (" 2026-11-20T19:00:00Z\n", START),
        ("2026-03-29T01:30:00+00:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25T01:30:00+01:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25T01:30:00+00:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_times_are_utc_unless_they_say_otherwise(written, expected):
    text = gpx([(START, *HERE)]).replace("2026-11-20T19:00:00Z", written)

    assert read(text)[0].at == expected


def test_segments_are_pieces_in_the_order_of_time():
    late, early = standing(HERE, at(30), 1, every=60), standing(HERE, at(0), 1, every=60)

    fixes = read(gpx(late, early))

    assert [(fix.at, fix.piece) for fix in fixes] == [(at(0), 0), (at(1), 0), (at(30), 1), (at(31), 1)]


@pytest.mark.parametrize("text", ["", "lat,lng\n51,0", "<kml></kml>", "<gpx><trk>", "\x01"])
def test_what_is_no_gpx_is_refused(text):
    assert complaint(text).startswith("This is not a GPX file.")


@pytest.mark.parametrize("data", [b"\xff\xfe<\x00g\x00", b"<gpx>\x00</gpx>", b"PK\x03\x04\xff\xff"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(TrackError, match="not a GPX file"):
        text_of(data)


def test_a_byte_order_mark_is_no_problem():
    text = text_of(b"\xef\xbb\xbf" + gpx(standing(HERE, START, 1)).encode())

    assert len(read(text)) == 7


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE gpx [<!ENTITY a "b">]>', '<!doctype gpx SYSTEM "file:///etc/passwd">', '<!ENTITY a "b">'],
)
def test_document_types_and_entities_are_refused(declaration):
    text = gpx(standing(HERE, START, 1)).replace(HEADER, HEADER + declaration)

    assert "declares a document type or entities" in complaint(text)


def test_positions_without_a_time_are_refused_with_their_number():
    text = gpx(standing(HERE, START, 1)).replace("<time>2026-11-20T19:00:00Z</time>", "")

    assert complaint(text).startswith("1 of the 7 positions have no time")


def test_times_that_go_backwards_are_refused_not_sorted():
    text = gpx([(at(0), *HERE), (at(2), *HERE), (at(1), *HERE)])

    assert complaint(text).startswith("The times in this file go backwards after 19:02:00")


def test_segments_at_the_same_time_are_refused():
    text = gpx(standing(HERE, at(0), 10), standing(HERE, at(5), 10))

    assert "go backwards" in complaint(text)


@pytest.mark.parametrize(
    ("lat", "lng"), [("91", "0"), ("51", "181"), ("nan", "0"), ("inf", "0"), ("north", "0"), ("", "0")]
)
def test_positions_that_are_nowhere_are_refused(lat, lng):
    text = gpx([(START, *HERE)]).replace('lat="51.77" lon="0.09"', f'lat="{lat}" lon="{lng}"')

    assert "osition" in complaint(text)


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "2026-13-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-10:00",
        "0001-01-01T00:00:00+10:00",
        "2026-11-20T19:00:00+99:99",
    ],
)
def test_times_that_cannot_be_are_refused(written):
    text = gpx([(START, *HERE)]).replace("2026-11-20T19:00:00Z", written)

    assert "time in this file" in complaint(text)


def test_a_track_of_more_than_24_hours_is_refused():
    assert "24 hours" in complaint(gpx([(START - timedelta(days=1, seconds=1), *HERE), (START, *HERE)]))


def test_a_track_that_ends_in_the_future_is_refused():
    assert "in the future" in complaint(gpx([(NOW + timedelta(seconds=1), *HERE)]))


def test_a_file_of_more_than_5_mb_is_refused():
    with pytest.raises(TrackError, match="larger than 5 MB"):
        text_of(b" " * (LARGEST_FILE + 1))


def test_more_than_45_000_positions_are_refused():
    text = f"<gpx><trk><trkseg>{'<trkpt/>' * 45_001}</trkseg></trk></gpx>"

    assert "more than 45,000 positions" in complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        f"<gpx>{'<a>' * 1_000_000}",
        f"<gpx>{'<a/>' * 1_000_000}</gpx>",
        f"<gpx><trk>{'<trkseg/>' * 400_000}</trk></gpx>",
    ],
    ids=["deep", "wide", "segments without points"],
)
def test_junk_is_refused_before_it_costs_anything(text):
    assert complaint(text).startswith("This is not a GPX file.")


def test_a_track_in_more_than_1_000_pieces_is_refused():
    text = gpx(*([(at(number), *HERE)] for number in range(1_001)))

    assert "more than 1,000 pieces" in complaint(text)
