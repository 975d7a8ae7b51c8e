"""Routes of the stop search pages."""

from django.urls import path

from stopsearches import views
from stopsearches.ethnicity import TwelveMonthsView
from stopsearches.files import StopSearchFiguresFileView

app_name = "stopsearches"
urlpatterns = [
    path("", views.StopSearchListView.as_view(), name="list"),
    path("figures.csv", StopSearchFiguresFileView.as_view(), name="figures-csv"),
    path("twelve-months/", TwelveMonthsView.as_view(), name="twelve-months"),
    path("new/", views.RecordStopSearchView.as_view(), name="record"),
    path("<int:pk>/", views.StopSearchDetailView.as_view(), name="detail"),
    path("<int:pk>/correct/", views.CorrectStopSearchView.as_view(), name="correct"),
]
