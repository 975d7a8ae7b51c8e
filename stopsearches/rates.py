"""The rates of stop searches, each by its own name with what it divides by what, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from deployments.words import share_in_words
from measures.rates import Proportion, proportion


@dataclass(frozen=True, slots=True)
class NamedRate:
    """A share that may not be called by the name of another: `definition` says what it is of."""

    key: str
    name: str
    definition: str
    of: str
    share: Proportion
    not_recorded: int

    @property
    def words(self) -> str:
        return share_in_words(self.share, self.of)


def rates_of(counts: Mapping[str, int]) -> tuple[NamedRate, ...]:
    """Two find rates, the linked find rate and the positive-outcome rate, with 95% Wilson intervals.

    Counts: `number`, and `found`, `linked` and `positive` each with its `…_known`. The find rate divides by
    all searches, so it has no value where no search at all says what was found: that is no rate of zero.
    """
    number = counts["number"]
    found = counts["found"] if counts["found_known"] or not number else None
    return (
        _rate(
            "find_rate", "Find rate",
            "Searches in which something was found, divided by all searches. One that does not say whether "
            "anything was found counts as a search without a find, so the rate is the least that it can be.",
            "searches", found, number, number - counts["found_known"],
        ),
        _rate(
            "find_rate_of_recorded", "Find rate of those recorded",
            "Searches in which something was found, divided by the searches that say whether anything was.",
            "searches with the find recorded", counts["found"], counts["found_known"],
            number - counts["found_known"],
        ),
        _rate(
            "linked_find_rate", "Linked find rate",
            "Searches whose outcome is linked to what was looked for, divided by the searches that say "
            "whether it is.",
            "searches with the link recorded", counts["linked"], counts["link_known"],
            number - counts["link_known"],
        ),
        _rate(
            "positive_outcome_rate", "Positive-outcome rate",
            "Searches with any outcome but no further action, divided by the searches with an outcome "
            "recorded. It says nothing of whether anything was found.",
            "searches with an outcome recorded", counts["positive"], counts["outcome_known"],
            number - counts["outcome_known"],
        ),
    )  # fmt: skip


def _rate(
    key: str, name: str, definition: str, of: str, part: int | None, whole: int, not_recorded: int
) -> NamedRate:
    return NamedRate(key, name, definition, of, proportion(part, whole, called=of), not_recorded)
