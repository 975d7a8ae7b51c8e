"""Addresses of the import room."""

from django.urls import path

from imports.views import batch, columns, files, sending

app_name = "imports"
urlpatterns = [
    path("", sending.ImportListView.as_view(), name="list"),
    path("new/<slug:kind>/", sending.StageView.as_view(), name="send"),
    path("templates/<slug:kind>.<str:ending>", columns.TemplateFileView.as_view(), name="template"),
    path("<str:reference>/", batch.BatchView.as_view(), name="detail"),
    path("<str:reference>/columns/", columns.ColumnsView.as_view(), name="columns"),
    path("<str:reference>/words/", columns.WordsView.as_view(), name="words"),
    path("<str:reference>/progress/", batch.ProgressView.as_view(), name="progress"),
    path("<str:reference>/findings.csv", files.FindingsFileView.as_view(), name="findings"),
    path("<str:reference>/check/", batch.CheckView.as_view(), name="check"),
    path("<str:reference>/import/", batch.ConfirmView.as_view(), name="confirm"),
    path("<str:reference>/give-up/", batch.AbandonView.as_view(), name="abandon"),
    path("<str:reference>/undo/", batch.UndoView.as_view(), name="undo"),
]
