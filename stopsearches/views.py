"""Stop search pages, for the police alone: list, one search, recording, putting right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.services import Action, record_access
from govuk.service_forms import call_service
from stopsearches.breakdowns import Row, breakdowns_of
from stopsearches.figures import stop_search_figures
from stopsearches.filters import StopSearchFilter
from stopsearches.forms import StopSearchForm
from stopsearches.history import timeline_of
from stopsearches.models import StopSearch
from stopsearches.rates import rates_of
from stopsearches.services import correct_stop_search, record_stop_search


class StopSearchListView(RecordListView):
    right = Right.VIEW_STOP_SEARCHES
    record_kind = "stop search"
    filterset_class = StopSearchFilter
    template_name = "stopsearches/list.html"

    def get_queryset(self) -> Any:
        return StopSearch.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["figures"] = stop_search_figures(context["paginator"].object_list)
        context["rates"] = rates_of(context["figures"])
        context["breakdowns"] = [
            (told, [(row, _address_of(row, self.request.GET)) for row in told.rows])
            for told in breakdowns_of(context["paginator"].object_list)
        ]
        context["may_record"] = self.request.user.can(Right.RECORD_STOP_SEARCHES)
        context["may_import"] = self.request.user.can(Right.IMPORT_POLICE_FILES)
        context["mixes_sources"] = 0 < context["figures"]["published"] < context["figures"]["number"]
        return context


def _address_of(row: Row, asked: QueryDict) -> str:
    """The list of just the searches that a row counts, under the filters that are on already."""
    query = asked.copy()
    query.pop("page", None)
    for name, value in row.asks.items():
        query[name] = value
    return f"?{query.urlencode()}"


class StopSearchDetailView(RecordDetailView):
    right = Right.VIEW_STOP_SEARCHES
    record_kind = "stop search"
    template_name = "stopsearches/detail.html"

    def get_queryset(self) -> Any:
        return StopSearch.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_correct = self.request.user.can(Right.RECORD_STOP_SEARCHES) and not self.object.is_published
        lines = [] if self.object.is_published else timeline_of(self.object)
        return super().get_context_data(may_correct=may_correct, lines=lines, **kwargs)


class RecordStopSearchView(FormView):
    right = Right.RECORD_STOP_SEARCHES
    form_class = StopSearchForm
    template_name = "stopsearches/form.html"
    extra_context = {"title": "Record a stop search", "button": "Save stop search"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "now": timezone.now()}

    def form_valid(self, form: StopSearchForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        search = call_service(form, record_stop_search, by=user, now=now, **form.cleaned_data)
        if search is None:
            return self.form_invalid(form)
        messages.success(self.request, "Stop search recorded.")
        return redirect(search)


class CorrectStopSearchView(RecordStopSearchView):
    extra_context = {"title": "Correct this stop search", "button": "Save changes"}
    search: StopSearch

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = StopSearch.objects.visible_to(request.user).told_by_the_police().for_list()
        self.search = get_object_or_404(own, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record_access(request, Action.VIEW, "stop search", ids=[str(self.search.pk)])
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return StopSearchForm.initial_of(self.search)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "search": self.search}

    def form_valid(self, form: StopSearchForm) -> HttpResponse:
        fields = {k: v for k, v in form.cleaned_data.items() if k != "client_id"}
        user, now = self.request.user, timezone.now()
        if not call_service(form, correct_stop_search, search=self.search, by=user, now=now, **fields):
            return self.form_invalid(form)
        messages.success(self.request, "Changes saved.")
        return redirect(self.search)
