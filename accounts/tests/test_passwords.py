"""What everybody here would guess first is no password; three random words are."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

TOO_EASY = (
    "HarlowCouncil2026!", "essexpolice1234", "Summer2026Summer", "H4rl0w-S4f3ty-99", "Winter.2026.Harlow",
    "TheStowHarlow26", "P@ssw0rdHarlow", "November2026!!!",
)  # fmt: skip
GOOD_ENOUGH = (
    "three random words",
    "harlow blue tractor sings",
    "7#kQ9!2m$X4z",
    "essex-marmalade-kite",
    "ünïcödé wörds",
)


@pytest.mark.parametrize("password", TOO_EASY)
def test_the_town_the_council_and_a_season_with_a_year_are_refused(password):
    with pytest.raises(ValidationError, match="guess first"):
        validate_password(password)


@pytest.mark.parametrize("password", GOOD_ENOUGH)
def test_words_of_ones_own_are_taken(password):
    assert validate_password(password) is None


@pytest.mark.parametrize("password", ["elevenchars", "passwordpassword", "123456789012"])
def test_what_is_short_or_known_to_everybody_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)
