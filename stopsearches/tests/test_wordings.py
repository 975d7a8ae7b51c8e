"""The words of old and new files, and what each means."""

import pytest

from stopsearches import codes, wordings
from stopsearches.wordings import EthnicityWordings, Wordings

LISTS = [
    (wordings.TYPE, codes.SEARCH_TYPES),
    (wordings.GENDER, codes.GENDERS),
    (wordings.AGE_RANGE, codes.AGE_RANGES),
    (wordings.OFFICER_ETHNICITY, codes.OFFICER_ETHNICITIES),
    (wordings.SELF_ETHNICITY, codes.SELF_ETHNICITIES),
    (wordings.ETHNICITY_CODES, codes.SELF_ETHNICITIES),
    (wordings.LEGISLATION, codes.LEGISLATION),
    (wordings.OBJECT_OF_SEARCH, codes.OBJECTS_OF_SEARCH),
    (wordings.OUTCOME, codes.OUTCOMES),
]


@pytest.mark.parametrize(("words", "listed"), LISTS)
def test_every_wording_leads_to_a_code_that_is_listed(words: dict[str, str], listed: dict[str, str]) -> None:
    assert set(words.values()) <= listed.keys()


@pytest.mark.parametrize(("words", "listed"), LISTS)
def test_every_code_can_be_told_from_blank_and_from_unknown(
    words: dict[str, str], listed: dict[str, str]
) -> None:
    assert {codes.NOT_RECORDED, codes.UNRECOGNISED} <= listed.keys()
    assert {codes.NOT_RECORDED, codes.UNRECOGNISED}.isdisjoint(words.values())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("White - White British (W1)", "white_british"),
        ("Mixed - Any other Mixed ethnic background (M9)", "mixed_other"),
        ("Chinese or other ethnic group - Chinese (O1)", "asian_chinese"),
        ("Chinese or other ethnic group Any other ethnic group (09)", "other_any"),
        ("Asian/Asian British - Chinese", "asian_chinese"),
        ("Not Stated (NS)", "not_stated"),
        ("Other ethnic group - Not stated", "not_stated"),
        ("", "not_recorded"),
        ("Martian (X1)", "unrecognised"),
    ],
)
def test_ethnicity_is_read_from_both_lists_the_police_have_used(text: str, code: str) -> None:
    assert EthnicityWordings().code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Suspect arrested", "arrest"),
        ("Nothing found - no further action", "no_further_action"),
        ("local resolution", "community_resolution"),
        ("Offender given drugs possession warning", "khat_or_cannabis_warning"),
        ("Suspect summonsed to court", "summons_or_postal_charge"),
    ],
)
def test_the_outcomes_of_older_files_mean_the_same_as_now(text: str, code: str) -> None:
    assert Wordings(wordings.OUTCOME).code(text) == code


def test_a_stray_space_before_a_bracket_makes_no_difference() -> None:
    act = "Environmental Protection Act 1990 (section 34B"

    read = Wordings(wordings.LEGISLATION)

    assert read.code(f"{act} )") == read.code(f"{act})") == "environmental_protection_act_1990_s34b"
