"""Pages for the readers of the e-mails: choosing what one gets, and the link that ends them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, View

from accounts.rights import Right
from govuk.service_forms import call_service
from summaries.mail.choosing import choose_mail, stop_mail
from summaries.mail.forms import MyMailForm
from summaries.mail.readiness import is_allowed, what_is_missing
from summaries.mail.recipients import choice_of, subscription_of


class MyMailView(FormView):
    """What the person who is signed in gets; for nobody else."""

    right = Right.READ_ISSUED_SUMMARIES
    form_class = MyMailForm
    template_name = "summaries/mail/mine.html"

    def get_initial(self) -> dict[str, Any]:
        return {"how": choice_of(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            own=subscription_of(self.request.user),
            missing=what_is_missing(),
            may_manage=self.request.user.can(Right.MANAGE_MAIL),
            is_allowed=is_allowed(self.request.user.email),
            **kwargs,
        )

    def form_valid(self, form: MyMailForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        saved = call_service(form, choose_mail, user=user, now=now, **form.cleaned_data)
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Saved. {saved.get_how_display()}.")
        return redirect("summaries:my_mail")


# A mail program that stops the e-mails in one click has no cookie: the signed link is what lets it in.
@method_decorator(csrf_exempt, name="dispatch")
class StopMailView(View):
    """Looking changes nothing, because programs look at every link; the button does.

    It tells the same of a link that is nobody's, and names nobody.
    """

    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return render(request, "summaries/mail/stop.html")

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        stop_mail(token=token, now=timezone.now())
        return render(request, "summaries/mail/stop.html", {"is_stopped": True})
