"""Who gets in, and how: part of the settings, which take every name written here in capitals."""

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
SESSION_COOKIE_AGE = 12 * 60 * 60
# The only routes that open without signing in. Everything else declares the right that it needs,
# or is refused (audit/middleware.py).
PUBLIC_ROUTES = {
    "account_login",
    "account_logout",
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
# Pages of other people's making, which can declare no right: open to everybody who is signed in.
SIGNED_IN_ROUTES = {"account_change_password"}
