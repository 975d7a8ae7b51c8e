"""Routes of the map."""

from django.urls import path

from hotspots.views import map as pages
from hotspots.views import tasking

app_name = "hotspots"
urlpatterns = [
    path("", pages.HotspotsView.as_view(), name="map"),
    path("figures.csv", pages.HotspotsFileView.as_view(), name="file"),
    path("suggested-visits/", tasking.SuggestedVisitsView.as_view(), name="suggested"),
]
