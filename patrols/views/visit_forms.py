"""Forms that ask about visits, one more at a time, without JavaScript."""

from typing import Any

from django.http import HttpRequest, HttpResponse


class OneMoreVisit:
    """Mixin for a FormView: “Add another zone” sends the form back with one more visit to answer."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        typed = self.request.POST.get("visit_count", "")
        if typed.isdecimal() and len(typed) < 4:
            more = 1 if "add_visit" in self.request.POST else 0
            kwargs["visits"] = int(typed) + more
            kwargs["data"] = {**self.request.POST.dict(), "visit_count": str(kwargs["visits"])}
        return kwargs

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "add_visit" in request.POST:
            form = self.get_form().not_checked_yet()  # type: ignore[attr-defined]
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined,no-any-return]
        return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
