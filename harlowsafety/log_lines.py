"""What a log line says, and what it leaves out: no query strings, no addresses of records, no typed words.

A line has the number of its request, so that what somebody reports is found again; who it was and what they
looked at is in the access log alone.
"""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from harlowsafety.request_number import current_number

# What a line may carry beside its message.
_FACTS = ("method", "route", "status", "ms")
# Errors of machines, not of what people typed: their words are needed to put them right.
_MAY_SPEAK = ("OperationalError", "OSError", "ConnectionError", "ImproperlyConfigured", "EmbeddedError")


class JsonLines(logging.Formatter):
    """One JSON object a line; an error is its kind and the way it came, without what it said."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message_of(record),
            "request": current_number(),
        }
        line |= {fact: getattr(record, fact) for fact in _FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = [_in_short(each) for each in _chain(record.exc_info[1])]
        return json.dumps(line, ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """For whoever develops: the same words, and an error in full."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        line = f"{at} {record.levelname} {current_number()} {record.name} {message_of(record)}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line


def message_of(record: logging.LogRecord) -> str:
    """The message, without what libraries put into theirs: addresses, results, and what an error said."""
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        status = getattr(record, "status_code", "")
        return f"Answered {status} at {match.view_name if match else 'no route'}"
    if record.name == "celery.app.trace" and isinstance(record.args, Mapping):
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return str(record.msg) % {**record.args, "exc": kind, "return_value": "", "traceback": ""}
    said = record.getMessage()
    for beginning in ("Invalid request", "Error handling request"):
        if record.name == "gunicorn.error" and said.startswith(beginning):
            return beginning
    return said


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """It, and what it came from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _in_short(error: BaseException) -> dict[str, Any]:
    kinds = {kind.__name__ for kind in type(error).__mro__}
    told = {"kind": type(error).__name__, "at": _way(error.__traceback__)}
    return told | ({"says": str(error)[:500]} if kinds & set(_MAY_SPEAK) else {})


def _way(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename.rpartition('/site-packages/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace, limit=-15)
    ]
