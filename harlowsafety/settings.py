"""One settings file for every place it runs: the environment decides, and nothing is executed from elsewhere.

Each setting read from the environment is described in docs/settings.md.
"""

from pathlib import Path

import dj_database_url
from environs import validate
from redis.connection import parse_url

from harlowsafety import embedded, mail_server
from harlowsafety.area import COUNCIL_AREA as COUNCIL_AREA
from harlowsafety.environment import env, taken_apart
from harlowsafety.logs import LOGGING as LOGGING
from harlowsafety.openapi import SPECTACULAR_SETTINGS as SPECTACULAR_SETTINGS
from harlowsafety.rest import REST_FRAMEWORK as REST_FRAMEWORK
from harlowsafety.transport import *  # noqa: F403 - each of its names is a setting
from harlowsafety.transport import MAP_TILES_ATTRIBUTION, MAP_TILES_URL
from harlowsafety.who_gets_in import *  # noqa: F403 - each of its names is a setting
from harlowsafety.who_gets_in import LETTER_ROUTES, PUBLIC_ROUTES

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where it runs ----------------------------------------------------------------------------------
VAR_DIR = Path(env.str("HARLOWSAFETY_VAR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or embedded.secret_key(VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

EMBEDDED_POSTGRES = not env.str("DATABASE_URL", default="")
EMBEDDED_VALKEY = not env.str("REDIS_URL", default="")
_database_password = env.str("DATABASE_PASSWORD", default="")
_database_url = env.str("DATABASE_URL", default="") or embedded.database_url(VAR_DIR)
DATABASES = {
    "default": {
        **taken_apart("DATABASE_URL", _database_url, dj_database_url.parse),
        **({"PASSWORD": _database_password} if _database_password else {}),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
# The role that `protect_access_log` makes for the service where another one owns the tables.
SERVICE_ROLE = env.str("SERVICE_ROLE", default="")
SERVICE_ROLE_PASSWORD = env.str("SERVICE_ROLE_PASSWORD", default="")
REDIS_URL = env.str("REDIS_URL", default="") or embedded.redis_url(VAR_DIR)
taken_apart("REDIS_URL", REDIS_URL, parse_url)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "harlowsafety",
    }
}

# --- What it is made of -----------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "leaflet",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "govuk",
    "accounts",
    "audit",
    "zones",
    "imports",
    "exports",
    "incidents",
    "patrols",
    "deployments",
    "stopsearches",
    "hotspots",
    "summaries",
    "harlowsafety",
]
MIDDLEWARE = [
    "harlowsafety.request_number.RequestNumberMiddleware",
    # Above what answers by itself: static files and redirects to https have the same headers as pages.
    "harlowsafety.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "harlowsafety.headers.ContentPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "harlowsafety.no_store.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.sign_ins.middleware.SeenMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "harlowsafety.body_size.BodySizeMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "audit.middleware.DenyByDefaultMiddleware",
    "audit.second_step.middleware.SecondStepMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "harlowsafety.urls"
CSRF_FAILURE_VIEW = "harlowsafety.errors.csrf_failure"
DEFAULT_EXCEPTION_REPORTER_FILTER = "harlowsafety.hidden.Hidden"
WSGI_APPLICATION = "harlowsafety.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "harlowsafety.context.every_page",
                "harlowsafety.ways_in.ways_in",
                "harlowsafety.request_number.for_pages",
            ],
            "builtins": ["govuk.templatetags.govuk"],
        },
    }
]
FORM_RENDERER = "govuk.renderer.GovukRenderer"
# Whose it was is said to the database with every statement; a GET changes nothing that has a history.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Words, dates, files ----------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("govuk-frontend", BASE_DIR / "node_modules" / "govuk-frontend" / "dist" / "govuk"),
    ("leaflet-geoman", BASE_DIR / "node_modules" / "@geoman-io" / "leaflet-geoman-free" / "dist"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "govuk.storage.StaticStorage"},
}
# Always what was collected: the files as they lie in the packages still ask for fonts we may not ship.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# Bytes in one upload of files through a page; larger ones go through the command.
LARGEST_UPLOAD = 50_000_000
# Bytes of all the files of one import together, as they are sent.
LARGEST_IMPORT = 210_000_000
# Days for which the bytes of imported files are kept, to look into or to bring back what was replaced.
IMPORT_KEEP_DAYS = env.int("IMPORT_KEEP_DAYS", default=7, validate=validate.Range(0, 90))
# What can be imported, in the order in which it is offered.
IMPORT_KINDS = "harlowsafety.import_kinds.KINDS"
# What can be taken out, in the order in which it is offered.
EXPORT_LISTS = "harlowsafety.export_lists.LISTS"
# Rows that a page still writes while somebody waits; more are written by a worker.
EXPORT_AT_ONCE = 20_000
# What is kept for a time and then erased, in the order in which it is shown.
RETENTION_KINDS = "harlowsafety.retention_kinds.KINDS"
# What stays behind when everything is taken out.
EVERYTHING_OUT = "harlowsafety.everything_out.RULES"
FILE_UPLOAD_HANDLERS = [
    "harlowsafety.uploads.RefuseLargeBody",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Celery -----------------------------------------------------------------------------------------
CELERY_BROKER_URL = embedded.celery_broker_url(VAR_DIR) if EMBEDDED_VALKEY else REDIS_URL
# Seconds until another worker takes over what a dead one held; no task of ours takes that long.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# Long work has a queue and a worker of its own, so that nothing on the timetable ever waits for it.
CELERY_TASK_ROUTES = {task: {"queue": "long"} for task in ("imports.run_batch", "exports.write_export")}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# --- E-mail -----------------------------------------------------------------------------------------
# Without a server nothing is sent, and the page of the mail says so.
MAIL_SERVER: str
globals().update(taken_apart("EMAIL_URL", env.str("EMAIL_URL", default=""), mail_server.settings_of))
MAIL_FROM = env.str("MAIL_FROM", default="")
MAIL_DOMAINS = [domain.lower() for domain in env.list("MAIL_DOMAINS", default=[])]
if env.str("EMAIL_URL", default="") and MAIL_FROM and MAIL_DOMAINS:
    PUBLIC_ROUTES |= LETTER_ROUTES
SUMMARY_PDF = env.str("SUMMARY_PDF", default="attach", validate=validate.OneOf(["attach", "link"]))
# Where links in an e-mail lead: it is not written during anybody's request.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")

# --- API --------------------------------------------------------------------------------------------
KNOX_TOKEN_MODEL = "accounts.ApiToken"  # noqa: S105 - the name of a model
# knox's migrations make its own token table even when another model stands in for it, and that table
# points at our people.
MIGRATION_MODULES = {"knox": None}
REST_KNOX = {"TOKEN_TTL": None, "AUTO_REFRESH": False}

# --- What this council is ---------------------------------------------------------------------------
# Days during which an officer may still put a finished patrol right; a supervisor may later, with a reason.
PATROL_EDIT_DAYS = env.int("PATROL_EDIT_DAYS", default=7, validate=validate.Range(0, 90))
# Hours for which a file that a worker wrote can be fetched.
EXPORT_HOURS = env.int("EXPORT_HOURS", default=24, validate=validate.Range(1, 168))
# Days for which the positions of an uploaded track are kept.
TRACK_DAYS = env.int("TRACK_DAYS", default=7, validate=validate.Range(0, 90))
# Months after which a whole month of the access log is over; a person then has it let go, or not.
ACCESS_LOG_MONTHS = env.int("ACCESS_LOG_MONTHS", default=72, validate=validate.Range(12, 240))
# How near an incident has to be to be shown as perhaps the same event, where a kind's own rule is not wanted.
INCIDENTS_NEARBY = env.str("INCIDENTS_NEARBY", default="")
# The virus scanner (clamd) for pictures, as host:port; without one they are not scanned, and say so.
CLAMD = env.str("CLAMD", default="")
MARKING = env.str("MARKING", default="OFFICIAL")
# Who each weekly paper says that it is for.
SUMMARY_DISTRIBUTION = env.str(
    "SUMMARY_DISTRIBUTION",
    default="The community safety partnership: people with an account here",
    validate=validate.Length(max=200),
)
# Where the PDF of a paper finds its typeface.
PAPER_FONTS = env.str("PAPER_FONTS", default=str(BASE_DIR / "node_modules" / "@expo-google-fonts" / "arimo"))
LEAFLET_CONFIG = {
    "DEFAULT_CENTER": (51.7727, 0.1020),
    "DEFAULT_ZOOM": 14,
    "MIN_ZOOM": 11,
    "MAX_ZOOM": 18,
    "TILES": [("Map", MAP_TILES_URL, {"attribution": MAP_TILES_ATTRIBUTION})] if MAP_TILES_URL else [],
    "ATTRIBUTION_PREFIX": "",
    "RESET_VIEW": False,
    "NO_GLOBALS": False,
}
