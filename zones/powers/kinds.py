"""Which powers there are, who authorises them, and what each is called. Plain Python."""

from enum import StrEnum


class Power(StrEnum):
    SECTION_60 = "section_60"
    SECTION_34 = "section_34"
    PSPO = "pspo"


LABELS = {
    Power.SECTION_60: "Section 60 stop and search",
    Power.SECTION_34: "Section 34 dispersal",
    Power.PSPO: "Public spaces protection order",
}
CHOICES = [(kind.value, label) for kind, label in LABELS.items()]
# How a sentence calls it.
SHORT = {
    Power.SECTION_60: "Section 60",
    Power.SECTION_34: "Dispersal power (section 34)",
    Power.PSPO: "Public spaces protection order",
}
# Authorised by a police officer for hours; an order of the council holds for years.
OF_THE_POLICE = (Power.SECTION_60.value, Power.SECTION_34.value)

RANKS = {
    "inspector": "Inspector",
    "chief_inspector": "Chief inspector",
    "superintendent": "Superintendent",
    "chief_superintendent": "Chief superintendent",
    "chief_officer": "Assistant chief constable or above",
}


def is_of_the_police(kind: str) -> bool:
    return kind in OF_THE_POLICE
