"""A later census is added by a command: all of its groups or none, and a clear word for what is wrong."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from audit.models import AccessRecord
from stopsearches.models import CensusGroup
from stopsearches.tests.census_files import census_file

pytestmark = pytest.mark.django_db
OF_2021 = 93_330


@pytest.fixture
def load(tmp_path: Path) -> Any:
    def load(content: str | bytes, **options: Any) -> str:
        path = tmp_path / "census.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        said = io.StringIO()
        call_command("load_census", path, stdout=said, stderr=said, **options)
        return said.getvalue()

    return load


def people() -> dict[str, int]:
    of_a_day = CensusGroup.objects.order_by().values("reference_on").annotate(people=Sum("usual_residents"))
    return {str(row["reference_on"]): row["people"] for row in of_a_day}


def test_a_later_census_stands_beside_that_of_2021(load):
    said = load(census_file("2026-03-22"))

    assert people() == {"2021-03-21": OF_2021, "2026-03-22": 19_000}
    assert "census of 22 March 2026, 19,000 people in 19 groups, loaded" in said
    assert AccessRecord.objects.get(kind="census").count == 19


def test_the_same_file_again_changes_nothing(load):
    load(census_file("2026-03-22"))

    assert "as it was" in load("\ufeff" + census_file("2026-03-22"))
    assert AccessRecord.objects.filter(kind="census").count() == 1


def test_other_counts_of_the_same_day_are_kept_out_until_they_are_asked_to_replace(load):
    load(census_file("2026-03-22"))

    with pytest.raises(CommandError, match="refused"):
        load(census_file("2026-03-22", residents=2_000))
    assert people()["2026-03-22"] == 19_000

    load(census_file("2026-03-22", residents=2_000), replace=True)
    assert people() == {"2021-03-21": OF_2021, "2026-03-22": 38_000}


def test_a_census_without_roma_is_whole(load):
    load(census_file("2026-03-22", white_roma=None))

    assert people()["2026-03-22"] == 18_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("code,number\nwhite_british,3\n", "The first line must be: table_code"),
        ("", "The first line must be"),
        (census_file(white_irish=None, other_arab=None), "no line for white_irish, other_arab"),
        (census_file(white_irish="1.5,Office for National Statistics"), "Line 3: 1.5 is no number of people"),
        (census_file(white_irish="-3,Office for National Statistics"), "Line 3: -3 is no number"),
        (census_file(white_irish="٣,Office for National Statistics"), "is no number"),
        (census_file(white_irish="99999999999,Office for National Statistics"), "is no number"),
        (census_file(white_irish=","), "Line 3: usual_residents, source missing"),
        (census_file(white_irish="3,ONS,4"), "Line 3: it has more columns"),
        (census_file(white_irish="3,Somebody else"), "Line 3: source must be the same on every line"),
        (census_file("20 March"), "20 March is no day"),
        (
            census_file() + "TS021,2031-03-20,E07000073,martian,3,Office for National Statistics\n",
            "martian is",
        ),
        (census_file() + census_file().splitlines()[1] + "\n", "white_british is there twice"),
        (census_file("2026-03-22", area="E07000071"), "Load those of Harlow, E07000073"),
        (census_file("2999-01-01"), "1 January 2999 is still to come"),
        (census_file().replace("white_irish", "\0"), "is no"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(load, capsys, content, words, tmp_path):
    said = io.StringIO()
    path = tmp_path / "wrong.csv"
    path.write_text(content)

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("load_census", path, stdout=said, stderr=said)

    assert words in said.getvalue()
    assert people() == {"2021-03-21": OF_2021}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"table_code\xe9"])
def test_a_file_that_is_no_text_is_refused(load, content):
    with pytest.raises(CommandError, match="no text in UTF-8"):
        load(content)
