"""Routes of the map."""

from django.urls import path

from hotspots import tasking_views, views

app_name = "hotspots"
urlpatterns = [
    path("", views.HotspotsView.as_view(), name="map"),
    path("figures.csv", views.HotspotsFileView.as_view(), name="file"),
    path("suggested-visits/", tasking_views.SuggestedVisitsView.as_view(), name="suggested"),
]
