"""Passwords that anybody here would guess first: the town, the council, the police, a season and a year."""

from typing import Any

from django.core.exceptions import ValidationError

_WORDS = (
    "harlow", "safety", "council", "district", "essex", "police", "county", "stow", "northgate", "westgate",
    "towncentre", "patrol", "officer", "hdc", "password", "passphrase", "welcome", "letmein", "qwertyuiop",
    "qwerty", "changeme", "admin", "secret", "spring", "summer", "autumn", "winter", "christmas", "easter",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "the", "and", "of",
)  # fmt: skip
_LEAST_OF_ONES_OWN = 6
# Figures and signs that stand for letters. Whatever else is no letter adds nothing.
_AS_LETTERS = str.maketrans("0134578@$!", "oieastbasi")


class OwnWordsValidator:
    """Takes those words away, however they are spelled, and asks whether enough letters are left."""

    def validate(self, password: str, user: Any = None) -> None:
        lowered = password.lower()
        if any(_is_ours(each) for each in (lowered, lowered.translate(_AS_LETTERS))):
            raise ValidationError(
                "Choose something that nobody would guess first: not the town, the council, the police or a "
                "season with a year. Three random words are good.",
                code="password_of_our_words",
            )

    def get_help_text(self) -> str:
        return "Not made of the town’s or the council’s name, or of a season and a year."


def _is_ours(password: str) -> bool:
    """Whoever uses none of the words is not meant: the length is another rule."""
    letters = "".join(each for each in password if each.isalpha())
    left = letters
    for word in _WORDS:
        left = left.replace(word, " ")
    return left != letters and len(left.replace(" ", "")) < _LEAST_OF_ONES_OWN
