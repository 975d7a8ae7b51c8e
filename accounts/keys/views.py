"""One's own keys, and for administrators the end of other people's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.generic import FormView, TemplateView, View

from accounts.keys.forms import KeyForm
from accounts.keys.services import create_api_token, end_key
from accounts.models import User
from accounts.rights import Right
from govuk.service_forms import call_service


class YourKeysView(TemplateView):
    right = Right.MAKE_API_KEYS
    template_name = "accounts/keys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        keys = [(key, key.has_expired_at(now)) for key in self.request.user.auth_token_set.all()]
        return super().get_context_data(keys=keys, **kwargs)


class MakeKeyView(FormView):
    right = Right.MAKE_API_KEYS
    asks_again = True
    form_class = KeyForm
    template_name = "accounts/key_form.html"

    def form_valid(self, form: KeyForm) -> HttpResponse:
        text = call_service(form, create_api_token, person=self.request.user, **form.cleaned_data)
        if text is None:
            return self.form_invalid(form)
        # Not after a redirect: on the way it would have to be kept somewhere.
        context = {"text": text, "name": form.cleaned_data["name"]}
        response = TemplateResponse(self.request, "accounts/key.html", context)
        add_never_cache_headers(response)
        return response


class EndYourKeyView(View):
    right = Right.MAKE_API_KEYS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, number: UUID) -> HttpResponse:
        if end_key(person=request.user, number=number, by=request.user):
            messages.success(request, "The key opens nothing any more.")
        return redirect("accounts:keys")


class EndPersonKeyView(View):
    right = Right.MANAGE_PEOPLE
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int, number: UUID) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        if end_key(person=person, number=number, by=request.user):
            messages.success(request, f"That key of {person} opens nothing any more.")
        return redirect(person)
