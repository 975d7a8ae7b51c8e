"""The rules by which the sentences of a paper are drafted, in words and as code side by side. Plain Python.

They look at the figures alone, so that the sentences can say nothing that the tables do not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from summaries.wording.done import MOST_DEPLOYMENTS, overdue_sentence, patrols_sentence, technology_sentence
from summaries.wording.happened import what_happened
from summaries.wording.unusual import MOST_FLAGS, is_it_unusual


@dataclass(frozen=True)
class Rule:
    """One sentence: what it answers, what it says and when, and the function that writes it.

    An empty text is no sentence.
    """

    name: str
    words: str
    sentence: Callable[[Mapping[str, Any]], str]


RULES = (
    Rule(
        "What happened",
        "The week’s incidents in all zones together: the two commonest kinds, then all the others in one "
        "number.",
        what_happened,
    ),
    Rule(
        "Is it unusual",
        f"The counts with a verdict other than “as expected” or “too few to say”: the least likely first, at "
        f"most {MOST_FLAGS}, each with its usual range. All zones together are named for a kind only where "
        "no single zone stood out, and all kinds of a place only where no kind of it did. With none of "
        "these, that nothing stood out, or that there is too little to say.",
        is_it_unusual,
    ),
    Rule(
        "What is being done: patrols",
        "Patrols, person-hours, visits, those delivered of those planned, and how often people did as they "
        "were asked without enforcement.",
        patrols_sentence,
    ),
    Rule(
        "What is being done: technology",
        f"Only if some was in use: what each deployment led to, never what else happened meanwhile; with "
        f"more than {MOST_DEPLOYMENTS}, how many there were.",
        technology_sentence,
    ),
    Rule("What is late", "Only if an action is overdue: how many are.", overdue_sentence),
)


def in_words() -> str:
    """All the rules as a reader is told them, in the order of the sentences."""
    rules = " ".join(f"{place}. {rule.name}: {rule.words}" for place, rule in enumerate(RULES, start=1))
    return (
        "Drafted from the figures of this paper by these rules, without percentages; a person may edit them. "
        f"{rules} Every number in an edited sentence is compared with the figures before approval."
    )
