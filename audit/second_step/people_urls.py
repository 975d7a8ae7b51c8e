"""Routes of what an administrator does about second steps."""

from django.urls import path

from audit.second_step import people_views

app_name = "second-step"
urlpatterns = [
    path("<int:pk>/second-step/", people_views.ResetSecondStepView.as_view(), name="reset"),
]
