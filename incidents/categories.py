"""Kinds of incident, and how each is counted and shown. Plain Python: the sums need no database."""

from enum import StrEnum


class Category(StrEnum):
    VIOLENCE = "violence"
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_OFFENCE = "sexual_offence"
    HATE_CRIME = "hate_crime"
    WEAPONS = "weapons"
    ROBBERY = "robbery"
    ANTISOCIAL_BEHAVIOUR = "antisocial_behaviour"
    DRUGS = "drugs"
    THEFT = "theft"
    CRIMINAL_DAMAGE = "criminal_damage"
    OTHER = "other"


LABELS = {
    Category.VIOLENCE: "Violence",
    Category.DOMESTIC_ABUSE: "Domestic abuse",
    Category.SEXUAL_OFFENCE: "Sexual offence",
    Category.HATE_CRIME: "Hate crime",
    Category.WEAPONS: "Possession of a weapon",
    Category.ROBBERY: "Robbery",
    Category.ANTISOCIAL_BEHAVIOUR: "Anti-social behaviour",
    Category.DRUGS: "Drugs",
    Category.THEFT: "Theft",
    Category.CRIMINAL_DAMAGE: "Criminal damage",
    Category.OTHER: "Other",
}

# These imply a victim. They are never a point on a map, and below district and month they are
# counted only within a wider kind (disclosure control).
SENSITIVE = frozenset({Category.DOMESTIC_ABUSE, Category.SEXUAL_OFFENCE, Category.HATE_CRIME})

# The rows of the weekly summary and the choices of the map.
COUNTED = tuple(category for category in Category if category not in SENSITIVE)


def counted_as(category: str) -> Category:
    """The kind that an incident is counted in: a sensitive one is counted within violence."""
    return Category.VIOLENCE if category in SENSITIVE else Category(category)


def members(counted: str) -> tuple[Category, ...]:
    """The categories that a counted kind holds."""
    return tuple(category for category in Category if counted_as(category) == counted)
