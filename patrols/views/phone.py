"""The patrol log on a phone: one page that is the same for everybody, so that a phone may keep it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView


class OutView(TemplateView):
    """Public: it holds no data and no name. What it shows comes from the phone itself and from the API."""

    template_name = "patrols/out.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = "no-cache"
        return response
