"""`make audit`: everything that can be asked about safety by a machine, in one go, with one answer.

`ONLY=` names what is done, and the rest is left out: parts, or attacks by their names.
"""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from http.client import HTTPException
from pathlib import Path

from audits import api, packages
from audits.browser import Browser
from audits.served import ROOT, Site, served

PARTS = ("packages", "settings", "attacks", "api")
ATTACKS = (
    "headers", "addresses", "methods", "bodies", "files", "fetching", "exports", "patterns", "sign_in",
    "slow",
)  # fmt: skip


def main() -> int:
    wanted = os.environ.get("ONLY", "").replace(",", " ").split()
    unknown = [each for each in wanted if each not in (*PARTS, *ATTACKS)]
    if unknown:
        print(f"There is no {unknown[0]}: choose of {', '.join((*PARTS, *ATTACKS))}.")
        return 2
    found: list[str] = []
    for part in (_packages, _settings, _served):
        found += part(set(wanted or PARTS))
    print("\nFound:" if found else "\nNothing was found.")
    for each in found:
        print(f"  - {each}")
    return 1 if found else 0


def _packages(wanted: set[str]) -> list[str]:
    if "packages" not in wanted:
        return []
    print("\nPackages", flush=True)
    found = packages.weaknesses()
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var"))
    lists = packages.bills_of_materials(var / "audit-reports")
    for path in lists:
        print(f"  what we are made of: {path}")
    return found if len(lists) == 2 else [*found, "the lists of what we are made of are not complete"]


def _settings(wanted: set[str]) -> list[str]:
    if "settings" not in wanted:
        return []
    print("\nSettings", flush=True)
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    secret = {"SECRET_KEY": os.urandom(48).hex(), "DEBUG": "false", "OVER_HTTPS": "true"}
    said = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **secret}, capture_output=True, text=True, check=False
    )
    print(f"  check --deploy: {(said.stdout.strip().splitlines() or ['it said nothing'])[-1]}")
    return [] if said.returncode == 0 else [f"check --deploy: {said.stderr.strip()}"]


def _served(wanted: set[str]) -> list[str]:
    attacks = [name for name in ATTACKS if name in wanted or "attacks" in wanted]
    if not attacks and "api" not in wanted:
        return []
    print("\nAttacks", flush=True)
    with served() as site:
        found = _all(attacks, site)
        if "api" in wanted:
            print("\nAPI", flush=True)
            found += api.findings(site)
        # Last, when all others have written there.
        return found + _all(["log"], site)


def _all(attacks: Iterable[str], site: Site) -> list[str]:
    return [each for name in attacks for each in _one(name, site)]


def _one(name: str, site: Site) -> list[str]:
    attack = importlib.import_module(f"audits.attacks.{name}")
    asked, began = Browser.asked, time.monotonic()
    found: list[str] = []
    try:
        found.extend(attack.findings(site))
    except (OSError, HTTPException) as error:
        found.append(f"it broke off: {error!r}")
    seconds = time.monotonic() - began
    for each in found[:8]:
        print(f"    - {each}"[:300], flush=True)
    print(f"  {name}: {len(found)} found, {Browser.asked - asked} requests, {seconds:.0f} s", flush=True)
    return [f"{name}: {each}" for each in found]


if __name__ == "__main__":
    sys.exit(main())
