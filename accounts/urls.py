"""Routes of the people pages."""

from django.urls import path

from accounts import views
from accounts.keys import views as keys
from accounts.reviews import views as reviews
from accounts.sign_ins import views as sign_ins

app_name = "accounts"
urlpatterns = [
    # People
    path("", views.PeopleView.as_view(), name="list"),
    path("new/", views.AddPersonView.as_view(), name="add"),
    path("<int:pk>/", views.PersonView.as_view(), name="person"),
    path("<int:pk>/change/", views.ChangePersonView.as_view(), name="change"),
    path("<int:pk>/deactivate/", views.DeactivatePersonView.as_view(), name="deactivate"),
    path("<int:pk>/passphrase/", views.NewPassphraseView.as_view(), name="passphrase"),
    path("<int:pk>/open/", sign_ins.OpenAccountView.as_view(), name="open"),
    path("<int:pk>/sessions/", sign_ins.PersonSessionsView.as_view(), name="person_sessions"),
    path("<int:pk>/sessions/end/", sign_ins.EndPersonSessionsView.as_view(), name="end_person_sessions"),
    path(
        "<int:pk>/sessions/<uuid:number>/end/",
        sign_ins.EndPersonSessionView.as_view(),
        name="end_person_session",
    ),
    path("<int:pk>/keys/<uuid:number>/end/", keys.EndPersonKeyView.as_view(), name="end_person_key"),
    # Who still needs an account
    path("reviews/", reviews.ReviewsView.as_view(), name="reviews"),
    path("reviews/begin/", reviews.BeginReviewView.as_view(), name="begin_review"),
    path("reviews/<int:pk>/", reviews.ReviewView.as_view(), name="review"),
    path("reviews/<int:pk>/decide/", reviews.DecideView.as_view(), name="review_decide"),
    path("reviews/<int:pk>/file/", reviews.ReviewFileView.as_view(), name="review_file"),
    # One's own
    path("you/", sign_ins.YourAccountView.as_view(), name="you"),
    path("you/stay/", sign_ins.StayView.as_view(), name="stay"),
    path("you/sessions/", sign_ins.YourSessionsView.as_view(), name="sessions"),
    path("you/sessions/end/", sign_ins.EndYourOtherSessionsView.as_view(), name="end_other_sessions"),
    path("you/sessions/<uuid:number>/end/", sign_ins.EndYourSessionView.as_view(), name="end_session"),
    path("you/keys/", keys.YourKeysView.as_view(), name="keys"),
    path("you/keys/new/", keys.MakeKeyView.as_view(), name="make_key"),
    path("you/keys/<uuid:number>/end/", keys.EndYourKeyView.as_view(), name="end_key"),
    # Organisations
    path("organisations/", views.OrganisationsView.as_view(), name="organisations"),
    path("organisations/new/", views.AddOrganisationView.as_view(), name="add_organisation"),
]
