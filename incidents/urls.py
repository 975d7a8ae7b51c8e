"""Routes of the incident pages."""

from django.urls import path

from incidents import views
from incidents.attachments import views as attachments
from incidents.links import views as links
from incidents.several import views as several
from incidents.together import views as together

app_name = "incidents"
urlpatterns = [
    path("", views.IncidentListView.as_view(), name="list"),
    path("new/", views.ReportIncidentView.as_view(), name="report"),
    path("several/", several.ReportSeveralView.as_view(), name="several"),
    path("several/reported/", several.SeveralReportedView.as_view(), name="several_reported"),
    path("together/", together.TogetherView.as_view(), name="together"),
    path("<reference:reference>/", views.IncidentDetailView.as_view(), name="detail"),
    path("<reference:reference>/correct/", views.CorrectIncidentView.as_view(), name="correct"),
    path("<reference:reference>/why/", views.SayWhyView.as_view(), name="why"),
    path("<reference:reference>/move/", views.MoveIncidentView.as_view(), name="move"),
    path("<reference:reference>/pictures/add/", attachments.AddAttachmentView.as_view(), name="attach"),
    path(
        "<reference:reference>/pictures/<uuid:uuid>/", attachments.AttachmentView.as_view(), name="attachment"
    ),
    path(
        "<reference:reference>/pictures/<uuid:uuid>/take-away/",
        attachments.TakeAwayView.as_view(),
        name="attachment_take_away",
    ),
    path("<reference:reference>/link/", links.LinkIncidentView.as_view(), name="link"),
    path(
        "<reference:reference>/links/<reference:other>/remove/",
        links.UnlinkIncidentView.as_view(),
        name="unlink",
    ),
]
