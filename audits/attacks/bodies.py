"""What no program of ours would send to an endpoint: depths, lengths, letters and numbers past all use."""

import bz2
import json
import re
from collections.abc import Iterator

from audits.browser import Answer
from audits.served import Site

# Seconds after which an answer is too late to be a refusal.
PATIENCE = 5
DEEP = 100_000
# Text that is no JSON, or JSON that Python reads and no database keeps. %s is the name of a field.
WRITTEN = {
    "deep lists": "[" * DEEP + "]" * DEEP,
    "deep objects": '{"a":' * DEEP + "1" + "}" * DEEP,
    "depths that do not end": "[" * DEEP,
    "a list": "[1, 2]",
    "a word": '"word"',
    "null": "null",
    "nothing": "",
    "no JSON": "{",
    "letters that are none": b"\xff\xfe{}".decode("latin-1"),
    "not a number": '{"%s": NaN}',
    "no end": '{"%s": Infinity}',
    "a number of 5,000 figures": '{"%s": ' + "9" * 5_000 + "}",
    "a number of 25 figures": '{"%s": 9999999999999999999999999}',
    "a large exponent": '{"%s": 1e400}',
    "half a letter": '{"%s": "\\ud800"}',
    "no letter": '{"%s": "a\\u0000b"}',
    "half a name": '{"\\ud800": 1}',
    "an object": '{"%s": {"a": [{}]}}',
    "lists in lists": '{"%s": [[[[1]]]]}',
    "yes": '{"%s": true}',
    "the year 1": '{"%s": "0001-01-01T00:00:00+14:00"}',
    "the last year": '{"%s": "9999-12-31T23:59:59-12:00"}',
    "a million letters": '{"%s": "' + "a " * 500_000 + '"}',
    "a million capitals": '{"%s": "' + "Aa Bb " * 160_000 + '"}',
    "one name twice": '{"%s": 1, "%s": 2}',
    "names of Python": '{"__class__": 1, "__proto__": {"a": 1}, "constructor": 1, "%s": null}',
}

_CODECS = (
    "bz2_codec",
    "zlib_codec",
    "hex",
    "utf-16",
    "utf-7",
    "idna",
    "punycode",
    "none-such",
    "unicode_escape",
)
KINDS = (
    *(f"{kind}; charset={codec}" for codec in _CODECS for kind in (
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
    )),
    "multipart/form-data", "multipart/form-data; boundary=" + "x" * 2_000,
    "multipart/form-data; boundary=\xe9", "application/xml", "text/html",
    "application/json, text/html", "/", "", ";;;=",
)  # fmt: skip


def findings(site: Site) -> Iterator[str]:
    for target, method, fields in _endpoints(site):
        role = _who_may(site, method, target)
        if not role:
            yield f"{method} {target} opens to nobody, so nothing can be said of it"
            continue
        for number, (what, written) in enumerate(WRITTEN.items()):
            # Each in some of the fields, and each field in its turn.
            for field in (fields * 2)[number % len(fields) :][: 3 if "%s" in written else 1]:
                answer = _send(site, role, method, target, written.replace("%s", field))
                if answer.status >= 500:
                    yield f"{method} {target} with {what} in {field} is answered {answer.status}"
                elif answer.seconds > PATIENCE:
                    yield f"{method} {target} with {what} in {field} takes {answer.seconds:.1f} s"
    yield from _too_long(site)
    yield from _of_odd_kinds(site)


def _endpoints(site: Site) -> Iterator[tuple[str, str, list[str]]]:
    """Each that takes JSON, with the fields that it takes."""
    from tests.routes import all_routes

    fields = _described()
    for route in all_routes():
        for method in sorted(set(route.methods) & {"POST", "PATCH"}) if route.is_api else ():
            target = route.address(site.world.records)
            if (known := _fields_at(target, method, fields)) is not None:
                yield target, method, known or ["reason"]


def _described() -> dict[tuple[str, str], list[str]]:
    """The fields that each address takes, by the description of the API."""
    from drf_spectacular.generators import SchemaGenerator

    described = SchemaGenerator(api_version="1").get_schema(request=None, public=True)
    shapes = described["components"]["schemas"]
    found = {}
    for path, ways in described["paths"].items():
        for method, about in ways.items():
            taken = about.get("requestBody", {}).get("content", {})
            shape = taken.get("application/json", {}).get("schema", {})
            shape = shapes[shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
            if "multipart/form-data" not in taken or "application/json" in taken:
                found[path, method.upper()] = list(shape.get("properties", {}))
    return found


def _fields_at(target: str, method: str, fields: dict[tuple[str, str], list[str]]) -> list[str] | None:
    """None where an address takes files and no JSON."""
    fitting = [
        path
        for path, way in fields
        if way == method and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), target)
    ]
    return fields[min(fitting, key=lambda path: path.count("{")), method] if fitting else None


def _who_may(site: Site, method: str, target: str) -> str:
    """The first role whose key is not refused; the others would not be read at all."""
    answers = {role: _send(site, role, method, target, "[]").status for role in site.tokens}
    return next((role for role, status in answers.items() if status not in {403, 404}), "")


def _send(site: Site, role: str, method: str, target: str, written: str) -> Answer:
    headers = {"Authorization": f"Token {site.tokens[role]}", "Content-Type": "application/json"}
    return site.browser().ask(method, target, written.encode("latin-1"), headers)


def _too_long(site: Site) -> Iterator[str]:
    """A body that says it is longer than any that is taken is refused before it is read."""
    for role, target in (("supervisor", "/api/v1/incidents/"), ("nobody", "/sign-in/login/")):
        headers = {"Content-Type": "application/json"}
        if role != "nobody":
            headers["Authorization"] = f"Token {site.tokens[role]}"
        answer = site.browser().ask("POST", target, json.dumps("a" * 3_000_000).encode(), headers)
        if answer.status not in {400, 403, 413}:
            yield f"three million letters to {target} are answered {answer.status}"


def _of_odd_kinds(site: Site) -> Iterator[str]:
    """Letters that Python knows how to unpack, and parts without a boundary."""
    for target in (
        "/api/v1/incidents/",
        "/api/v1/imports/",
        "/sign-in/login/",
        "/imports/new/incident_sheet/",
    ):
        for kind in KINDS:
            for body in (b"", b"{}", b"a=b", bz2.compress(b"0" * 10_000_000), b"--x\r\n\r\n--x--"):
                key = {"Authorization": f"Token {site.tokens['supervisor']}"} if "/api/" in target else {}
                told = {"Content-Type": kind, "Referer": "https://localhost/", **key}
                answer = site.browser("supervisor").ask("POST", target, body, told)
                if answer.status >= 500 or answer.seconds > PATIENCE:
                    yield f"{target} as {kind[:60]!r} is answered {answer.status} in {answer.seconds:.1f} s"
