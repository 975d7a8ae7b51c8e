"""Routes of the access log."""

from django.urls import path

from audit import views

app_name = "audit"
urlpatterns = [path("", views.AccessLogView.as_view(), name="list")]
