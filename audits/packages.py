"""Packages with known weaknesses, and what we are made of, as lists that other tools read.

Where the databases of weaknesses cannot be reached, that is said aloud and nothing fails.
"""

import json
import subprocess
import sys
from pathlib import Path

from audits.served import ROOT
from harlowsafety.running.node import npm

# What tools say when it was the network and not a package.
_UNREACHED = (
    "ConnectionError", "connection", "ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "timed out",
    "resolve", "404", "403", "405", "502", "503", "not implemented", "ServiceError", "proxy",
)  # fmt: skip


def weaknesses() -> list[str]:
    """What is wrong, in sentences; what could not be asked is printed."""
    return [*_python(), *_browser()]


def bills_of_materials(folder: Path) -> list[Path]:
    """CycloneDX, one for Python and one for what the browser gets."""
    folder.mkdir(parents=True, exist_ok=True)
    python, browser = folder / "sbom-python.json", folder / "sbom-browser.json"
    requirements = str(ROOT / "requirements.txt")
    tool = [sys.executable, "-m", "cyclonedx_py", "requirements", requirements, "--output-reproducible"]
    _run([*tool, "--of", "JSON", "--output-file", str(python)], check=True)
    said = _run([*npm(), "sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only"])
    if said.returncode == 0:
        browser.write_text(said.stdout, encoding="utf-8")
    else:
        print(f"  npm could not list the browser's packages: {_last(said)}")
    return [
        path for path in (python, browser) if path.exists() and json.loads(path.read_text())["components"]
    ]


def _python() -> list[str]:
    tool = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "requirements.txt"), "--no-deps"]
    said = _run([*tool, "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "15"])
    try:
        packages = json.loads(said.stdout)["dependencies"]
    except (ValueError, KeyError):
        return _not_told("pip-audit", said)
    passed_over = [each["skip_reason"] for each in packages if "skip_reason" in each]
    if passed_over:
        print(f"  NOT CHECKED: pip-audit was told nothing of {len(passed_over)} of {len(packages)} packages.")
        print(f"    ({passed_over[0][:140]})")
    return [
        f"{each['name']} {each['version']}: {weakness['id']}, mended in {weakness['fix_versions'] or 'none'}"
        for each in packages
        for weakness in each.get("vulns", ())
    ]


def _browser() -> list[str]:
    said = _run([*npm(), "audit", "--json", "--package-lock-only"])
    try:
        told = json.loads(said.stdout)
        found = told["vulnerabilities"]
    except (ValueError, KeyError):
        return _not_told("npm audit", said)
    return [f"{name}: {each['severity']}, {each['range']}" for name, each in found.items()]


def _not_told(tool: str, said: subprocess.CompletedProcess[str]) -> list[str]:
    """A database that was not reached; anything else that went wrong is a finding."""
    if any(word in said.stdout + said.stderr for word in _UNREACHED):
        print(f"  NOT CHECKED: {tool} could not reach its database of weaknesses ({_last(said)}).")
        return []
    return [f"{tool} did not work: {_last(said)}"]


def _run(command: list[str], *, check: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=check)


def _last(said: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (said.stderr or said.stdout).splitlines() if line.strip()]
    telling = [line for line in lines if "complete log" not in line]
    return (telling or lines or ["it said nothing"])[-1][:160]
