"""Which weeks of a chart were school holidays, as far as the terms are recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotspots.analysis.marks import Mark, MarkKind
from measures.weeks import Week
from patrols.models import SchoolTerm
from patrols.plans.school_terms import LONGEST_HOLIDAY, SchoolDay, Term, school_days


@dataclass(frozen=True, slots=True)
class SchoolWeeks:
    """The marks, of how many weeks anything is known, and who said so."""

    marks: tuple[Mark, ...]
    known: int
    of: int
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """What a reader must know before a week without a mark says anything."""
        if not self.known:
            return (
                "No school terms are recorded for these weeks, so school holidays are not marked. An "
                "administrator can record them."
            )
        some = f" for {self.known} of the {self.of} weeks" if self.known < self.of else ""
        return f"School terms are recorded{some}: {'; '.join(self.sources)}. Single schools may differ."


def school_weeks(weeks: Sequence[Week]) -> SchoolWeeks:
    """One query. A bank holiday within a term is marked as what it is."""
    first, last = weeks[0].starts_on, weeks[-1].ends_on
    near = SchoolTerm.objects.filter(
        last_on__gte=first - LONGEST_HOLIDAY, first_on__lte=last + LONGEST_HOLIDAY
    )
    terms = [each.term for each in near]
    days = {week: school_days(week.starts_on, week.ends_on, terms) for week in weeks}
    known = sum(SchoolDay.NOT_RECORDED not in found for found in days.values())
    marks = [
        Mark(week, MarkKind.SCHOOL_HOLIDAY, _words(closed))
        for week, found in days.items()
        if (closed := found.count(SchoolDay.CLOSED))
    ]
    return SchoolWeeks(tuple(marks), known, len(weeks), _sources(terms))


def _words(closed: int) -> str:
    if closed == 5:
        return "School holiday"
    return f"School holiday on {closed} weekday{'' if closed == 1 else 's'}"


def _sources(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.source for term in terms))
