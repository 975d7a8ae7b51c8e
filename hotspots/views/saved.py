"""Saved views: the list, saving one, renaming and sharing it, deleting it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.models import User
from accounts.rights import Right
from audit.pages import RecordListView
from audit.services import Action, record_access
from govuk.service_forms import call_service
from hotspots.saved.asked import is_relative, kept_query, known_part
from hotspots.saved.forms import NameForm, SavedViewFilter, SaveForm
from hotspots.saved.models import SavedView
from hotspots.saved.services import change_view, delete_view, save_view
from hotspots.saved.words import ToldView, told_views
from measures.weeks import local

KIND = "saved view"


class SavedViewListView(RecordListView):
    right = Right.VIEW_HOTSPOTS
    record_kind = KIND
    filterset_class = SavedViewFilter
    template_name = "hotspots/saved/list.html"

    def get_queryset(self) -> Any:
        return SavedView.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "told": told_views(context["object_list"])}


class SaveViewView(FormView):
    """Keeps the filters in its own address, of the page that `of` names."""

    right = Right.VIEW_HOTSPOTS
    form_class = SaveForm
    template_name = "hotspots/saved/save.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Back to the page where there is nothing that could be kept: it says what is wrong."""
        of = request.GET.get("of", "").replace("-", "_")
        self.page = of if of in SavedView.Page.values else SavedView.Page.MAP.value
        asked = known_part(self.page, request.GET)
        reader: User = request.user  # type: ignore[assignment]
        try:
            self.query = kept_query(self.page, asked, reader=reader, today=local(timezone.now()).date())
        except ValidationError:
            return redirect(SavedView(page=self.page, query=asked).get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view = SavedView(page=self.page, query=self.query)
        [told] = told_views([view])
        return super().get_context_data(told=told, is_relative=is_relative(self.query), **kwargs)

    def form_valid(self, form: SaveForm) -> HttpResponse:
        saved = call_service(
            form, save_view, by=self.request.user, now=timezone.now(), page=self.page, query=self.query,
            **form.cleaned_data,
        )  # fmt: skip
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"View “{saved}” saved.")
        return redirect("hotspots:saved")


class OwnView:
    """Mixin: one's own saved view; that it was shown goes on record."""

    right = Right.VIEW_HOTSPOTS
    record_kind = KIND
    request: HttpRequest
    kwargs: dict[str, Any]

    @property
    def told(self) -> ToldView:
        mine = SavedView.objects.visible_to(self.request.user).owned_by(self.request.user)
        [told] = told_views([get_object_or_404(mine, pk=self.kwargs["pk"])])
        return told

    def shown(self) -> ToldView:
        told = self.told
        record_access(self.request, Action.VIEW, KIND, ids=[str(told.view.pk)])
        return told


class ChangeViewView(OwnView, FormView):
    form_class = NameForm
    template_name = "hotspots/saved/change.html"

    def get_initial(self) -> dict[str, Any]:
        view = self.told.view
        return {"name": view.name, "is_shared": view.is_shared}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(told=self.shown(), **kwargs)

    def form_valid(self, form: NameForm) -> HttpResponse:
        by = self.request.user
        changed = call_service(form, change_view, view=self.told.view, by=by, **form.cleaned_data)
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"View “{changed}” changed.")
        return redirect("hotspots:saved")


class DeleteViewView(OwnView, TemplateView):
    """Asks first."""

    template_name = "hotspots/saved/delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(told=self.shown(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = self.told.view
        delete_view(view=view, by=request.user)  # type: ignore[arg-type]
        messages.success(request, f"View “{view}” deleted.")
        return redirect("hotspots:saved")
