"""The figures that may be published, as a page and as a file: for the cabinet member, and to hand on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from hotspots.disclosed.asked import published_form
from hotspots.disclosed.figures import published_figures
from hotspots.disclosed.words import FOR_PUBLICATION, NOTES, file_rows

KIND = "published figures"


class PublishedView(TemplateView):
    right = Right.VIEW_PUBLISHED_FIGURES
    template_name = "hotspots/published.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = published_form(self.request.GET, now=timezone.now())
        context = super().get_context_data(form=form, **kwargs)
        if form.is_valid():
            figures = published_figures(form)
            filters = self.request.GET.urlencode()
            record_access(self.request, Action.MAP, KIND, filters=filters, count=figures.within.high)
            context |= {
                "figures": figures,
                "notes": NOTES,
                "may_export": self.request.user.can(Right.EXPORT_FIGURES),
                "map_config": {
                    "query": filters,
                    "publishedUrl": reverse("api:hotspots-published"),
                },
            }
        return context


class PublishedFileView(View):
    """The same as CSV. What cannot be asked for leads back to the page, which says why."""

    right = Right.EXPORT_FIGURES

    def get(self, request: HttpRequest) -> HttpResponse:
        form = published_form(request.GET, now=timezone.now())
        if not form.is_valid():
            return redirect(f"{reverse('hotspots:published')}?{request.GET.urlencode()}")
        figures = published_figures(form)
        asked = [("Kind", figures.kind_words), ("Zone", str(form.cleaned_data["zone"] or "All places"))]
        rows = file_rows(figures, filters=asked, made=moment(timezone.now()))
        filters = request.GET.urlencode()
        record_access(request, Action.EXPORT, KIND, filters=filters, count=figures.within.high)
        name = f"{FOR_PUBLICATION} hotspots {figures.first} to {figures.last}.csv"
        return HttpResponse(
            as_csv(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
