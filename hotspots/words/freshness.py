"""How far the data go and what is missing, in sentences that stand above the figures."""

from dataclasses import dataclass

from govuk.templatetags.govuk import day
from hotspots.counts.freshness import Freshness
from hotspots.words.layers import how_many
from incidents.recorded_coverage import Coverage
from patrols.board import FORGOTTEN_AFTER_HOURS

_MONTHS_NAMED = 6


@dataclass(frozen=True)
class Said:
    """A sentence, and the name and the query of the page that shows more of it."""

    words: str
    route: str = ""
    query: str = ""
    is_gap: bool = False


def freshness_words(known: Freshness) -> list[Said]:
    """What is there first, then what is missing."""
    said = [Said(_incidents(known), "incidents:list")]
    if known.reads_recorded:
        said.append(_recorded(known.recorded))
    if known.reads_searches:
        said.append(Said(_searches(known), "stopsearches:list"))
    if known.never_ended:
        said.append(
            Said(
                f"{how_many(known.never_ended, 'patrol log')} of this period "
                f"{'is' if known.never_ended == 1 else 'are'} missing: started over {FORGOTTEN_AFTER_HOURS} "
                "hours ago and never ended, so counted nowhere.",
                "patrols:list", "?state=running", is_gap=True,
            )
        )  # fmt: skip
    if known.not_delivered:
        said.append(
            Said(
                f"{how_many(known.not_delivered, 'planned visit')} of this period "
                f"{'was' if known.not_delivered == 1 else 'were'} not delivered: not made, or not logged.",
                "patrols:planned", is_gap=True,
            )
        )  # fmt: skip
    return said


def _incidents(known: Freshness) -> str:
    if known.incidents_up_to is None:
        return "No incident is on record."
    return f"Incidents are on record up to {day(known.incidents_up_to)}."


def _recorded(covered: Coverage | None) -> Said:
    if covered is None:
        return Said("No crime published by the police has been imported.", "recorded:list", is_gap=True)
    if not covered.missing:
        return Said(f"{covered.words}.", "recorded:list")
    named = ", ".join(f"{month:%B %Y}" for month in covered.missing[:_MONTHS_NAMED])
    more = len(covered.missing) - _MONTHS_NAMED
    listed = f"{named} and {more} more" if more > 0 else named
    return Said(f"{covered.words}: {listed}. A gap is not a zero.", "recorded:list", is_gap=True)


def _searches(known: Freshness) -> str:
    recorded = (
        "no stop search is on record"
        if known.searches_up_to is None
        else f"stop searches are on record up to {day(known.searches_up_to)}"
    )
    published = (
        "none published has been imported"
        if known.searches_published is None
        else f"published ones to {known.searches_published:%B %Y}"
    )
    return f"{recorded[0].upper()}{recorded[1:]}, {published}."
