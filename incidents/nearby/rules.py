"""How near another incident has to be to be, perhaps, the same event. Plain Python.

A fight is over in an hour and heard around the corner; a bicycle missed in the evening went at some
time of the day. The figures are a judgement: a council may set its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from incidents.categories import Category, counted_as, members


@dataclass(frozen=True, slots=True)
class Rule:
    metres: int
    hours: int


RULES: Mapping[Category, Rule] = {
    Category.VIOLENCE: Rule(150, 3),
    Category.WEAPONS: Rule(150, 3),
    Category.ROBBERY: Rule(200, 3),
    Category.ANTISOCIAL_BEHAVIOUR: Rule(200, 4),
    Category.DRUGS: Rule(100, 6),
    Category.THEFT: Rule(100, 24),
    Category.CRIMINAL_DAMAGE: Rule(75, 48),
    Category.OTHER: Rule(100, 6),
}

# What two people may call differently when they report the same event.
_ALIKE = (
    {Category.VIOLENCE, Category.ROBBERY, Category.WEAPONS},
    {Category.ROBBERY, Category.THEFT},
    {Category.ANTISOCIAL_BEHAVIOUR, Category.DRUGS, Category.CRIMINAL_DAMAGE, Category.OTHER},
)

_WRITTEN = re.compile(r"^\s*(\w+)\s*=\s*(\d{1,4})\s*m\s*/\s*(\d{1,3})\s*h\s*$")


def rules_from(text: str) -> dict[Category, Rule]:
    """The rules with those of a setting such as “theft=100m/24h, drugs=50m/6h” in place of ours."""
    rules = dict(RULES)
    for part in filter(str.strip, text.split(",")):
        written = _WRITTEN.match(part)
        if written is None or written[1] not in {str(kind) for kind in RULES}:
            kinds = ", ".join(RULES)
            raise ValueError(f"“{part.strip()}” is no rule: write theft=100m/24h; the kinds are {kinds}.")
        rules[Category(written[1])] = Rule(int(written[2]), int(written[3]))
    return rules


def rule_of(category: str, rules: Mapping[Category, Rule] = RULES) -> Rule:
    """A kind that implies a victim is compared as the kind that it is counted in."""
    return rules[counted_as(category)]


def alike(category: str) -> frozenset[Category]:
    """The kinds that may be the same event, with this one."""
    counted = counted_as(category)
    kinds = {counted}.union(*(group for group in _ALIKE if counted in group))
    return frozenset(each for kind in kinds for each in members(kind))
