"""The collector need not walk through what stays: in what gunicorn serves and in each process of a worker."""

import subprocess
import sys

from django.conf import settings

SERVED = "import gc, harlowsafety.wsgi; print(gc.get_freeze_count(), gc.get_threshold()[0])"
WORKER = """
import gc
from harlowsafety.celery import app
from celery.worker.worker import WorkController
class Told(WorkController):
    def start(self):
        print(gc.get_freeze_count(), gc.get_threshold()[0])
Told(app=app, pool="solo", loglevel="ERROR").start()
"""


def test_what_is_served_stays_loaded():
    assert_it_stays(SERVED)


def test_what_a_worker_loads_stays_loaded_before_it_forks():
    assert_it_stays(WORKER)


def assert_it_stays(program: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    objects, threshold = map(int, told.stdout.split()[-2:])
    assert objects > 50_000
    assert threshold == 20_000
