"""The API held to its own description: schemathesis asks every endpoint, with a key of every role."""

import os
import subprocess
import sys
from pathlib import Path

from audits.browser import PROXY
from audits.served import ROOT, Site

EXAMPLES = os.environ.get("EXAMPLES", "10")
SEED = "7"
# For one role at most.
SECONDS = os.environ.get("SECONDS_A_ROLE", "90")
CHECKS = "not_a_server_error,content_type_conformance,response_schema_conformance"


def findings(site: Site) -> list[str]:
    description = site.log.parent / "openapi.json"
    _describe(description)
    return [each for role, token in site.tokens.items() for each in _as_role(site, role, token, description)]


def _describe(path: Path) -> None:
    from django.core.management import call_command

    call_command("spectacular", file=str(path), format="openapi-json", api_version="1")


def _as_role(site: Site, role: str, token: str, description: Path) -> list[str]:
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(description)]
    command += ["--url", f"http://127.0.0.1:{site.port}", "--checks", CHECKS, "--seed", SEED]
    command += ["--max-examples", EXAMPLES, "--phases", "examples,coverage,fuzzing", "--max-time", SECONDS]
    command += ["--header", f"Authorization: Token {token}", "--header", "Host: localhost"]
    command += [part for name, value in PROXY.items() for part in ("--header", f"{name}: {value}")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    report = site.log.parent / f"schemathesis-{role.replace(' ', '-')}.txt"
    report.write_text(said.stdout + said.stderr, encoding="utf-8")
    last = (said.stdout.strip().splitlines() or ["it said nothing"])[-1]
    print(f"  API as {role}: {last.strip(' =')}", flush=True)
    return [] if said.returncode == 0 else [f"API as {role}: read {report}"]
