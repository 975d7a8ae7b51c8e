"""Reading stop-and-search files as they really come."""

import json
from pathlib import Path

import pytest

from imports.reading.problems import FileRefusedError
from incidents.policeuk.area import EVERYWHERE, Area
from incidents.policeuk.identify import identify, open_rows
from incidents.policeuk.places import Places
from incidents.policeuk.sources import Source
from incidents.policeuk.tally import Tally
from incidents.tests.policeuk_files import write_csv
from stopsearches.policeuk import FIELDS, search_times, stop_rows
from stopsearches.searched_at import times_of_file
from stopsearches.tests.stop_files import NAME, stop_row, stops_text

HARLOW = Area("Harlow", "Harlow ", (51.7347, 0.0540, 51.7972, 0.1680), 0.005)


def seven(lat: float, lng: float) -> int:
    return 7


def read(
    folder: Path, *given: list[str], area: Area = HARLOW, name: str = NAME
) -> tuple[list[dict[str, object]], Tally]:
    path = write_csv(folder / name, stops_text(*given))
    source = Source(str(path), path.name, path.stat().st_size, lambda: path.open("rb"))
    file, tally = identify(source), Tally()
    with open_rows(source, file.looked, file.header) as rows:
        times = times_of_file(search_times(rows))
    with open_rows(source, file.looked, file.header) as rows:
        found = stop_rows(rows, file=file, places=Places(area, seven), times=times, tally=tally)
        return [dict(zip(FIELDS, row, strict=True)) for row in found], tally


def test_a_row_is_read_into_codes_and_keeps_its_words(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row())

    assert kept[0]["legislation"] == "misuse_of_drugs_act_1971_s23"
    assert kept[0]["self_defined_ethnicity"] == "white_irish"
    assert json.loads(str(kept[0]["as_written"]))["outcome"] == "A no further action disposal"


def test_latitude_stands_before_longitude_here(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row())

    assert (kept[0]["lat"], kept[0]["lng"]) == (51.771044, 0.098456)


def test_a_blank_is_neither_yes_nor_no_nor_a_code(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row(linked="", gender="", outcome=""))

    assert kept[0]["outcome_linked_to_object"] is None
    assert (kept[0]["gender"], kept[0]["outcome"]) == ("not_recorded", "not_recorded")
    assert json.loads(str(kept[0]["as_written"])).keys().isdisjoint({"gender", "outcome"})


def test_searches_that_look_alike_are_all_kept(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row(), stop_row(), stop_row())

    assert len(kept) == 3


def test_a_search_just_outside_the_box_is_kept_and_one_far_away_is_not(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, stop_row(latitude="51.7390"), stop_row(latitude="51.7200"))

    assert len(kept) == 1
    assert tally.outside == 1


def test_a_search_without_a_point_is_kept_only_when_everything_is(tmp_path: Path) -> None:
    nowhere = stop_row(latitude="", longitude="")

    in_harlow, tally = read(tmp_path, nowhere)
    anywhere, _ = read(tmp_path, nowhere, area=EVERYWHERE)

    assert (in_harlow, tally.without_location) == ([], 1)
    assert anywhere[0]["h3_cell"] is None


def test_one_minute_in_the_whole_file_means_only_the_hour_is_known(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row(), stop_row(date="2019-06-15T00:01:00+00:00"))

    assert {row["time_precision"] for row in kept} == {"hour"}
    assert kept[0]["searched_at"] == "2019-06-14T18:00:00+00:00"


def test_midnight_in_every_row_means_only_the_day_is_known(tmp_path: Path) -> None:
    # Midnight on the wall in summer is 23:00 UTC.
    kept, _ = read(tmp_path, stop_row(date="2019-06-13T23:00:00+00:00"))

    assert kept[0]["time_precision"] == "day"


def test_midnight_by_the_wrong_clock_in_every_row_is_a_day_too(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, stop_row(date="2019-06-14T00:00:00+00:00"))

    assert (kept[0]["time_precision"], kept[0]["searched_at"]) == (
        "day",
        "2019-06-13T23:00:00+00:00",
    )


def test_microseconds_are_exact_and_midnight_among_them_is_a_day(tmp_path: Path) -> None:
    kept, _ = read(
        tmp_path,
        stop_row(date="2019-06-01T02:12:21.983333+00:00"),
        stop_row(date="2019-06-14T00:00:00+01:00"),
    )

    assert [row["time_precision"] for row in kept] == ["exact", "day"]
    assert kept[0]["searched_at"] == "2019-06-01T02:12:21.983333+00:00"


def test_a_summer_file_may_begin_in_the_month_before(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, stop_row(date="2019-05-31T23:01:00+00:00"))

    assert len(kept) == 1
    assert not tally.problems


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"date": "14/06/2019 18:01"}, "line 2: not a date and time: 14/06/2019 18:01"),
        ({"date": ""}, "line 2: not a date and time: nothing"),
        ({"date": "2019-W24-5T10:00"}, "line 2: not a date and time"),
        ({"date": "2019-04-14T18:01:00+00:00"}, "line 2: dated 2019-04-14T18:01:00+00:00, but"),
        ({"linked": "maybe"}, "line 2: neither True nor False: maybe"),
        ({"latitude": "0.1", "longitude": "51.8"}, "line 2: latitude 0.1 and longitude 51.8 are"),
        ({"removed": "False,"}, "line 2: 16 columns where the header has 15"),
        ({"operation": "x" * 300}, "line 2: a value is too long"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_line(
    tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    _, tally = read(tmp_path, stop_row(**changes))

    assert str(tally.problems.first[0]).startswith(reason)


def test_a_file_that_does_not_say_whose_it_is_must_be_renamed(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="name the file like 2019-01-essex-stop"):
        read(tmp_path, stop_row(), name="stops.csv")


def test_a_wording_nobody_has_listed_is_kept_and_told(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, stop_row(outcome="Given a hug"))

    assert kept[0]["outcome"] == "unrecognised"
    assert tally.notes == ["a new outcome, kept in its own words: Given a hug"]
