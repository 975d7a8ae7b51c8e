"""The Celery application, and what runs when."""

import os

from celery import Celery
from celery.schedules import crontab

from harlowsafety.worker_life import KeepsWhatIsLoaded, SaysWhatItReads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harlowsafety.settings")

# The whole class by its name: it reads the settings, which are not there yet.
app = Celery("harlowsafety", task_cls="harlowsafety.request_number:NumberedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["summaries.mail", "accounts.writing", "audit.retention"])
app.steps["worker"].update((KeepsWhatIsLoaded, SaysWhatItReads))

app.conf.beat_schedule = {
    "seal what was written to the access log": {
        "task": "audit.seal_access_log",
        "schedule": crontab(),
    },
    "hold the access log against its seals": {
        "task": "audit.check_access_log",
        "schedule": crontab(minute="50", hour="3"),
    },
    "make the next months of the access log": {
        "task": "audit.make_months",
        "schedule": crontab(minute="45", hour="3"),
    },
    # Each kind once a month; the next night makes up for a night that was missed.
    "list what is over": {
        "task": "audit.propose_erasures",
        "schedule": crontab(minute="5", hour="4"),
    },
    "compile last week's summary": {
        "task": "summaries.compile_last_week",
        "schedule": crontab(minute="0", hour="6", day_of_week="mon"),
    },
    # What a Monday missed, because nothing ran or all tries failed.
    "catch up on missed summaries": {
        "task": "summaries.catch_up",
        "schedule": crontab(minute="40"),
    },
    # After the night's late entries, before the week's first meeting.
    "find last week's emerging cells": {
        "task": "hotspots.find_emerging_cells",
        "schedule": crontab(minute="30", hour="6", day_of_week="mon"),
    },
    "count ahead for the map": {
        "task": "incidents.rebuild_counts",
        "schedule": crontab(minute="20"),
    },
    "forget sign-ins that are over": {
        "task": "accounts.forget_sign_ins",
        "schedule": crontab(minute="15", hour="3"),
    },
    "forget old tracks": {
        "task": "patrols.forget_tracks",
        "schedule": crontab(minute="10", hour="3"),
    },
    # Imports that wait still, or were left by a worker that died.
    "restart imports that were left behind": {
        "task": "imports.restart_left_behind",
        "schedule": crontab(minute="*"),
    },
    "forget the files of old imports": {
        "task": "imports.forget_files",
        "schedule": crontab(minute="30", hour="3"),
    },
    "erase files that were taken out": {
        "task": "exports.forget_exports",
        "schedule": crontab(minute="*/10"),
    },
    "find files that no worker writes": {
        "task": "exports.restart_left_behind",
        "schedule": crontab(),
    },
    # What was refused for now is tried again when it is due; what a queue lost is found.
    "send mail that waits": {
        "task": "summaries.send_waiting_mail",
        "schedule": crontab(minute="*/5"),
    },
    "send Friday's digest": {
        "task": "summaries.send_digest",
        "schedule": crontab(minute="0", hour="12", day_of_week="fri"),
    },
    "forget what old mails said": {
        "task": "summaries.forget_mail",
        "schedule": crontab(minute="20", hour="3"),
    },
}
