"""Files that are safe to open in a spreadsheet."""

import pytest

from govuk.csv_files import as_csv, safe


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(text):
    assert safe(text) == f"'{text}"


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert as_csv([(-3, None, "The Stow")]).endswith("-3,,The Stow\r\n")
