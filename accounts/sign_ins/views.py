"""Where one is signed in, and ending it: one's own browsers, and for administrators those of others."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.models import User
from accounts.pages import ReadsPeople
from accounts.rights import Right
from accounts.sign_ins.services import end_session, end_sessions, open_account, open_sessions_of


class YourAccountView(TemplateView):
    """What one can do about one's own sign-in."""

    right = Right.SIGNED_IN
    template_name = "accounts/you.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.request.user.can(Right.MAKE_API_KEYS)
        return super().get_context_data(may_make_keys=may, **kwargs)


class YourSessionsView(TemplateView):
    right = Right.SIGNED_IN
    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sessions = open_sessions_of(self.request.user, timezone.now())
        here = self.request.session.session_key
        return super().get_context_data(
            sessions=sessions, here=here, hours=settings.SESSION_HOURS,
            idle_minutes=settings.SESSION_IDLE_MINUTES, **kwargs,
        )  # fmt: skip


class EndYourSessionView(View):
    right = Right.SIGNED_IN
    http_method_names = ("post",)

    def post(self, request: HttpRequest, number: UUID) -> HttpResponse:
        if end_session(person=request.user, number=number, by=request.user):
            messages.success(request, "That browser is signed out.")
        return redirect("accounts:sessions")


class EndYourOtherSessionsView(View):
    right = Right.SIGNED_IN
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        end_sessions(person=request.user, by=request.user, but=request.session.session_key)
        messages.success(request, "You are signed in here and nowhere else.")
        return redirect("accounts:sessions")


class StayView(View):
    """Somebody is still there: the door has kept it by the time that this answers."""

    right = Right.SIGNED_IN
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204)


class PersonSessionsView(ReadsPeople, TemplateView):
    shows = "sessions of a person"
    template_name = "accounts/person_sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = get_object_or_404(User, pk=self.kwargs["pk"])
        sessions = open_sessions_of(person, timezone.now())
        return super().get_context_data(person=person, object=person, sessions=sessions, **kwargs)


class EndPersonSessionView(View):
    right = Right.MANAGE_PEOPLE
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int, number: UUID) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        if end_session(person=person, number=number, by=request.user):
            messages.success(request, f"{person} is signed out there.")
        return redirect("accounts:person_sessions", pk)


class EndPersonSessionsView(View):
    right = Right.MANAGE_PEOPLE
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        end_sessions(person=person, by=request.user)
        messages.success(request, f"{person} is signed out everywhere.")
        return redirect("accounts:person_sessions", pk)


class OpenAccountView(View):
    """The way back for somebody who guessed wrong too often."""

    right = Right.MANAGE_PEOPLE
    asks_again = True
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        try:
            open_account(person=person, by=request.user, now=timezone.now())
            messages.success(request, f"{person} may try to sign in again.")
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect(person)
