"""Routes of the people pages."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    # People
    path("", views.PeopleView.as_view(), name="list"),
    path("new/", views.AddPersonView.as_view(), name="add"),
    path("<int:pk>/", views.PersonView.as_view(), name="person"),
    path("<int:pk>/change/", views.ChangePersonView.as_view(), name="change"),
    path("<int:pk>/deactivate/", views.DeactivatePersonView.as_view(), name="deactivate"),
    path("<int:pk>/passphrase/", views.NewPassphraseView.as_view(), name="passphrase"),
    # Organisations
    path("organisations/", views.OrganisationsView.as_view(), name="organisations"),
    path("organisations/new/", views.AddOrganisationView.as_view(), name="add_organisation"),
]
