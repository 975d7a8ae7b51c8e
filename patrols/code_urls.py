"""Routes of the list of outcome codes."""

from django.urls import path, register_converter

from patrols.views import codes


class CodeConverter:
    regex = "[A-Z0-9_]{2,20}"
    to_python = staticmethod(str)
    to_url = staticmethod(str)


register_converter(CodeConverter, "outcome_code")

app_name = "outcome-codes"
urlpatterns = [
    path("", codes.OutcomeCodeListView.as_view(), name="list"),
    path("new/", codes.AddOutcomeCodeView.as_view(), name="add"),
    path("<outcome_code:code>/", codes.EditOutcomeCodeView.as_view(), name="edit"),
    path("<outcome_code:code>/terms/new/", codes.AddOutcomeTermsView.as_view(), name="terms-add"),
    path("<outcome_code:code>/terms/<int:pk>/", codes.EditOutcomeTermsView.as_view(), name="terms-edit"),
]
