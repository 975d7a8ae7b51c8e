"""School terms: read whole or not at all, recorded once, and silent about days that nobody recorded."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from audit.models import AccessRecord
from patrols.models import SchoolTerm
from patrols.plans.school_terms import SchoolDay, TermsFileError, read_terms, school_day, school_days

# As Essex County Council gave them out for 2021 to 2022.
AUTUMN = """name,first_on,last_on,source
Autumn term 1,2021-09-01,2021-10-22,Essex County Council
Autumn term 2,2021-11-01,2021-12-17,Essex County Council
"""
HEAD, FIRST, SECOND = AUTUMN.splitlines()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 10, 22), SchoolDay.OPEN),
        (date(2021, 10, 25), SchoolDay.CLOSED),
        (date(2021, 11, 1), SchoolDay.OPEN),
        (date(2021, 8, 31), SchoolDay.NOT_RECORDED),
        (date(2021, 12, 20), SchoolDay.NOT_RECORDED),
    ],
)
def test_a_day_between_two_terms_is_a_holiday_and_one_beyond_them_is_unknown(day, said):
    assert school_day(day, read_terms(AUTUMN)) == said


def test_a_gap_in_which_a_term_is_missing_is_no_holiday():
    terms = read_terms(f"{HEAD}\n{FIRST}\nSpring term,2022-01-04,2022-02-11,Essex County Council\n")

    assert school_day(date(2021, 11, 15), terms) == SchoolDay.NOT_RECORDED


def test_weekends_are_not_counted():
    week = school_days(date(2021, 10, 25), date(2021, 10, 31), read_terms(AUTUMN))

    assert week == [SchoolDay.CLOSED] * 5


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{FIRST}\n", "The first line must be"),
        (f"{HEAD}\n", "holds no term"),
        (f"{HEAD}\n{FIRST}\nTerm 2,1 November 2021,2021-12-17,Essex\n", "Line 3: 1 November 2021 is no day"),
        (f"{HEAD}\nTerm 1,2021-09-01,2021-08-01,Essex\n", "ends before it begins"),
        (f"{HEAD}\nTerm 1,2021-09-01,2021-10-22,\n", "source missing"),
        (f"{HEAD}\nAll year,2021-09-01,2022-07-22,Essex\n", "leave out the holidays"),
        (f"{HEAD}\n{FIRST}\nTerm 2,2021-10-20,2021-12-17,Essex\n", "begins before"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_line(text, problem):
    with pytest.raises(TermsFileError, match=problem):
        read_terms(text)


@pytest.mark.django_db
def test_loading_twice_records_once(tmp_path, capsys):
    file = tmp_path / "terms.csv"
    file.write_text(AUTUMN)

    for _ in range(2):
        call_command("load_school_terms", file)

    assert SchoolTerm.objects.count() == 2
    assert "0 new or changed, 2 as they were" in capsys.readouterr().out
    assert AccessRecord.objects.get(kind="school term").count == 2


@pytest.mark.django_db
def test_a_corrected_term_takes_the_place_of_the_old_one(tmp_path):
    file = tmp_path / "terms.csv"
    for text in (AUTUMN, f"{HEAD}\nAutumn term 1,2021-09-03,2021-10-22,Essex County Council\n"):
        file.write_text(text)
        call_command("load_school_terms", file)

    assert [each.first_on for each in SchoolTerm.objects.all()] == [date(2021, 9, 3), date(2021, 11, 1)]


@pytest.mark.django_db
def test_a_file_with_a_fault_changes_nothing(tmp_path):
    file = tmp_path / "terms.csv"
    file.write_text(f"{HEAD}\n{FIRST}\nTerm 2,never,2021-12-17,Essex\n")

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("load_school_terms", file)

    assert not SchoolTerm.objects.exists()
