"""Routes of the incident pages."""

from django.urls import path

from incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.IncidentListView.as_view(), name="list"),
    path("new/", views.ReportIncidentView.as_view(), name="report"),
    path("<str:reference>/", views.IncidentDetailView.as_view(), name="detail"),
    path("<str:reference>/correct/", views.CorrectIncidentView.as_view(), name="correct"),
    path("<str:reference>/move/", views.MoveIncidentView.as_view(), name="move"),
]
