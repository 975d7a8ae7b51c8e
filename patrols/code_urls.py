"""Routes of the list of outcome codes."""

from django.urls import path

from patrols.views import codes

app_name = "outcome-codes"
urlpatterns = [
    path("", codes.OutcomeCodeListView.as_view(), name="list"),
    path("new/", codes.AddOutcomeCodeView.as_view(), name="add"),
    path("<str:code>/", codes.EditOutcomeCodeView.as_view(), name="edit"),
]
