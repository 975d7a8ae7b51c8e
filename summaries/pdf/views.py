"""The PDF of a paper, for everybody who may read the paper."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from accounts.rights import Right
from audit.services import Action, record_access
from measures.weeks import Week
from summaries.life.reading import paper_of_week
from summaries.models import IssuedFile, WeeklySummary
from summaries.paper.blocks import Mode
from summaries.paper.build import build_paper
from summaries.paper.publishable_reading import is_publishable, mode_asked
from summaries.pdf.names import file_name
from summaries.pdf.render import pdf_of

NOT_ISSUED = "DRAFT, NOT ISSUED"


class PdfView(View):
    """Of an issued paper the file that was kept then; of a draft one made now, which says that it is one."""

    right = Right.READ_ISSUED_SUMMARIES

    def get(self, request: HttpRequest, week: Week) -> HttpResponse:
        summary = paper_of_week(request.user, week, request.GET.get("version"))
        mode = mode_asked(request.GET)
        if summary is None or (mode == "publishable" and not is_publishable(summary)):
            raise Http404
        try:
            content = _content(summary, mode)
        except ImproperlyConfigured as error:
            return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=503)
        name = file_name(summary, mode)
        record_access(request, Action.EXPORT, "summary", ids=[str(summary)], filters=name)
        headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


def _content(summary: WeeklySummary, mode: Mode) -> bytes:
    kept = summary.files.filter(mode=mode, kind=IssuedFile.Kind.PDF).first()
    if kept is not None:
        return bytes(kept.content)
    paper = build_paper(summary, mode=mode)
    if summary.issued_at is not None:  # issued before files were kept
        return pdf_of(paper, made_at=summary.issued_at)
    marked = replace(paper, marking=f"{paper.marking}: {NOT_ISSUED}")
    return pdf_of(marked, made_at=summary.compiled_at)
