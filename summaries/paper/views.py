"""The tables of a paper as files."""

from abc import ABC, abstractmethod

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.generic import View

from accounts.rights import Right
from audit.services import Action, record_access
from measures.weeks import Week
from summaries.life.reading import paper_of_week
from summaries.models import WeeklySummary
from summaries.paper.blocks import Paper
from summaries.paper.build import paper_asked
from summaries.paper.tables import table_csv, tables_of, zip_of


class _PaperFile(View, ABC):
    """Of the newest version that the person may read, or the one asked for; the export goes on record."""

    right = Right.EXPORT_FIGURES

    def get(self, request: HttpRequest, week: Week, **which: str) -> HttpResponse:
        summary = paper_of_week(request.user, week, request.GET.get("version"))
        if summary is None:
            raise Http404
        paper = paper_asked(summary, request.GET)
        name, content, content_type = self.content(summary, paper, **which)
        record_access(request, Action.EXPORT, "summary", ids=[str(summary)], filters=name)
        named = f"{slugify(paper.marking).upper()}-{summary.week_text}-v{summary.version}-{name}"
        headers = {"Content-Disposition": f'attachment; filename="{named}"'}
        return HttpResponse(content, content_type=content_type, headers=headers)

    @abstractmethod
    def content(self, summary: WeeklySummary, paper: Paper, **which: str) -> tuple[str, str | bytes, str]:
        """Its name, what is in it, and its type."""


class TablesView(_PaperFile):
    """Every table, and the list of all figures, as one zip."""

    def content(self, summary: WeeklySummary, paper: Paper, **which: str) -> tuple[str, str | bytes, str]:
        return "tables.zip", zip_of(paper), "application/zip"


class TableView(_PaperFile):
    """One table by its name."""

    def content(self, summary: WeeklySummary, paper: Paper, **which: str) -> tuple[str, str | bytes, str]:
        found = next((table for _, table in tables_of(paper) if table.name == which["table"]), None)
        if found is None:
            raise Http404
        return f"{found.name}.csv", table_csv(paper, found), "text/csv; charset=utf-8"
