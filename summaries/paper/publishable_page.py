"""The paper that may be published as a page and as an answer of the API."""

from typing import Any

from django.http import Http404

from hotspots.disclosed.words import FOR_PUBLICATION
from summaries.models import WeeklySummary
from summaries.paper.publishable import MODE
from summaries.paper.publishable_reading import is_publishable, publishable_of
from summaries.paper.publishable_sections import NOT_YET, STATEMENT, publishable_paper

TEMPLATE = "summaries/publishable.html"


def publishable_page(summary: WeeklySummary) -> dict[str, Any]:
    """What the template needs, and no exact figure; not found for a paper that was issued without."""
    figures = _figures(summary)
    paper = publishable_paper(summary, figures)
    return {
        "figures": figures,
        "paper": paper,
        "marking": paper.marking,
        "statement": _statement(summary),
    }


def publishable_answer(summary: WeeklySummary) -> dict[str, Any]:
    """Without people's names, the edited sentences and the seal, which covers exact counts."""
    figures = _figures(summary)
    return {
        "week": summary.week_text,
        "version": summary.version,
        "status": summary.status,
        "mode": MODE,
        "marking": FOR_PUBLICATION,
        "statement": _statement(summary),
        "data_as_at": summary.data_as_at,
        "issued_at": summary.issued_at,
        "sentences": figures["sentences"],
        "figures": figures,
    }


def _figures(summary: WeeklySummary) -> dict[str, Any]:
    if not is_publishable(summary):
        raise Http404
    return publishable_of(summary) or {}


def _statement(summary: WeeklySummary) -> str:
    return f"{STATEMENT}." if summary.is_issued else f"{STATEMENT}. {NOT_YET}."
