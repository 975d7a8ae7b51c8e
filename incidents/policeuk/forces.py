"""The names that forces sign their rows with, and the slugs data.police.uk puts in file names."""

import re

_TITLES = re.compile(r"\b(police service of|police service|police|constabulary)\b")
_SLUGS = {"british transport police": "btp"}
_SMALL = {"and"}


def slug_of_force(reported_by: str) -> str:
    """“Essex Police” gives “essex”, as in `2019-01-essex-street.csv`."""
    name = reported_by.strip().casefold()
    bare = _TITLES.sub(" ", name).replace("&", " and ")
    return _SLUGS.get(name) or re.sub(r"[^a-z]+", "-", bare).strip("-")


def is_same_force(slug: str, reported_by: str) -> bool:
    """Whether a row may stand in that force's file; “hampshire” also signs with a longer name."""
    reported = slug_of_force(reported_by)
    return reported == slug or reported.startswith(f"{slug}-")


def force_words(slug: str) -> str:
    """“avon-and-somerset” is Avon and Somerset; the railways' is known by its letters."""
    if slug in _SLUGS.values():
        return slug.upper()
    return " ".join(word if word in _SMALL else word.capitalize() for word in slug.split("-"))
