"""What a phone keeps to open the patrol log with no network: one page and its files, nothing else."""

import json
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

_PAGES = ("patrols/out.html", "offline.html")
_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*+\(?\s*+["'](\.{1,2}/[^"']+)["']""")
# In a style sheet: what it imports, and pictures.
_URL = re.compile(r"""url\(\s*["']?(?!data:)([^"')#?]+)""")


@dataclass(frozen=True)
class Kept:
    files: tuple[str, ...]
    version: str


def service_worker(request: HttpRequest) -> HttpResponse:
    """Asked for anew at every visit, so that a phone finds out when anything of it has changed."""
    now = kept_files() if settings.DEBUG else _kept_once()
    told = {
        "version": now.version,
        "hashed": not settings.DEBUG,
        "shell": reverse("patrols:out"),
        "offline": reverse("offline"),
        "sign_in": reverse("account_login"),
        "files": now.files,
    }
    response = render(
        request,
        "service-worker.js",
        {"kept": json.dumps(told, indent=2)},
        content_type="text/javascript; charset=utf-8",
    )
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone shows of it on its home screen."""
    out = reverse("patrols:out")
    icon = {"type": "image/png"}
    told = {
        "id": out,
        "name": "Harlow Safety patrol log",
        "short_name": "Patrol log",
        "description": "Log patrols with or without signal.",
        "lang": "en-GB",
        "start_url": out,
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#1d3c34",
        "icons": [
            {**icon, "src": static("icons/icon-192.png"), "sizes": "192x192", "purpose": "any"},
            {**icon, "src": static("icons/icon-512.png"), "sizes": "512x512", "purpose": "any"},
            {**icon, "src": static("icons/maskable-512.png"), "sizes": "512x512", "purpose": "maskable"},
        ],
    }
    response = JsonResponse(told, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response


def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the phone itself in place of any other page that it cannot get."""
    response = render(request, "offline.html")
    response["Cache-Control"] = "no-cache"
    return response


def kept_files() -> Kept:
    """The static files that the kept pages name, and those that these name in turn."""
    pages = [render_to_string(name, {"marking": settings.MARKING}) for name in _PAGES]
    wanted = {url for page in pages for url in _named_in(page)}
    contents: dict[str, bytes] = {}
    looked_for: set[str] = set()
    while new := wanted - looked_for:
        looked_for |= new
        for url in new:
            if path := _path(url):
                contents[url] = path.read_bytes()
                wanted |= _named_by(url, contents[url])
    digest = sha256("".join(pages).encode())
    for url in sorted(contents):
        digest.update(url.encode() + contents[url])
    return Kept(tuple(sorted(contents)), digest.hexdigest()[:16])


@cache
def _kept_once() -> Kept:
    """Files and pages change with the program only."""
    return kept_files()


class _StaticFiles(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for _, value in attrs if value and value.startswith(settings.STATIC_URL)}


def _named_in(page: str) -> set[str]:
    parser = _StaticFiles()
    parser.feed(page)
    return parser.found


def _named_by(url: str, content: bytes) -> set[str]:
    pattern = {".js": _IMPORT, ".css": _URL}.get(posixpath.splitext(url)[1])
    found = pattern.findall(content.decode()) if pattern else []
    return {posixpath.normpath(posixpath.join(posixpath.dirname(url), each)) for each in found}


def _path(url: str) -> Path | None:
    """None for what is not here: the library's style sheet names a crest that this service does not have.

    In development files are served from where they are written, collected or not.
    """
    name = url.removeprefix(settings.STATIC_URL)
    if not url.startswith(settings.STATIC_URL):
        return None
    found = finders.find(name) if settings.DEBUG else staticfiles_storage.path(name)
    return Path(found) if found and Path(found).is_file() else None
