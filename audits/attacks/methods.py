"""Ways of asking: forms without their token, other methods by another name, and a number of one's own."""

from collections.abc import Iterator

from audits.served import Site

# One click in a mail program ends a subscription, which sends no token (RFC 8058).
ON_PURPOSE = {"summaries:unsubscribe"}


def findings(site: Site) -> Iterator[str]:
    yield from _without_token(site)
    yield from _other_methods(site)


def _without_token(site: Site) -> Iterator[str]:
    """Every page that takes a form, and every endpoint that writes, by the cookie of somebody signed in."""
    from tests.routes import all_routes

    for route in all_routes():
        for method in set(route.methods) - {"GET"}:
            target = route.address(site.world.records)
            headers = {
                "Content-Type": "application/json" if route.is_api else "application/x-www-form-urlencoded"
            }
            for role in ("supervisor", "administrator"):
                answer = site.browser(role).ask(method, target, b"{}" if route.is_api else b"a=b", headers)
                if answer.status not in {403, 404, 405} and route.name not in ON_PURPOSE:
                    yield f"{method} {route.name} without a token is answered {answer.status} to the {role}"


def _other_methods(site: Site) -> Iterator[str]:
    reference = site.world.records["incidents"].reference
    page, endpoint = f"/incidents/{reference}/", f"/api/v1/incidents/{reference}/"
    for method in ("TRACE", "CONNECT", "PROPFIND", "DELETE", "PUT", "SEARCH", "gEt", "X" * 30):
        for target in (page, endpoint, "/", "/sign-in/login/"):
            answer = site.browser("officer").ask(method, target)
            # Whoever is signed in is led on from the page of signing in, however it is asked for.
            if answer.status < 300 or (answer.status >= 500 and answer.status != 501):
                yield f"{method} {target} is answered {answer.status}"
    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        answer = site.browser("officer").ask("GET", endpoint, headers={name: "DELETE"})
        if answer.status != 200:
            yield f"{name} changes what GET does: {answer.status}"
    long = site.browser().ask("GET", "/?" + "x" * 5_000)
    many = site.browser().ask("GET", "/", headers={f"X-{number}": "1" for number in range(90)})
    wide = site.browser().ask("GET", "/", headers={"X-Wide": "x" * 9_000})
    for what, answer in {"a long line": long, "many headers": many, "a wide header": wide}.items():
        if answer.status not in {400, 414, 431}:
            yield f"{what} is answered {answer.status}"
