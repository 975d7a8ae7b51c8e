"""What every answer tells the browser, asked of the server itself: nothing that a test client leaves out."""

from collections.abc import Iterator

from audits.browser import Answer
from audits.served import Site

# What an address in front of ours may claim to be; it is written into the access log.
ADDRESSES_OF_NOBODY = (
    "nonsense", "1.2.3.4.5", "::1%eth0", "' or 1=1 --", "x" * 3_000, "\u00e9", "1.2.3.4:80", "", ",",
    "::ffff:1.2.3.4", "0x7f.1", "999.999.999.999",
)  # fmt: skip

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ADDRESSES = (
    "/", "/sign-in/login/", "/incidents/", "/incidents", "/hotspots/", "/api/v1/incidents/", "/api/docs/",
    "/api/v1/nothing/", "/nothing", "/static/nothing.css", "/healthz", "/readyz", "/service-worker.js",
    "/patrols/out/", "/%00", "/?next=%0d%0aX-Injected:%201",
)  # fmt: skip


def findings(site: Site) -> Iterator[str]:
    for role in ("nobody", "officer", "administrator"):
        for address in (*ADDRESSES, *_static_files(site)):
            answer = site.browser(role).get(address)
            for wrong in _wrong(answer):
                yield f"{address} as {role} ({answer.status}): {wrong}"
            if (
                role != "nobody"
                and _is_about_somebody(address)
                and "no-store" not in answer.header("Cache-Control")
            ):
                yield f"{address} may be kept by a cache"

    yield from _of_refusals(site)
    yield from _of_signing_in(site)
    yield from _for_other_sites(site)
    yield from _over_http(site)
    for claimed in ADDRESSES_OF_NOBODY:
        for address in ("/incidents/", "/exports/everything/"):
            answer = site.browser("officer").get(address, X_Forwarded_For=claimed)
            if answer.status >= 500:
                yield f"{address} from {claimed[:20]!r} is answered {answer.status}"


def _of_refusals(site: Site) -> Iterator[str]:
    """What is not taken has the same headers, and tells nothing of how it is made here."""
    json = {"Content-Type": "application/json"}
    large = b'{"a": "' + b"a" * 3_000_000 + b'"}'
    answers = {
        "a form without its token": site.browser("officer").ask("POST", "/incidents/new/", b"a=b"),
        "another method": site.browser("officer").ask("DELETE", "/incidents/"),
        "another host": site.browser().ask("GET", "/", headers={"Host": "evil.example"}),
        "a body that is too large": site.browser("officer").ask("POST", "/api/v1/incidents/", large, json),
        "a key that is none": site.browser().get("/api/v1/incidents/", Authorization="Token " + "0" * 64),
        "somebody else's page": site.browser("officer").get("/people/"),
    }
    for what, answer in answers.items():
        if answer.status < 400:
            yield f"{what} is answered {answer.status}"
        for wrong in _wrong(answer):
            yield f"{what} ({answer.status}): {wrong}"
        if any(word in answer.body for word in (b"Traceback", b"DJANGO_SETTINGS", b"site-packages")):
            yield f"{what} tells how it is made here"


def _of_signing_in(site: Site) -> Iterator[str]:
    """The cookie that matters is given there."""
    from accounts.tests.factories import PASSWORD

    told = {"login": "councillor@example.org", "password": PASSWORD}
    answer = site.browser().post("/sign-in/login/", told)
    given = [cookie for cookie in answer.cookies() if cookie.startswith("__Host-sessionid=")]
    if not given:
        yield f"signing in is answered {answer.status} and gives no session"
    for cookie in given:
        parts = {part.strip().partition("=")[0].lower() for part in cookie.split(";")}
        if "domain" in parts or "path=/" not in cookie.lower().replace(" ", ""):
            yield f"the session is sent too widely: {sorted(parts)}"
    yield from _wrong(answer)


def _for_other_sites(site: Site) -> Iterator[str]:
    for address in ("/incidents/", "/api/v1/incidents/"):
        for method in ("GET", "OPTIONS"):
            asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
            answer = site.browser("officer").ask(method, address, headers=asked)
            if any(name.lower().startswith("access-control-") for name, _ in answer.headers):
                yield f"{method} {address} may be read by another site"


def _over_http(site: Site) -> Iterator[str]:
    answer = site.browser().get("/incidents/", X_Forwarded_Proto="http")
    if not (answer.status == 301 and answer.header("Location").startswith("https://localhost/")):
        yield f"over http it is answered {answer.status}, {answer.header('Location')}"
    # Browsers heed Strict-Transport-Security over https alone.
    yield from (f"over http: {wrong}" for wrong in _wrong(answer) if "Strict-Transport" not in wrong)


def _static_files(site: Site) -> list[str]:
    page = site.browser().get("/sign-in/login/").body.decode()
    return [part.partition('"')[0] for part in page.split('href="')[1:] if part.startswith("/static/")]


def _is_about_somebody(address: str) -> bool:
    return not address.startswith(("/static/", "/service-worker", "/patrols/out"))


def _wrong(answer: Answer) -> Iterator[str]:
    for name, value in ALWAYS.items():
        if answer.header(name) != value:
            yield f"{name} is {answer.header(name)!r}"
    if "max-age=31536000" not in answer.header("Strict-Transport-Security"):
        yield "no Strict-Transport-Security"
    policy = answer.header("Content-Security-Policy")
    if "default-src 'self'" not in policy or "unsafe" in policy:
        yield f"the content policy is {policy!r}"
    if "camera=()" not in answer.header("Permissions-Policy"):
        yield "no Permissions-Policy"
    if answer.header("X-Injected"):
        yield "a header was injected"
    server = answer.header("Server")
    if any(letter.isdigit() for letter in server) or answer.header("X-Powered-By"):
        yield f"the server says which version it is: {server!r}"
    for cookie in answer.cookies():
        name = cookie.partition("=")[0]
        wanted = {"Secure", "SameSite=Lax", *(() if name == "csrftoken" else ("HttpOnly",))}
        if missing := wanted - {part.strip() for part in cookie.split(";")}:
            yield f"the cookie {name} lacks {', '.join(sorted(missing))}"
