"""Routes of the second step, under the names by which the library looks for them."""

from django.urls import path

from audit.second_step import views

urlpatterns = [
    path("", views.MySecondStepView.as_view(), name="mfa_index"),
    path("show/", views.ShowSecondStepView.as_view(), name="mfa_authenticate"),
    path("go-on/", views.GoOnView.as_view(), name="mfa_go_on"),
    # Saying once more who one is
    path("again/", views.CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", views.PasskeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    # An app on a phone
    path("app/", views.SetUpAppView.as_view(), name="mfa_activate_totp"),
    path("app/remove/", views.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    # Passkeys
    path("passkeys/add/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", views.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("passkeys/sign-in/", views.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    # Recovery codes
    path("recovery-codes/", views.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", views.NewRecoveryCodesView.as_view(), name="mfa_generate_recovery_codes"),
]
