"""Routes of how long records are kept."""

from django.urls import path

from audit.retention import text_views, views

app_name = "retention"
urlpatterns = [
    path("", views.RetentionView.as_view(), name="list"),
    path("holds/add/", views.HoldView.as_view(), name="hold"),
    path("holds/<int:pk>/lift/", views.LiftView.as_view(), name="lift"),
    path("erasures/<int:pk>/", views.ErasureView.as_view(), name="erasure"),
    path("erasures/<int:pk>/decide/", views.DecideView.as_view(), name="decide"),
    path("<slug:kind>/period/", views.PeriodView.as_view(), name="period"),
    path("<slug:kind>/texts/", text_views.TextsView.as_view(), name="texts"),
    path("<slug:kind>/texts/<str:reference>/", text_views.WordsView.as_view(), name="words"),
    path("<slug:kind>/counts/", text_views.CountsView.as_view(), name="counts"),
]
