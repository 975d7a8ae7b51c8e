"""How the hours that were promised stand at the end of the week, and what the week gave towards them."""

from typing import Any

from measures.targets import Progress
from measures.weeks import Week
from patrols.models import HoursTarget
from patrols.targets import hours_between, with_progress


def target_figures(week: Week) -> list[dict[str, Any]]:
    """Every target that stands and has a day in the week, the first to end first: three queries.

    As at the end of the week, so that a corrected paper does not count the patrols of later weeks.
    """
    in_the_week = HoursTarget.objects.standing().filter(
        starts_on__lte=week.ends_on, ends_on__gte=week.starts_on
    )
    targets = with_progress(in_the_week.for_list(), now=week.ends_at, until=week.ends_at)
    of_the_week = hours_between(targets, week.starts_at, week.ends_at)
    return [
        _target(target, target.progress, of_the_week.get(target.pk, 0.0))
        for target in targets
        if target.progress is not None
    ]


def _target(target: HoursTarget, progress: Progress, this_week: float) -> dict[str, Any]:
    return {
        "name": target.name,
        "organisation": target.organisation.short_name if target.organisation else None,
        "zone": target.zone.slug if target.zone else None,
        "zone_name": target.zone.name if target.zone else None,
        "counts": target.counts,
        "first_on": target.starts_on.isoformat(),
        "last_on": target.ends_on.isoformat(),
        "target_hours": target.hours,
        "delivered_hours": round(progress.delivered_hours, 1),
        "expected_hours": round(progress.expected_hours, 1),
        "this_week_hours": round(this_week, 1),
        "even_week_hours": round(progress.even_week_hours, 1),
        "needed_a_week": None if progress.needed_a_week is None else round(progress.needed_a_week, 1),
        "state": str(progress.state),
        "state_words": progress.state.label,
        "what": target.in_words,
        "source": target.source,
        "words": _words(target, progress, this_week),
    }


def _words(target: HoursTarget, progress: Progress, this_week: float) -> str:
    """68 of 100 hours, where an even pace is 73.3 by now: on pace. 5.5 of them this week."""
    return (
        f"{_hours(progress.delivered_hours)} of {target.hours:,} hours, where an even pace is "
        f"{_hours(progress.expected_hours)} by now: {progress.state.label.lower()}. "
        f"{_hours(this_week)} of them this week."
    )


def _hours(hours: float) -> str:
    return f"{hours:,.1f}".removesuffix(".0")
