"""The sentences around the map, made from its figures."""

from govuk.templatetags.govuk import day
from hotspots.asked.periods import Comparison, Period
from hotspots.asked.selection import Selection
from hotspots.counts.zones import Figures, PlaceFigure
from hotspots.words.layers import not_narrowed
from measures.counts import false_flags_expected

_WHY_UNPLACED = "known only by the zone, or of a kind that implies a victim, which is never placed"


def statement(figures: Figures, selection: Selection) -> str:
    """The one line above the map."""
    if figures.first_on is None:
        return "No incident is on record yet, so there is nothing to count."
    if selection.period.last_on < figures.first_on:
        return (
            f"Nothing is on record from this time: incidents are on record from {day(figures.first_on)}. "
            "That is a gap and no zero."
        )
    if selection.zone is not None:
        chosen = next(each for each in figures.places if each.slug == selection.zone.slug)
        parts = figures.zones if not chosen.is_hotspot else ()
        lead = f"{_incidents(chosen.count)} in {selection.zone}{_judged(chosen)}."
    else:
        parts = figures.zones
        lead = f"{_incidents(figures.within.count)} within the zones{_judged(figures.within)}."
    if not parts:
        return lead
    return f"{lead} {', '.join(_short(each, bool(figures.earlier_periods)) for each in parts)}."


def _judged(figure: PlaceFigure) -> str:
    if figure.verdict is None:
        return ". There is no earlier period to compare with"
    return f", {figure.expected} expected: {figure.verdict_words[0].lower()}{figure.verdict_words[1:]}"


def _short(figure: PlaceFigure, judged: bool) -> str:
    words = f" ({figure.verdict_words[0].lower()}{figure.verdict_words[1:]})" if judged else ""
    return f"{figure.name} {figure.count}{words}"


def notes(figures: Figures, selection: Selection, *, placed: int) -> list[str]:
    """What a reader must know to read the figures rightly."""
    said = []
    if (
        figures.first_on is not None
        and selection.period.first_on < figures.first_on <= selection.period.last_on
    ):
        said.append(f"Incidents are on record from {day(figures.first_on)}: the days before are a gap.")
    if figures.left_out_hour_not_known:
        n = figures.left_out_hour_not_known
        verb = "is" if n == 1 else "are"
        said.append(f"{_incidents(n)} {verb} left out, because the hour is not known.")
    if unplaced := figures.total - placed:
        said.append(
            f"{_incidents(unplaced)} of {figures.total} {'is' if unplaced == 1 else 'are'} in no cell: "
            f"{'known only by the zone' if selection.leave_out_sensitive else _WHY_UNPLACED}."
        )
    if figures.outside is not None and figures.outside.count:
        said.append(f"{_incidents(figures.outside.count)} happened outside every zone.")
    said.append(_comparison(figures.earlier_periods, selection))
    left_out = selection.leave_out_sensitive
    said.append(
        "Withdrawn incidents are not counted. Domestic abuse, sexual offences and hate crime are "
        f"{'not counted here for your role' if left_out else 'counted within violence'}. An incident "
        "counts where the zone was drawn when it was recorded."
    )
    compared = (*figures.places, figures.within, figures.outside)
    said.append(chance(sum(each is not None and each.verdict is not None for each in compared)))
    return [sentence for sentence in said if sentence]


def _comparison(earlier: int, selection: Selection) -> str:
    period = selection.period
    length = f"{period.days} day{'' if period.days == 1 else 's'}"
    if selection.comparison == Comparison.LAST_YEAR:
        then = period_words(period.last_year())
        if not earlier:
            return f"Nothing is on record from {then}, so nothing can be called usual."
        return f"“Expected” is the count of the same weekdays of the year before, {then}."
    if not earlier:
        return f"No complete earlier period of {length} is on record, so nothing can be called usual."
    mixed = period.days % 7 != 0
    weekdays = " They hold other weekdays than this one." if mixed else ""
    before = f"the {earlier} periods" if earlier > 1 else "the one period"
    return f"“Expected” is the mean of {before} of {length} before this one.{weekdays}"


def period_words(period: Period) -> str:
    return f"{day(period.first_on)} to {day(period.last_on)}"


def technology_note(selection: Selection) -> str:
    """Which of the chosen filters say nothing about technology; nothing when none was chosen."""
    return not_narrowed(selection, "technology")


def chance(tested: int) -> str:
    """How far to trust a table of verdicts; nothing when nothing was compared."""
    if not tested:
        return ""
    expected = false_flags_expected(tested)
    about = "fewer than 1" if expected < 1 else f"up to {expected:.0f}"
    return (
        f"{tested} counts were compared. When nothing has changed, {about} of them would still be "
        "marked as worth watching or unusual, by chance alone."
    )


def concentration(counts: list[int], *, top: int = 5, least: int = 30) -> str:
    """How much of it happens in how few places; nothing where the numbers are too small to say."""
    total = sum(counts)
    if total < least or len(counts) <= top:
        return ""
    share = round(100 * sum(sorted(counts, reverse=True)[:top]) / total)
    return f"The {top} busiest of {len(counts)} cells hold {share}% of the incidents that have a place."


def _incidents(n: int) -> str:
    return f"{n:,} incident{'' if n == 1 else 's'}"
