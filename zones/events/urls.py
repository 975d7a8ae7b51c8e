"""Routes of the pages of events."""

from django.urls import path

from zones.events import views

app_name = "events"
urlpatterns = [
    path("", views.TownEventListView.as_view(), name="list"),
    path("add/", views.RecordEventView.as_view(), name="record"),
    path("<reference:reference>/", views.TownEventDetailView.as_view(), name="detail"),
    path("<reference:reference>/change/", views.ChangeEventView.as_view(), name="change"),
    path("<reference:reference>/cancel/", views.CancelEventView.as_view(), name="cancel"),
]
