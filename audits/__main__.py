"""`make audit`: everything that can be asked about safety by a machine, in one go, with one answer.

`ONLY=attacks` leaves the rest out; so do `packages`, `settings` and `api`.
"""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from audits import api, packages
from audits.browser import Browser
from audits.served import ROOT, Site, served

ATTACKS = ("headers", "addresses", "methods", "files", "exports", "patterns", "sign_in", "slow")


def main() -> int:
    parts: dict[str, Callable[[], list[str]]] = {
        "packages": _packages, "settings": _settings, "attacks": _attacks,
    }  # fmt: skip
    only = os.environ.get("ONLY", "")
    found: list[str] = []
    for name, part in parts.items():
        if not only or name in only or (name == "attacks" and "api" in only):
            print(f"\n{name.capitalize()}", flush=True)
            found += part()
    print("\nFound:" if found else "\nNothing was found.")
    for each in found:
        print(f"  - {each}")
    return 1 if found else 0


def _packages() -> list[str]:
    found = packages.weaknesses()
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var"))
    for path in packages.bills_of_materials(var / "audit-reports"):
        print(f"  what we are made of: {path}")
    return found


def _settings() -> list[str]:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    secret = {"SECRET_KEY": os.urandom(48).hex(), "DEBUG": "false", "OVER_HTTPS": "true"}
    said = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **secret}, capture_output=True, text=True, check=False
    )
    return [] if said.returncode == 0 else [f"check --deploy: {said.stderr.strip()}"]


def _attacks() -> list[str]:
    only = os.environ.get("ONLY", "")
    with served() as site:
        found = [] if only == "api" else [each for name in ATTACKS for each in _one(name, site)]
        if not only or "api" in only:
            found += api.findings(site)
    return found


def _one(name: str, site: Site) -> list[str]:
    attack = importlib.import_module(f"audits.attacks.{name}")
    asked, began = Browser.asked, time.monotonic()
    found = list(attack.findings(site))
    seconds = time.monotonic() - began
    for each in found[:8]:
        print(f"    - {each}"[:300], flush=True)
    print(f"  {name}: {len(found)} found, {Browser.asked - asked} requests, {seconds:.0f} s", flush=True)
    return [f"{name}: {each}" for each in found]


if __name__ == "__main__":
    sys.exit(main())
