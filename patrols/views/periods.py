"""The answer to an address whose month, quarter or week is none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from patrols.forms.periods import NoSuchPeriod


class OfAPeriod:
    """Mixin: a period that is none is said in words, with the way to the present one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except NoSuchPeriod as wrong:
            return render(request, "patrols/no_such_period.html", {"said": str(wrong)}, status=404)
        return answer
