"""What every answer tells the browser, asked of the server itself: nothing that a test client leaves out."""

from collections.abc import Iterator

from audits.browser import Answer
from audits.served import Site

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
    for cookie in answer.cookies():
        name = cookie.partition("=")[0]
        wanted = {"Secure", "SameSite=Lax", *(() if name == "csrftoken" else ("HttpOnly",))}
        if missing := wanted - {part.strip() for part in cookie.split(";")}:
            yield f"the cookie {name} lacks {', '.join(sorted(missing))}"
