"""Routes of the pages of powers."""

from django.urls import path

from zones.powers import views

app_name = "powers"
urlpatterns = [
    path("", views.AuthorisationListView.as_view(), name="list"),
    path("add/", views.ChoosePowerView.as_view(), name="choose"),
    path("add/<str:kind>/", views.RecordPowerView.as_view(), name="record"),
    path("<reference:reference>/", views.AuthorisationDetailView.as_view(), name="detail"),
    path("<reference:reference>/correct/", views.CorrectPowerView.as_view(), name="correct"),
    path("<reference:reference>/end/", views.EndPowerView.as_view(), name="end"),
]
