"""Routes of the map."""

from django.urls import path

from hotspots.views import map as pages
from hotspots.views import published, tasking

app_name = "hotspots"
urlpatterns = [
    path("", pages.HotspotsView.as_view(), name="map"),
    path("figures.csv", pages.HotspotsFileView.as_view(), name="file"),
    path("published/", published.PublishedView.as_view(), name="published"),
    path("published/figures.csv", published.PublishedFileView.as_view(), name="published-file"),
    path("suggested-visits/", tasking.SuggestedVisitsView.as_view(), name="suggested"),
]
