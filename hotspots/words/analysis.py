"""The pages of the analysis and the sentences above their tables."""

from dataclasses import dataclass

from accounts.rights import Right
from hotspots.analysis.change import IncidentChange
from hotspots.analysis.concentration import Concentration
from hotspots.analysis.displacement import DisplacementFound
from hotspots.analysis.trend import Trend
from hotspots.asked.displacement import DisplacementAsked
from hotspots.asked.selection import Selection
from hotspots.words.layers import how_many
from hotspots.words.map import period_words
from measures.change import ChangeCode


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """One page: its route, its name, what it answers, and who may open it."""

    name: str
    label: str
    answers: str
    right: Right = Right.VIEW_HOTSPOTS
    takes_filters: bool = True

    @property
    def route(self) -> str:
        return f"hotspots:{self.name}"


PAGES = (
    AnalysisPage(
        "trend", "Trend", "Is this week, or this run of weeks, more than the ups and downs of a year?"
    ),
    AnalysisPage(
        "concentration", "Concentration", "How much of it falls in how few places, and which stand apart?"
    ),
    AnalysisPage(
        "clusters", "Clusters", "Where do busy places lie together, more than chance would lay them?"
    ),
    AnalysisPage("change", "Change", "Where is it more or fewer than before, and is that more than chance?"),
    AnalysisPage(
        "displacement",
        "Displacement",
        "When a zone improved, did it move next door, or get better there, too?",
    ),
    AnalysisPage(
        "near-repeats",
        "Near repeats",
        "Is one incident soon followed by another close by, more than busy places explain?",
        Right.VIEW_POINTS,
    ),
    AnalysisPage(
        "emerging",
        "Emerging cells",
        "Which places outside the zones are unlike their own past year, and what was decided about them?",
        Right.VIEW_EMERGING_CELLS,
        takes_filters=False,
    ),
)


def trend_statement(trend: Trend) -> str:
    """The one line above the chart."""
    if trend.chart.mean is None:
        return f"{trend.place}: {trend.chart.reason}"
    weeks = trend.standing_out
    if not weeks:
        return f"{trend.place}: no week of the 52 stands out. The mean is {trend.chart.mean:.1f} a week."
    newest = weeks[-1]
    verb = "stands" if len(weeks) == 1 else "stand"
    last = "It is" if len(weeks) == 1 else "The newest is"
    return (
        f"{trend.place}: {how_many(len(weeks), 'week')} of 52 {verb} out. {last} "
        f"{newest.week.label.lower()}, with {newest.count.words}."
    )


def trend_cautions(trend: Trend) -> list[str]:
    """How far the chart may be trusted, and what is not marked on it."""
    said = [trend.school.words]
    if trend.chart.by_chance is not None:
        said.append(
            f"When nothing has changed, about {trend.chart.by_chance:.1f} of the weeks shown would still lie "
            "outside the limits, by chance alone."
        )
    if trend.chart.varies_more_than_chance:
        said.append(
            "The weeks scatter more than counts do by chance, so the limits are too narrow and weeks stand "
            "out too often: seasons, or more than one incident at a time, can do that."
        )
    return said


def concentration_statement(found: Concentration) -> str:
    """The one line above the tables."""
    if found.reason:
        return f"{how_many(found.placed, 'incident')} with an exact place. {found.reason}"
    return found.halves[-1].words


def concentration_cautions(found: Concentration) -> list[str]:
    said = [f"The study area is {found.area}."]
    if found.outside_area:
        said.append(f"{how_many(found.outside_area, 'incident')} outside it left out of shares and ranks.")
    return said


def change_statement(found: IncidentChange) -> str:
    """The one line above the tables: words first."""
    if found.reason:
        return found.reason
    if not found.marked:
        return "No zone changed by more than chance would give."
    return f"{'; '.join(f'{each.name}: {_lower(each.change.words)}' for each in found.marked)}."


def change_cautions(found: IncidentChange, selection: Selection) -> list[str]:
    if found.before is None:
        return []
    said = [f"Compared with {period_words(found.before)}."]
    if found.now.days % 7 and not selection.weekdays:
        said.append("The periods are no whole weeks, so they may hold other days of the week.")
    few = sum(each.change.code == ChangeCode.TOO_FEW_TO_SAY for each in found.zones)
    if few:
        said.append(f"{how_many(few, 'zone')} held too few for any change to show.")
    return said


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def displacement_statement(found: DisplacementFound) -> str:
    """The one line above the counts: words, and the quotient only where it has a reading."""
    if found.quotient is None:
        return found.reason
    if found.quotient.value is None:
        return f"{found.quotient.words}."
    return f"{found.quotient.words}: the quotient is {found.quotient.value:.2f}."


def displacement_cautions(asked: DisplacementAsked) -> list[str]:
    return [f"Before: {period_words(asked.before)}. After: {period_words(asked.after)}."]
