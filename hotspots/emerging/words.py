"""What is said of emerging cells: the statement, the definition, the cautions, the evidence of each."""

from govuk.templatetags.govuk import day
from hotspots.analysis.emerging import LEAST_PAST_WEEKS
from hotspots.emerging.reading import ShownWeek
from hotspots.emerging.standing import STANDS_WEEKS
from hotspots.models import EmergingCell, EmergingWeek
from hotspots.words.layers import how_many
from measures.counts import SMALLEST_DIFFERENCE
from measures.emerging import LEAST_RECENT, PAST_WEEKS, RECENT_WEEKS

DEFINITION = (
    f"Each Monday, every cell (about 150 metres across) whose middle lies in no zone is looked at: its last "
    f"{RECENT_WEEKS} whole weeks against its own {PAST_WEEKS} weeks before. The town centre is a zone here.",
    "Given both counts together, the recent one varies as a fair share of the weeks would have it (exact "
    f"two-sided test). A cell is listed if its count is unlikely among all cells tested together, at least "
    f"{LEAST_RECENT}, and {SMALLEST_DIFFERENCE} or more above usual.",
    "“Usual” is what the weeks before come to in as many weeks as the recent ones.",
    "Of the cells listed, about 5% at most are expected to be chance (Benjamini and Hochberg).",
    "A week in which nothing at all is on record, or that began before the first record, is a gap and no "
    f"zero: it is left out and the number of weeks lowered. Nothing is said with fewer than "
    f"{LEAST_PAST_WEEKS} of the {PAST_WEEKS} weeks before.",
    "The test knows no seasons: four warm weeks can stand out against a year. Who judges should know it.",
    "Kinds of incident that imply a victim, and places known only by a zone, are in no cell.",
    f"A dismissed cell stays under “Dismissed before”, with its reason, until it holds {SMALLEST_DIFFERENCE} "
    f"or more incidents above what it held then, or {STANDS_WEEKS} weeks have passed: then it is asked about "
    "again.",
    "To be listed is a reason to look, and no proof that a place is a hotspot.",
)


def emerging_statement(shown: ShownWeek) -> str:
    """The one line above the list."""
    if shown.look is None:
        return "No week has been looked at yet. The first list is made on a Monday morning."
    return found_words(shown.look, shown.listed)


def found_words(look: EmergingWeek, listed: int) -> str:
    if look.reason:
        return f"Nothing could be looked for. {look.reason}"
    tested = f"{look.tested:,} of {how_many(look.places, 'cell')} with an incident held enough to be tested"
    if not listed:
        return f"No cell outside the zones stands out. {tested}."
    verb = "stands" if listed == 1 else "stand"
    return f"{how_many(listed, 'cell')} outside the zones {verb} out. {tested}."


def emerging_cautions(look: EmergingWeek | None) -> list[str]:
    """Which weeks were looked at, and which of them were left out."""
    if look is None:
        return []
    newest = look.week
    said = [
        f"Looked at: {day(newest.previous(RECENT_WEEKS - 1).starts_on)} to {day(newest.ends_on)}, against "
        f"{day(newest.previous(RECENT_WEEKS + PAST_WEEKS - 1).starts_on)} to "
        f"{day(newest.previous(RECENT_WEEKS).ends_on)}."
    ]
    if look.gaps:
        said.append(
            f"{how_many(len(look.gaps), 'week')} without data left out: {look.recent_weeks} of the last "
            f"{RECENT_WEEKS} and {look.past_weeks} of the {PAST_WEEKS} before are counted."
        )
    return said


def evidence(finding: EmergingCell) -> str:
    """9 in the last 4 weeks, where 1 would be usual (12 in the 48 weeks before)."""
    look = finding.of_week
    usual = f"{finding.usual:.1f}".removesuffix(".0")
    return (
        f"{finding.recent:,} in the last {_weeks(look.recent_weeks)}, where {usual} would be usual "
        f"({finding.past:,} in the {_weeks(look.past_weeks)} before)."
    )


def chance(finding: EmergingCell) -> str:
    """How likely so many are by chance, in words that need no table."""
    if finding.adjusted_p is None:
        return "Too few to be tested"
    if finding.adjusted_p < 0.001:
        return "Less than 1 in 1,000, allowing for all cells tested"
    return f"{finding.adjusted_p:.3f}, allowing for all cells tested"


def weeks_alternative(finding: EmergingCell, name: str) -> str:
    """What a reader who does not see the chart would be told of it."""
    known = [each for each in finding.weeks if each is not None]
    gaps = len(finding.weeks) - len(known)
    left_out = f" {how_many(gaps, 'week')} without data." if gaps else ""
    look = finding.of_week
    return (
        f"Weekly incidents, {name}, 52 weeks to {day(look.week.ends_on)}: {min(known, default=0)} to "
        f"{max(known, default=0)} a week; {finding.recent} in the last "
        f"{_weeks(look.recent_weeks)}.{left_out} "
        "The table has the same numbers."
    )


def _weeks(number: int) -> str:
    return "week" if number == 1 else f"{number} weeks"
