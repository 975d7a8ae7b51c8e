"""Routes of taking records out."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("", views.DownloadsView.as_view(), name="list"),
    path("everything/", views.EverythingView.as_view(), name="everything"),
    path("files/<uuid:number>/", views.JobView.as_view(), name="job"),
    path("files/<uuid:number>/fetch/", views.FetchView.as_view(), name="fetch"),
    path("<slug:key>/", views.TakeOutView.as_view(), name="take-out"),
]
