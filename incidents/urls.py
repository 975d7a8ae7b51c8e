"""Routes of the incident pages."""

from django.urls import path

from incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.IncidentListView.as_view(), name="list"),
    path("new/", views.ReportIncidentView.as_view(), name="report"),
    path("<reference:reference>/", views.IncidentDetailView.as_view(), name="detail"),
    path("<reference:reference>/correct/", views.CorrectIncidentView.as_view(), name="correct"),
    path("<reference:reference>/move/", views.MoveIncidentView.as_view(), name="move"),
]
