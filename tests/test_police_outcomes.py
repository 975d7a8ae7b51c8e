"""What became of a crime, joined from the outcomes files by its identifier."""

from pathlib import Path
from typing import Any

import pytest

from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.recorded_outcomes import join_outcomes
from incidents.tests.policeuk_files import (
    csv_text,
    no_location,
    outcome_row,
    outcomes_text,
    street_row,
    write_csv,
)
from tests.real_data import real_data
from tests.test_police_import import bring

pytestmark = pytest.mark.django_db

ID, OTHER = "ab" * 32, "cd" * 32


def street(folder: Path, *rows: list[str], month: str = "2019-01") -> Path:
    return write_csv(folder / f"{month}-essex-street.csv", csv_text(rows or [street_row()]))


def outcomes(folder: Path, *types: str, month: str = "2019-02", **changes: str) -> Path:
    rows = [outcome_row(month=month, outcome_type=each, **changes) for each in types]
    return write_csv(folder / f"{month}-essex-outcomes.csv", outcomes_text(*rows))


def told() -> list[tuple[str, str, str]]:
    """Of each crime: the street file's outcome, the later one, and that one's month."""
    crimes = RecordedCrime.objects.order_by("pk")
    return [(c.last_outcome, c.later_outcome, str(c.later_outcome_month or "")[:7]) for c in crimes]


def test_a_later_outcome_is_joined_and_the_street_files_own_stays(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged"))

    assert told() == [("under-investigation", "charged", "2019-02")]


def test_it_does_not_matter_which_file_comes_first(tmp_path: Path) -> None:
    bring(outcomes(tmp_path, "Suspect charged"))
    bring(street(tmp_path))

    assert told() == [("under-investigation", "charged", "2019-02")]


def test_every_row_of_a_crime_that_is_there_twice_is_told(tmp_path: Path) -> None:
    bring(street(tmp_path, street_row(), street_row()), outcomes(tmp_path, "Suspect charged"))

    assert [later for _, later, _ in told()] == ["charged", "charged"]


def test_the_newest_month_counts_and_in_it_the_last_line(tmp_path: Path) -> None:
    bring(
        street(tmp_path),
        outcomes(tmp_path, "Suspect charged", "Local resolution", month="2019-03"),
        outcomes(tmp_path, "Unable to prosecute suspect", month="2019-02"),
    )

    assert told() == [("under-investigation", "local-resolution", "2019-03")]


def test_an_outcome_older_than_the_crimes_own_file_tells_nothing(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged", month="2018-12"))

    assert told() == [("under-investigation", "", "")]


def test_anti_social_behaviour_has_no_identifier_and_is_never_told(tmp_path: Path) -> None:
    asb = street_row(crime_id="", crime_type="Anti-social behaviour", last_outcome_category="")

    bring(street(tmp_path, asb), outcomes(tmp_path, "Suspect charged", crime_id=""))

    assert told() == [("", "", "")]
    assert not RecordedOutcome.objects.exists()


def test_an_outcome_placed_elsewhere_is_kept_for_a_crime_on_record(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged", lsoa_name="Epping Forest 001A"))

    assert told() == [("under-investigation", "charged", "2019-02")]


def test_an_outcome_of_elsewhere_is_left_out(tmp_path: Path) -> None:
    far = {"lsoa_name": "Epping Forest 001A", "crime_id": OTHER}

    report = bring(
        street(tmp_path, no_location(crime_id=OTHER)), outcomes(tmp_path, "Suspect charged", **far)
    )

    assert report.total().rows_outside == 1
    assert not RecordedOutcome.objects.exists()


def test_importing_a_street_month_again_joins_its_outcomes_again(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged"))

    bring(street(tmp_path, street_row(location="On or near West Gate")))

    assert told() == [("under-investigation", "charged", "2019-02")]


def test_a_later_edition_of_an_outcomes_file_takes_back_what_it_no_longer_says(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged"))

    bring(outcomes(tmp_path, "Suspect charged", crime_id=OTHER))

    assert told() == [("under-investigation", "", "")]


def test_without_its_outcomes_file_a_crime_falls_back_to_the_older_one(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged"))
    bring(outcomes(tmp_path, "Local resolution", month="2019-04"))
    PoliceFile.objects.get(month="2019-04-01").delete()

    changed = join_outcomes()

    assert changed == 1
    assert told() == [("under-investigation", "charged", "2019-02")]


def test_joining_twice_changes_nothing(tmp_path: Path) -> None:
    bring(street(tmp_path), outcomes(tmp_path, "Suspect charged"))

    assert join_outcomes() == 0


def test_the_published_rows_of_an_outcomes_file_are_read(tmp_path: Path) -> None:
    excerpt = real_data("2018-01-essex-outcomes.EXCERPT.csv").read_bytes()
    path = write_csv(tmp_path / "2018-01-essex-outcomes.csv", excerpt)

    here, all_of_it = bring(path), bring(path, area="all")

    assert (here.total().rows_read, here.total().rows_kept) == (9, 2)
    assert (all_of_it.total().rows_kept, RecordedOutcome.objects.count()) == (9, 9)
    assert not any(note for file in all_of_it.files for note in file.notes)


def test_outcomes_of_real_crimes_are_joined_by_the_published_identifier(tmp_path: Path) -> None:
    published: Any = real_data("police-uk", "2018-10", "2018-10-essex-street.csv")
    bring(published)
    crime = RecordedCrime.objects.exclude(crime_id="").first()

    bring(outcomes(tmp_path, "Offender sent to prison", crime_id=crime.crime_id))

    crime.refresh_from_db()
    assert (crime.later_outcome, str(crime.later_outcome_month)) == ("imprisoned", "2019-02-01")
