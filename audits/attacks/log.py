"""What the attacks left in the log: faults that no answer showed, and words that should not stand there."""

import json
from collections.abc import Iterator
from typing import Any

from audits.served import Site

# Said of what was refused, of connections that were cut or shut on purpose, and of workers that are stopped.
_NO_FAULT = ("gunicorn.error", "django.security.")


def findings(site: Site) -> Iterator[str]:
    lines = site.log.read_text(encoding="utf-8", errors="replace").splitlines()
    print(f"    {len(lines)} lines", flush=True)
    yield from sorted(set(_faults(lines)))
    written = "\n".join(lines)
    for what, words in _secrets(site).items():
        if any(word in written for word in words):
            yield f"{what} stands in the log"


def _faults(lines: list[str]) -> Iterator[str]:
    for line in lines:
        try:
            said: dict[str, Any] = json.loads(line)
        except ValueError:
            yield f"a line is no JSON: {line[:100]}"
            continue
        if said.get("status", 0) >= 500:
            yield f"{said.get('method')} {said.get('route')} was answered {said['status']}"
        elif said["level"] in {"error", "critical"} and not said["logger"].startswith(_NO_FAULT):
            yield f"{said['logger']}: {said['message'][:150]} {said.get('error', '')}"[:400]


def _secrets(site: Site) -> dict[str, list[str]]:
    from django.conf import settings

    from accounts.tests.factories import PASSWORD

    return {
        "a password": [PASSWORD, PASSWORD.replace(" ", "+"), PASSWORD.replace(" ", "%20")],
        "a key": list(site.tokens.values()),
        "a session": [value for kept in site.cookies.values() for value in kept.values()],
        "the secret key": [settings.SECRET_KEY],
        "somebody's e-mail address": ["@example.org"],
    }
