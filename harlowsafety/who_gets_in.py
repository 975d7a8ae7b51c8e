"""Who gets in, and how: part of the settings, which take every name written here in capitals."""

from environs import validate

from harlowsafety.environment import env
from harlowsafety.transport import OVER_HTTPS

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PeopleBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.passwords.OwnWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "audit.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
SESSION_ENGINE = "accounts.sessions"
SESSION_HOURS = env.int("SESSION_HOURS", default=12, validate=validate.Range(1, 12))
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
# Minutes without anybody there, except on a shift.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=30, validate=validate.Range(5, 60))
ON_SHIFT = "harlowsafety.shifts.is_on_shift"
# Wrong guesses that shut an account, or an address, and for how long.
SIGN_IN_GUESSES = env.int("SIGN_IN_GUESSES", default=10, validate=validate.Range(3, 10))
SIGN_IN_GUESSES_BY_ADDRESS = env.int(
    "SIGN_IN_GUESSES_BY_ADDRESS", default=10, validate=validate.Range(3, 1000)
)
SIGN_IN_SHUT_MINUTES = env.int("SIGN_IN_SHUT_MINUTES", default=15, validate=validate.Range(1, 24 * 60))
# Of second factors; passwords are counted by audit/guesses.py.
ACCOUNT_RATE_LIMITS = {"login_failed": f"{SIGN_IN_GUESSES}/{SIGN_IN_SHUT_MINUTES}m/key"}
# What else ends when an account is shut, in rooms above.
WHEN_SOMEBODY_LEAVES = ["exports.services.leaving.end_exports_of"]
# Told whose sign-in or key was ended, and by whom.
WHEN_A_SIGN_IN_IS_ENDED = "audit.ended.record_end"
# Days for which a key of a program lasts.
KEY_DAYS = env.int("KEY_DAYS", default=90, validate=validate.Range(1, 365))
KEY_DAYS_AT_MOST = 365
# How often one person, or one key, may ask the API.
API_READS_A_MINUTE = env.int("API_READS_A_MINUTE", default=600, validate=validate.Range(1))
API_WRITES_A_MINUTE = env.int("API_WRITES_A_MINUTE", default=60, validate=validate.Range(1))
API_HEAVY_AN_HOUR = env.int("API_HEAVY_AN_HOUR", default=20, validate=validate.Range(1))
# The second step: an app that shows codes, or a passkey, for everybody but the people of the demonstration.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=True)
MFA_ADAPTER = "audit.second_step.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers make passkeys for https alone, and for this machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not OVER_HTTPS
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Half minutes by which a telephone's clock may be wrong.
MFA_TOTP_TOLERANCE = 1
# Addresses are given by an administrator, and none is verified here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A building has one address, and a passkey nothing that could be guessed.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
_FORMS = "audit.second_step.forms"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SignInCodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.SetUpAppForm",
    "add_webauthn": f"{_FORMS}.AddPasskeyForm",
    "login_webauthn": f"{_FORMS}.SignInPasskeyForm",
    "authenticate_webauthn": f"{_FORMS}.SecondPasskeyForm",
    "reauthenticate_webauthn": f"{_FORMS}.PasskeyAgainForm",
}
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "change_password": f"{_FORMS}.ChangedPasswordForm",
    "reauthenticate": f"{_FORMS}.PasswordAgainForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ChosenPasswordForm",
}
# Links by which somebody chooses a password, in an invitation or when they have forgotten theirs.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# Minutes after which somebody says once more who they are before what matters most.
CONFIRM_MINUTES = env.int("CONFIRM_MINUTES", default=15, validate=validate.Range(1, 60))
ACCOUNT_REAUTHENTICATION_TIMEOUT = CONFIRM_MINUTES * 60
# The directory of an employer, such as Entra ID.
OIDC_ISSUER = env.str("OIDC_ISSUER", default="").rstrip("/")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env.str("OIDC_NAME", default="Microsoft")
OIDC_TRUSTS_EMAIL = env.bool("OIDC_TRUSTS_EMAIL", default=False)
OIDC_IS_SECOND_STEP = env.bool("OIDC_IS_SECOND_STEP", default=False)
# Stands in the address that the directory sends people back to.
OIDC_PROVIDER = "directory"
SOCIALACCOUNT_ADAPTER = "audit.openid.OpenIdAdapter"
# By a link: browsers do not let a form lead to another site, as the policy on content says.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": OIDC_PROVIDER,
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
# What opens to somebody who has no second step yet, and to somebody who has not shown theirs in this session.
SETTING_UP_ROUTES = {
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
}
SHOWING_ROUTES = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
# The only routes that open without signing in. Everything else declares the right that it needs,
# or is refused (audit/middleware.py).
PUBLIC_ROUTES = {
    "account_login",
    "account_logout",
    # Between the password and being in, or in place of both.
    "mfa_authenticate",
    "mfa_login_webauthn",
    "accessibility",
    "healthz",
    "readyz",
    # Out of the e-mails: whoever holds the link may do that one thing with it, signed in or not.
    "summaries:unsubscribe",
    # The patrol log of a phone: pages and files without data, the same for everybody.
    "patrols:out",
    "service-worker",
    "manifest",
    "offline",
}
# Open only where they are of use: where letters go out, and where there is a directory.
LETTER_ROUTES = {
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
OIDC_ROUTES = {"openid_connect_login", "openid_connect_callback"}
if OIDC_ISSUER:
    PUBLIC_ROUTES |= OIDC_ROUTES
# Pages of other people's making, which can declare no right: open to everybody who is signed in.
SIGNED_IN_ROUTES = {"account_change_password", "account_reauthenticate"}
