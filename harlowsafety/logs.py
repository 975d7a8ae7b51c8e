"""Where log lines go and how they look: to the console, as a container's host expects.

`json` is for servers: one object a line, each with the number of its request. `plain` is for reading along,
and the only one that shows what an error said.
"""

from environs import validate

from harlowsafety.environment import env

LOG_FORMAT = env.str(
    "LOG_FORMAT",
    default="plain" if env.bool("DEBUG", default=False) else "json",
    validate=validate.OneOf(["json", "plain"]),
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "harlowsafety.log_lines.JsonLines"},
        "plain": {"()": "harlowsafety.log_lines.PlainLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django would send its own lines to a console of its own, or by mail.
        "django": {"handlers": [], "level": "INFO"},
        # What was refused has its line already, from harlowsafety/request_number.py.
        "django.request": {"level": "ERROR"},
    },
}
