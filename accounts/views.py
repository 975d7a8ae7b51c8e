"""People pages: who is there, and for administrators letting somebody in, and shutting the door.

The door (`audit.middleware`) writes down what a view says that it `shows`, because this room lies below it.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.generic import DetailView, FormView, ListView, View
from django_filters.views import FilterView

from accounts.filters import PeopleFilter
from accounts.forms import OrganisationForm, PersonForm
from accounts.models import LockOut, Organisation, User
from accounts.pages import ReadsPeople
from accounts.rights import Right
from accounts.services import (
    add_organisation,
    add_person,
    change_person,
    deactivate_person,
    give_new_passphrase,
)
from accounts.sign_ins.services import is_shut
from accounts.writing.letters import can_be_written_to, hand_over
from govuk.forms import PlainForm
from govuk.service_forms import call_service


class PeopleView(ReadsPeople, FilterView):
    shows = "person"
    queryset = User.objects.select_related("organisation")
    filterset_class = PeopleFilter
    template_name = "accounts/list.html"
    paginate_by = 25
    strict = False


class PersonView(ReadsPeople, DetailView):
    shows = "person"
    queryset = User.objects.select_related("organisation", "added_by")
    template_name = "accounts/person.html"
    context_object_name = "person"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        person = self.object
        keys = [(key, key.has_expired_at(now)) for key in person.auth_token_set.all()]
        lock_outs = LockOut.objects.of(person).select_related("ended_by")[:5]
        return super().get_context_data(
            keys=keys, lock_outs=lock_outs, is_shut=is_shut(person, now), **kwargs
        )


class AddPersonView(FormView):
    right = Right.MANAGE_PEOPLE
    asks_again = True
    form_class = PersonForm
    template_name = "accounts/person_form.html"
    extra_context = {"title": "Add a person", "button": "Add person"}

    def form_valid(self, form: PersonForm) -> HttpResponse:
        added = call_service(form, add_person, by=self.request.user, **form.cleaned_data)
        if added is None:
            return self.form_invalid(form)
        person, _ = added
        if not can_be_written_to(person.email):
            return _passphrase_page(self.request, *added)
        hand_over("accounts.invite", person.pk, str(self.request.user))
        context = {"person": person, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
        return TemplateResponse(self.request, "accounts/invited.html", context)


class ChangePersonView(FormView):
    right = Right.MANAGE_PEOPLE
    asks_again = True
    form_class = PersonForm
    template_name = "accounts/person_form.html"
    extra_context = {"title": "Change this person", "button": "Save changes"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return PersonForm.initial_of(self.person)

    def form_valid(self, form: PersonForm) -> HttpResponse:
        if not call_service(
            form, change_person, person=self.person, by=self.request.user, **form.cleaned_data
        ):
            return self.form_invalid(form)
        messages.success(self.request, "Changes saved.")
        return redirect(self.person)


class DeactivatePersonView(FormView):
    """Asks first: it ends at once what that person is doing."""

    right = Right.MANAGE_PEOPLE
    asks_again = True
    form_class = PlainForm
    template_name = "accounts/deactivate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=get_object_or_404(User, pk=self.kwargs["pk"]), **kwargs)

    def form_valid(self, form: PlainForm) -> HttpResponse:
        person = get_object_or_404(User, pk=self.kwargs["pk"])
        waiting = User.objects.waiting_for(person).count()
        if not call_service(form, deactivate_person, person=person, by=self.request.user):
            return self.form_invalid(form)
        messages.success(self.request, f"{person} can no longer sign in.")
        if waiting:
            invited = "1 invitation" if waiting == 1 else f"{waiting} invitations"
            messages.warning(self.request, f"{invited} by {person} that nobody had taken up ended, too.")
        return redirect(person)


class NewPassphraseView(View):
    right = Right.MANAGE_PEOPLE
    asks_again = True
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        if person == request.user:
            return redirect("account_change_password")
        return _passphrase_page(request, person, give_new_passphrase(person=person, by=request.user))


class OrganisationsView(ReadsPeople, ListView):
    shows = "organisation"
    queryset = Organisation.objects.all()
    template_name = "accounts/organisations.html"


class AddOrganisationView(FormView):
    right = Right.MANAGE_PEOPLE
    asks_again = True
    form_class = OrganisationForm
    template_name = "accounts/organisation_form.html"

    def form_valid(self, form: OrganisationForm) -> HttpResponse:
        organisation = call_service(form, add_organisation, by=self.request.user, **form.cleaned_data)
        if organisation is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{organisation} added.")
        return redirect("accounts:organisations")


def _passphrase_page(request: HttpRequest, person: User, passphrase: str) -> HttpResponse:
    """Not after a redirect: on the way it would have to be kept somewhere."""
    context = {"person": person, "passphrase": passphrase}
    response = TemplateResponse(request, "accounts/passphrase.html", context)
    add_never_cache_headers(response)
    return response
