"""What an administrator does about somebody else's second step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from accounts.models import User
from accounts.rights import Right
from audit.second_step.services import reset_second_step
from govuk.forms import PlainForm
from govuk.service_forms import call_service


class ResetSecondStepView(FormView):
    """Asks first: whoever has the password needs nothing else until its owner has set up another."""

    right = Right.MANAGE_PEOPLE
    asks_again = True
    form_class = PlainForm
    template_name = "mfa/reset.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, **kwargs)

    def form_valid(self, form: PlainForm) -> HttpResponse:
        by = self.request.user
        if not call_service(form, reset_second_step, person=self.person, by=by, request=self.request):
            return self.form_invalid(form)
        messages.success(self.request, f"{self.person} sets up a second step at the next sign-in.")
        return redirect(self.person)
