"""The official labels of crime types and outcomes, and the slugs police.uk has for them."""

import re

from imports.reading.problems import FileRefusedError

CRIME_TYPES: dict[str, str] = {
    "anti-social-behaviour": "Anti-social behaviour",
    "bicycle-theft": "Bicycle theft",
    "burglary": "Burglary",
    "criminal-damage-arson": "Criminal damage and arson",
    "drugs": "Drugs",
    "other-theft": "Other theft",
    "possession-of-weapons": "Possession of weapons",
    "public-order": "Public order",
    "robbery": "Robbery",
    "shoplifting": "Shoplifting",
    "theft-from-the-person": "Theft from the person",
    "vehicle-crime": "Vehicle crime",
    "violent-crime": "Violence and sexual offences",
    "other-crime": "Other crime",
}

OUTCOMES: dict[str, str] = {
    "under-investigation": "Under investigation",
    "status-update-unavailable": "Status update unavailable",
    "awaiting-court-result": "Awaiting court outcome",
    "court-result-unavailable": "Court result unavailable",
    "no-further-action": "Investigation complete; no suspect identified",
    "unable-to-prosecute": "Unable to prosecute suspect",
    "unable-to-proceed": "Court case unable to proceed",
    "not-guilty": "Defendant found not guilty",
    "formal-action-not-in-public-interest": "Formal action is not in the public interest",
    "further-investigation-not-in-public-interest": ("Further investigation is not in the public interest"),
    "further-action-not-in-public-interest": "Further action is not in the public interest",
    "local-resolution": "Local resolution",
    "cautioned": "Offender given a caution",
    "drugs-possession-warning": "Offender given a drugs possession warning",
    "penalty-notice-issued": "Offender given a penalty notice",
    "action-taken-by-another-organisation": "Action to be taken by another organisation",
    "charged": "Suspect charged",
    "sentenced-in-another-case": "Suspect charged as part of another case",
    "sent-to-crown-court": "Defendant sent to Crown Court",
    "imprisoned": "Offender sent to prison",
    "suspended-sentence": "Offender given suspended prison sentence",
    "community-penalty": "Offender given community sentence",
    "fined": "Offender fined",
    "conditional-discharge": "Offender given conditional discharge",
    "absolute-discharge": "Offender given absolute discharge",
    "compensation": "Offender ordered to pay compensation",
    "deprived-of-property": "Offender deprived of property",
    "other-court-disposal": "Offender otherwise dealt with",
}

# Wordings in older files, and those that drop or add an article.
_ALSO_WRITTEN = {
    "violent crime": "violent-crime",
    "public disorder and weapons": "public-order",
    "offender given penalty notice": "penalty-notice-issued",
    "offender given caution": "cautioned",
    "offender given drugs possession warning": "drugs-possession-warning",
    "offender given a suspended prison sentence": "suspended-sentence",
    "offender given a community sentence": "community-penalty",
    "offender given a conditional discharge": "conditional-discharge",
    "offender given an absolute discharge": "absolute-discharge",
}


# The slug of a new label that has no letter or digit: an empty one would say that there is none.
WITHOUT_LETTERS = "not-in-words"

# Police.uk adds a label every few years; a column with this many new ones holds something else.
MAX_UNKNOWN = 20


class TooManyNewWordsError(FileRefusedError):
    """A column holds something else than its list."""


def check_unknown(unknown: set[str]) -> None:
    """Stop a file whose columns hold something else before it fills memory with new labels."""
    if len(unknown) > MAX_UNKNOWN:
        raise TooManyNewWordsError(f"more than {MAX_UNKNOWN} values in one column are not in its list")


class CodeBook:
    """Turns labels into slugs, and remembers the labels that nobody has told it about."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._slugs = {label.casefold(): slug for slug, label in labels.items()}
        self._slugs |= {k: slug for k, slug in _ALSO_WRITTEN.items() if slug in labels}
        self._by_text: dict[str, str] = {"": ""}
        self.unknown: set[str] = set()

    def slug(self, text: str) -> str:
        """Never refuses: a new label of police.uk is kept under a slug of its own, and told."""
        known = self._by_text.get(text)
        if known is not None:
            return known
        bare = text.strip().casefold()
        slug = self._slugs.get(bare) if bare else ""
        if slug is None:
            self.unknown.add(text)
            check_unknown(self.unknown)
            slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60] or WITHOUT_LETTERS
        self._by_text[text] = slug
        return slug
