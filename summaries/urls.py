"""Routes of the summary pages. A week that the calendar does not have is not found."""

from django.urls import path, register_converter

from measures.weeks import Week
from summaries import action_views, comment_views, project_views, views


class WeekConverter:
    regex = "[0-9]{4}-W[0-9]{2}"
    to_python = staticmethod(Week.parse)
    to_url = staticmethod(str)


register_converter(WeekConverter, "week")

app_name = "summaries"
urlpatterns = [
    path("", views.SummaryListView.as_view(), name="list"),
    path("compile/", views.CompileLastWeekView.as_view(), name="compile"),
    path("actions/", action_views.ActionListView.as_view(), name="actions"),
    path("actions/new/", action_views.AddActionView.as_view(), name="add_action"),
    path("actions/<reference:reference>/", action_views.UpdateActionView.as_view(), name="action"),
    path("projects/", project_views.ProjectListView.as_view(), name="projects"),
    path("projects/new/", project_views.AddProjectView.as_view(), name="project_new"),
    path("projects/<slug:slug>/", project_views.ChangeProjectView.as_view(), name="project"),
    path("projects/<slug:slug>/figures/", project_views.StateFigureView.as_view(), name="project_figure"),
    path("comments/<int:pk>/resolve/", comment_views.ResolveCommentView.as_view(), name="comment_resolve"),
    path("<week:week>/", views.SummaryDetailView.as_view(), name="detail"),
    path("<week:week>/print/", views.PrintSummaryView.as_view(), name="print"),
    path("<week:week>/edit/", views.EditNarrativeView.as_view(), name="edit"),
    path("<week:week>/comments/", comment_views.CommentView.as_view(), name="comment"),
    path("<week:week>/refresh/", views.RefreshDraftView.as_view(), name="refresh"),
    path("<week:week>/issue/", views.IssueSummaryView.as_view(), name="issue"),
    path("<week:week>/correct/", views.StartCorrectionView.as_view(), name="correct"),
]
