"""How the API knows who asks, what it asks of them, and how it answers."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First, so that who is not signed in is told 401 and how, not 403.
        "accounts.keys.authentication.KeyAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["audit.permissions.HasRight"],
    "DEFAULT_THROTTLE_CLASSES": ["audit.throttles.PerPersonAndKey"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["audit.parsing.JsonBody"],
    "DEFAULT_PAGINATION_CLASS": "audit.permissions.Pages",
    "DEFAULT_FILTER_BACKENDS": [
        "django_filters.rest_framework.DjangoFilterBackend",
        "rest_framework.filters.OrderingFilter",
    ],
    "DEFAULT_SCHEMA_CLASS": "audit.free_text.api.FreeTextSchema",
    "EXCEPTION_HANDLER": "audit.api.explain",
    "PAGE_SIZE": 50,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
