"""Routes of the zone pages."""

from django.urls import path

from zones import drawing_views, views

app_name = "zones"
urlpatterns = [
    path("", views.ZoneListView.as_view(), name="list"),
    path("add/", drawing_views.AddZoneView.as_view(), name="add"),
    path("<slug:slug>/", views.ZoneDetailView.as_view(), name="detail"),
    path("<slug:slug>/redraw/", drawing_views.RedrawZoneView.as_view(), name="redraw"),
]
