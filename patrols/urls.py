"""Routes of the patrol pages."""

from django.urls import path

from patrols.views import board, calendar, dose, hours, monthly_return, planning, records, repeating, walking

app_name = "patrols"
urlpatterns = [
    path("", records.PatrolListView.as_view(), name="list"),
    path("today/", board.TodayView.as_view(), name="today"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("start/", walking.StartPatrolView.as_view(), name="start"),
    path("log/", records.LogPatrolView.as_view(), name="log"),
    path("planned/", planning.PlannedWeekView.as_view(), name="planned"),
    path("planned/add/", planning.AddPlanView.as_view(), name="planned-add"),
    path("planned/repeating/<int:pk>/", repeating.RepeatingPlanView.as_view(), name="repeating"),
    path(
        "planned/repeating/<int:pk>/change/",
        repeating.ChangeRepeatingView.as_view(),
        name="repeating-change",
    ),
    path("planned/repeating/<int:pk>/stop/", repeating.StopRepeatingView.as_view(), name="repeating-stop"),
    path("planned/<int:pk>/", planning.ChangePlanView.as_view(), name="planned-change"),
    path("planned/<int:pk>/cancel/", planning.CancelPlanView.as_view(), name="planned-cancel"),
    path("dose/", dose.DosePageView.as_view(), name="dose"),
    path("dose.csv", dose.DoseFileView.as_view(), name="dose-file"),
    path("zones/<slug:slug>/", dose.ZoneDoseView.as_view(), name="zone"),
    path("hours/", hours.HoursView.as_view(), name="hours"),
    path("hours.csv", hours.HoursFileView.as_view(), name="hours-csv"),
    path("hours.xlsx", hours.HoursWorkbookView.as_view(), name="hours-xlsx"),
    path("return/", monthly_return.ReturnView.as_view(), name="return"),
    path("return/print/", monthly_return.PrintReturnView.as_view(), name="return-print"),
    path("return.csv", monthly_return.ReturnFileView.as_view(), name="return-csv"),
    path("<reference:reference>/", records.PatrolDetailView.as_view(), name="detail"),
    path("<reference:reference>/strike/", records.StrikePatrolView.as_view(), name="strike"),
    path("<reference:reference>/walk/", walking.WalkView.as_view(), name="walk"),
    path("<reference:reference>/arrive/", walking.ArriveView.as_view(), name="arrive"),
    path("<reference:reference>/count/", walking.CountView.as_view(), name="count"),
    path("<reference:reference>/undo/", walking.UndoView.as_view(), name="undo"),
    path("<reference:reference>/leave/", walking.LeaveView.as_view(), name="leave"),
    path("<reference:reference>/end/", walking.EndPatrolView.as_view(), name="end"),
]
