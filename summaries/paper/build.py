"""The paper out of its frozen figures: the one place where they become words, for every form of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404

from summaries.life.steps import authors_of
from summaries.models import WeeklySummary
from summaries.paper.blocks import Block, Cell, Mode, Paper, Section, Words
from summaries.paper.cells import moment, weekday
from summaries.paper.publishable_reading import is_publishable, mode_asked, publishable_of
from summaries.paper.publishable_sections import publishable_paper
from summaries.paper.sections.about import differences, notes, revisions
from summaries.paper.sections.doing import doing
from summaries.paper.sections.incidents import incidents
from summaries.paper.sections.next_week import next_week
from summaries.paper.sections.patrols import patrols
from summaries.paper.sections.projects import actions, projects
from summaries.paper.sections.stop_searches import stop_searches
from summaries.paper.sections.technology import technology
from summaries.paper.sections.year import charts, recorded

Figures = Mapping[str, Any]
SECTIONS: tuple[tuple[str, str, Callable[[Figures], list[Block]]], ...] = (
    ("differences", "What this version corrects", differences),
    ("charts", "The year, week by week", charts),
    ("doing", "What is being done", doing),
    ("incidents", "Incidents", incidents),
    ("recorded", "Recorded crime in the town, for context", recorded),
    ("patrols", "Patrols", patrols),
    ("stop_searches", "Stop searches", stop_searches),
    ("technology", "Technology", technology),
    ("projects", "Projects", projects),
    ("actions", "Actions", actions),
    ("next_week", "Next week", next_week),
    ("revisions", "Revised since earlier papers", revisions),
    ("notes", "About the data", notes),
)


def build_paper(summary: WeeklySummary, *, mode: Mode = "partnership") -> Paper:
    """The paper for one kind of reader; a part whose figures are not there is left out.

    One query, for who worked on it, beside those for the people that the summary names. Of a
    draft the publishable figures are worked out now; a paper that was issued without any is refused.
    """
    if mode == "publishable":
        told = publishable_of(summary)
        if told is None:
            raise ValueError(f"{summary} was issued without a version for publication.")
        return publishable_paper(summary, told)
    return paper_of(
        summary.figures,
        mode=mode,
        marking=summary.marking,
        facts=_facts(summary, summary.figures["header"]),
        sentences=summary.sentences,
    )


def paper_asked(summary: WeeklySummary, asked: Mapping[str, Any]) -> Paper:
    """In the mode that an address asks for; not found where the paper has none such."""
    mode = mode_asked(asked)
    if mode == "publishable" and not is_publishable(summary):
        raise Http404
    return build_paper(summary, mode=mode)


def paper_of(
    figures: Figures, *, mode: Mode, marking: str, facts: tuple[tuple[str, Cell], ...], sentences: list[str]
) -> Paper:
    header = figures.get("header") or {}
    states = {each["key"]: each for each in figures.get("sections") or []}
    return Paper(
        mode=mode,
        title=f"Weekly summary: {header.get('label', '')}",
        marking=marking,
        facts=facts,
        sentences=tuple(Words(sentence) for sentence in sentences),
        sections=tuple(
            _section(key, heading, tuple(blocks), states.get(key) or {})
            for key, heading, make in SECTIONS
            if (blocks := make(figures))
        ),
        definitions=tuple(sorted((figures.get("definitions") or {}).get("words", {}).items())),
    )


def _section(key: str, heading: str, blocks: tuple[Block, ...], told: Figures) -> Section:
    return Section(key, heading, blocks, told.get("state"), tuple(told.get("why") or ()))


def _facts(summary: WeeklySummary, header: Figures) -> tuple[tuple[str, Cell], ...]:
    """What stands at the head of every form: which paper this is, as at when, and who answers for it."""
    told = [
        ("Week", f"{weekday(header['starts_on'])} to {weekday(header['ends_on'])}", "header.week"),
        ("Data as at", moment(header["data_as_at"]), "header.data_as_at"),
        ("Status", _status(summary), ""),
        ("Version", _version(summary), ""),
        ("Author", _authors(summary), ""),
        ("Checked by", _who(summary.checked_by, summary.checked_at), ""),
        ("Approved by", _who(summary.approved_by, summary.approved_at), ""),
        ("Issued by", _who(summary.issued_by, summary.issued_at), ""),
        ("Distribution", summary.distribution, ""),
    ]
    return tuple((label, Cell(text, figure)) for label, text, figure in told if text)


def _status(summary: WeeklySummary) -> str:
    status = summary.get_status_display()
    return str(status) if summary.is_issued else f"{status}: not issued, do not pass on"


def _version(summary: WeeklySummary) -> str:
    why = f", which corrects: {summary.correction_reason}" if summary.correction_reason else ""
    return f"{summary.version}{why}"


def _authors(summary: WeeklySummary) -> str:
    """Everybody who worked on this version; papers from before steps were kept have at most one."""
    authors: list[object] = [*authors_of(summary.steps.select_related("by"))] or [summary.author]
    return ", ".join(str(author) for author in authors if author) or "The service"


def _who(person: object | None, at: Any) -> str:
    return f"{person}, {moment(at)}" if person else ""
