"""Routes of recorded crime."""

from django.urls import path

from incidents import recorded_views

app_name = "recorded"
urlpatterns = [
    path("", recorded_views.RecordedCrimeListView.as_view(), name="list"),
    path("files/", recorded_views.PoliceFileListView.as_view(), name="files"),
]
