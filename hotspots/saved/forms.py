"""Forms about saved views: what to call one, who may see it, and which to list."""

import uuid
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from govuk.forms import PlainForm
from govuk.widgets import ShortText
from hotspots.saved.models import SavedView


class NameForm(PlainForm):
    """What it is called, and whether colleagues find it, too."""

    name = forms.CharField(
        label="What do you call this view?", max_length=60, widget=ShortText(30),
        help_text="For example, Violence on Friday evenings. Do not put names of people in it.",
    )  # fmt: skip
    is_shared = forms.BooleanField(
        label="Share it with my organisation", required=False,
        help_text="Colleagues who may open its page can open it. Only you can change or delete it.",
    )  # fmt: skip


class SaveForm(NameForm):
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)


class SavedViewFilter(filters.FilterSet):
    page = filters.ChoiceFilter(label="Page", choices=SavedView.Page.choices, empty_label="All")
    whose = filters.ChoiceFilter(
        label="Saved by",
        choices=[("me", "Me"), ("others", "Colleagues")],
        method="saved_by",
        empty_label="Everybody",
    )

    class Meta:
        model = SavedView
        fields = ()

    def saved_by(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        own = {"owner": self.request.user}
        return queryset.filter(**own) if value == "me" else queryset.exclude(**own)
