"""Routes of the summary pages. A week that the calendar does not have is not found."""

from django.urls import path, register_converter

from measures.weeks import Week
from summaries.actions import views as actions
from summaries.comments import views as comments
from summaries.life import step_views as steps
from summaries.life import views as life
from summaries.mail import reader_views as mail_readers
from summaries.mail import views as mail
from summaries.paper.views import TablesView, TableView
from summaries.pdf.views import PdfView
from summaries.projects import views as projects
from summaries.wording.views import EditNarrativeView


class WeekConverter:
    regex = "[0-9]{4}-W[0-9]{2}"
    to_python = staticmethod(Week.parse)
    to_url = staticmethod(str)


register_converter(WeekConverter, "week")

app_name = "summaries"
urlpatterns = [
    path("", life.SummaryListView.as_view(), name="list"),
    path("compile/", life.CompileLastWeekView.as_view(), name="compile"),
    path("actions/", actions.ActionListView.as_view(), name="actions"),
    path("actions/new/", actions.AddActionView.as_view(), name="add_action"),
    path("actions/<reference:reference>/", actions.ActionView.as_view(), name="action"),
    path("projects/", projects.ProjectListView.as_view(), name="projects"),
    path("projects/new/", projects.AddProjectView.as_view(), name="project_new"),
    path("projects/<slug:slug>/", projects.ChangeProjectView.as_view(), name="project"),
    path("projects/<slug:slug>/figures/", projects.StateFigureView.as_view(), name="project_figure"),
    path("e-mail/", mail_readers.MyMailView.as_view(), name="my_mail"),
    path("e-mail/stop/<str:token>/", mail_readers.StopMailView.as_view(), name="unsubscribe"),
    path("mail/", mail.MailListView.as_view(), name="mail"),
    path("mail/roles/", mail.RoleMailView.as_view(), name="mail_roles"),
    path("mail/<int:pk>/", mail.MailView.as_view(), name="mail_one"),
    path("mail/<int:pk>/lift/", mail.LiftPauseView.as_view(), name="mail_lift"),
    path("comments/<int:pk>/resolve/", comments.ResolveCommentView.as_view(), name="comment_resolve"),
    path("<week:week>/", life.SummaryDetailView.as_view(), name="detail"),
    path("<week:week>/tables/", TablesView.as_view(), name="tables"),
    path("<week:week>/tables/<slug:table>.csv", TableView.as_view(), name="table"),
    path("<week:week>/pdf/", PdfView.as_view(), name="pdf"),
    path("<week:week>/print/", life.PrintSummaryView.as_view(), name="print"),
    path("<week:week>/mail/", mail.PreviewMailView.as_view(), name="preview_mail"),
    path("<week:week>/edit/", EditNarrativeView.as_view(), name="edit"),
    path("<week:week>/comments/", comments.CommentView.as_view(), name="comment"),
    path("<week:week>/refresh/", life.RefreshDraftView.as_view(), name="refresh"),
    path("<week:week>/check/", steps.CheckSummaryView.as_view(), name="check"),
    path("<week:week>/read/", steps.NothingToAddView.as_view(), name="read"),
    path("<week:week>/approve/", steps.ApproveSummaryView.as_view(), name="approve"),
    path("<week:week>/send-back/", steps.SendBackView.as_view(), name="send_back"),
    path("<week:week>/issue/", steps.IssueSummaryView.as_view(), name="issue"),
    path("<week:week>/correct/", steps.StartCorrectionView.as_view(), name="correct"),
]
