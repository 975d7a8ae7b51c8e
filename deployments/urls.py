"""Routes of the deployment pages."""

from django.urls import path

from deployments import views
from deployments.published.views import PublicRegisterFileView, PublicRegisterView
from deployments.register.views import CorrectStatusView, RecordStatusView, RegisterView

app_name = "deployments"
urlpatterns = [
    path("", views.DeploymentListView.as_view(), name="list"),
    path("new/", views.PlanDeploymentView.as_view(), name="plan"),
    path("record/", views.ChooseTechnologyView.as_view(), name="choose"),
    path("record/<str:technology>/", views.RecordDeploymentView.as_view(), name="record"),
    path("public-register/", PublicRegisterView.as_view(), name="public"),
    path("public-register.csv", PublicRegisterFileView.as_view(), name="public_csv"),
    path("status/", RegisterView.as_view(), name="register"),
    path("status/new/", RecordStatusView.as_view(), name="register_add"),
    path("status/<int:pk>/", CorrectStatusView.as_view(), name="register_change"),
    path("<reference:reference>/", views.DeploymentDetailView.as_view(), name="detail"),
    path("<reference:reference>/change/", views.CorrectDeploymentView.as_view(), name="correct"),
    path("<reference:reference>/results/", views.RecordResultsView.as_view(), name="results"),
    path("<reference:reference>/move/", views.MoveDeploymentView.as_view(), name="move"),
]
