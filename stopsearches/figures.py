"""What stop searches come to, each figure with how many lack it. Nothing about who was searched.

Ethnicity has no place here: a zone or a week holds so few searches that it would point at people.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Count, Q

from deployments.words import share_in_words
from measures.rates import Proportion, proportion
from measures.weeks import Week
from stopsearches.codes import NO_FURTHER_ACTION, NO_OUTCOME_RECORDED
from stopsearches.models import StopSearch
from stopsearches.querysets import StopSearchQuerySet

_OUTCOME_KNOWN = ~Q(outcome__in=NO_OUTCOME_RECORDED)
_FOUND_KNOWN = ~Q(found_item=StopSearch.Found.NOT_RECORDED)
_COUNTS = {
    "number": Count("pk"),
    "published": Count("pk", filter=Q(source=StopSearch.Source.POLICE_UK)),
    "outcome_known": Count("pk", filter=_OUTCOME_KNOWN),
    "positive": Count("pk", filter=_OUTCOME_KNOWN & ~Q(outcome__in=NO_FURTHER_ACTION)),
    "link_known": Count("pk", filter=Q(outcome_linked_to_object__isnull=False)),
    "linked": Count("pk", filter=Q(outcome_linked_to_object=True)),
    "found_known": Count("pk", filter=_FOUND_KNOWN),
    "found": Count("pk", filter=_FOUND_KNOWN & ~Q(found_item=StopSearch.Found.NOTHING)),
}


def stop_search_figures(searches: StopSearchQuerySet) -> dict[str, Any]:
    """The figures of these searches, in one query. They may include published ones: say so."""
    return figures_of(searches.order_by().aggregate(**_COUNTS))


def stop_searches_of_week(week: Week) -> dict[str, Any]:
    """The figures of what the police told the partnership in that week.

    Published files are left out: months later they hold the same searches again.
    """
    return stop_search_figures(StopSearch.objects.told_by_the_police().in_week(week))


def figures_of(counts: Mapping[str, int]) -> dict[str, Any]:
    """Counts, what is missing for each, and the shares with their denominators, ready for JSON.

    `positive_share` is of searches with an outcome recorded, `linked_share` of those with the link
    recorded, `found_share` of those that say whether something was found: three different figures,
    none of which may be called the hit rate.
    """
    number = counts["number"]
    return {
        **counts,
        "outcome_missing": number - counts["outcome_known"],
        "link_missing": number - counts["link_known"],
        "found_missing": number - counts["found_known"],
        "positive_share": _share(counts["positive"], counts["outcome_known"], "searches with an outcome"),
        "linked_share": _share(counts["linked"], counts["link_known"], "searches with the link"),
        "found_share": _share(counts["found"], counts["found_known"], "searches with the find"),
    }


def _share(part: int, whole: int, of: str) -> dict[str, Any]:
    share: Proportion = proportion(part, whole, called=f"{of} recorded")
    return {**asdict(share), "words": share_in_words(share, f"{of} recorded")}
