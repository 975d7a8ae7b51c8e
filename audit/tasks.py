"""What the worker does for the access log by itself: sealing it, checking it, making its months."""

import logging

from celery import shared_task
from django.utils import timezone

from audit.chain.sealing import seal_access_log
from audit.chain.verifying import check_access_log
from audit.months import make_months

log = logging.getLogger(__name__)


@shared_task(name="audit.seal_access_log")
def seal_written() -> int:
    return seal_access_log(now=timezone.now())


@shared_task(name="audit.check_access_log")
def check() -> None:
    """The hash of the newest seal goes to the log lines, which are kept elsewhere."""
    checked = check_access_log(now=timezone.now())
    if checked.problem:
        log.error("The access log does not agree with its seals: %s", checked.problem)
    else:
        log.info("The access log agrees with its %d seals; newest: %s", checked.seals, checked.newest)


@shared_task(name="audit.make_months")
def make_months_ahead() -> int:
    return make_months(today=timezone.localdate())
