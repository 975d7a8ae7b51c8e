"""Whether the service lives, and whether it can work: for load balancers, health checks and monitoring."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from redis.exceptions import RedisError

from audit.chain.standing import agrees
from audit.long_work.queue import is_read
from summaries.life.attempts import is_late


def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


def ready(request: HttpRequest) -> JsonResponse:
    """Asks the database and the cache; 503 names what did not answer, and nothing more.

    A weekly summary that is late, an access log that does not agree with its seals, or imports and large
    exports that no worker would take, are told as `false` and take no server out of service; a monitor that
    asks with `?alarms` is answered 503.
    """
    needed = {"database": _try(_database_answers), "cache": _try(_cache_answers)}
    alarms = {
        "weekly_summary": needed["database"] and _try(_weekly_summary_is_there),
        "access_log": needed["database"] and _try(agrees),
        "long_work": needed["cache"] and _try(is_read),
    }
    heeded = {**needed, **alarms} if "alarms" in request.GET else needed
    return JsonResponse({**needed, **alarms}, status=200 if all(heeded.values()) else 503)


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache_answers() -> bool:
    cache.set("readyz", "yes", 5)
    return cache.get("readyz") == "yes"


def _weekly_summary_is_there() -> bool:
    return not is_late(timezone.now())


def _try(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, RedisError, OSError):
        return False
