"""Secrets come from files or the environment, and show nowhere: not in errors, not in logs, not on a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

SECRET = "S3cr3tW0rd"
DUMP = "import harlowsafety.settings as read; print({what})"
CONNECT = "import django; django.setup(); from django.db import connection as here; here.ensure_connection()"


def settings_say(what: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "REDIS"))}
    return run(DUMP.format(what=what), {**clean, **environment})


def run(program: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [("SECRET_KEY", "read.SECRET_KEY"), ("DATABASE_PASSWORD", "read.DATABASES['default']['PASSWORD']")],
)
def test_a_secret_is_read_from_its_file(tmp_path: Path, name: str, what: str) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n")

    said = settings_say(what, **{name: "", f"{name}_FILE": str(file)})

    assert said.stdout == f"{SECRET}\n"


def test_addresses_are_read_from_files_too(tmp_path: Path) -> None:
    for name, address in {
        "DATABASE_URL": f"postgres://us:{SECRET}@db:5432/name", "REDIS_URL": f"redis://:{SECRET}@queue:6379/0",
        "EMAIL_URL": f"submission://us:{SECRET}@mail:587",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(address)
    files = {f"{path.name}_FILE": str(path) for path in tmp_path.iterdir()}

    said = settings_say(
        "read.DATABASES['default']['PASSWORD'], read.REDIS_URL, read.EMAIL_HOST_PASSWORD",
        SITE_URL="https://here.example", **files,
    )  # fmt: skip

    assert said.stdout.split() == [SECRET, f"redis://:{SECRET}@queue:6379/0", SECRET]


def test_a_file_that_is_not_there_is_named() -> None:
    said = settings_say("read.SECRET_KEY", SECRET_KEY="", SECRET_KEY_FILE="/no/such/file")

    assert said.returncode != 0
    assert "SECRET_KEY_FILE" in said.stderr


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("DATABASE_URL", f"postgres://us:{SECRET[:5]}/{SECRET[5:]}@db:5432/name"),
        ("DATABASE_URL", f"postgres://us:{SECRET}@db:54x/name"),
        ("DATABASE_URL", f"postgress://us:{SECRET}@db/name"),
        ("DATABASE_URL", f"us:{SECRET}@db"),
        ("REDIS_URL", f"redis://:{SECRET[:5]}/{SECRET[5:]}@queue:6379"),
        ("REDIS_URL", f"rediz://:{SECRET}@queue:6379"),
        ("EMAIL_URL", f"smtp://us:{SECRET[:5]}/{SECRET[5:]}@mail:25"),
        ("EMAIL_URL", f"smtp://us:{SECRET}@mail:2x"),
    ],
)
def test_an_address_that_cannot_be_read_is_named_and_not_shown(name: str, address: str) -> None:
    said = settings_say("read.DEBUG", **{name: address})

    assert said.returncode != 0
    assert f"{name} is not an address" in said.stderr
    assert SECRET[:5] not in said.stderr + said.stdout
    assert SECRET[5:] not in said.stderr + said.stdout


def test_a_database_that_cannot_be_reached_is_told_without_its_password() -> None:
    address = {"DATABASE_URL": f"postgres://us:{SECRET}@127.0.0.1:9/name"}

    said = run(CONNECT, {**os.environ, **address, "DJANGO_SETTINGS_MODULE": "harlowsafety.settings"})

    assert "OperationalError" in said.stderr
    assert SECRET not in said.stderr + said.stdout


def test_the_page_of_an_error_shows_no_setting_with_a_password(settings) -> None:
    settings.DEBUG = True
    settings.REDIS_URL = settings.CELERY_BROKER_URL = f"redis://:{SECRET}@queue:6379/0"
    settings.EMAIL_HOST_PASSWORD = settings.SECRET_KEY = SECRET
    settings.DATABASES = {"default": {"PASSWORD": SECRET}}
    settings.CACHES = {"default": {"LOCATION": f"redis://:{SECRET}@queue:6379/0"}}

    page = ExceptionReporter(RequestFactory().get("/"), None, None, None).get_traceback_html()

    assert "SECRET_KEY" in page
    assert SECRET not in page
