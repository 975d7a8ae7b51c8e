"""Addresses in what people type: the service is never made to ask for them (SSRF), whoever opens what."""

from collections.abc import Iterator

from django.db import DatabaseError, models, transaction

from audits.listening import listening
from audits.served import Site

ROLES = ("supervisor", "analyst", "administrator")
# How addresses are typed where something may ask for them.
WRITTEN = (
    "{0}", '<img src="{0}">', "![x]({0})", '#image("{0}")', '<?xml-stylesheet href="{0}"?>',
    '=WEBSERVICE("{0}")', "url({0})", '<link rel=stylesheet href="{0}">', "@import '{0}'",
)  # fmt: skip


def findings(site: Site) -> Iterator[str]:
    with listening() as (port, calls):
        changed = sum(_type(f"http://127.0.0.1:{port}/{number}") for number in range(2))
        print(f"    an address was typed into {changed} fields", flush=True)
        if not changed:
            yield "no field took an address, so nothing can be said of what is done with it"
        yield from _open_everything(site)
        if calls:
            yield f"the service asked for an address that somebody typed: {calls[0]}"


def _type(address: str) -> int:
    """Past the forms, into every field of words: what is on record is what counts. Undone by nobody."""
    from django.apps import apps

    changed, written = 0, [each.format(address) for each in WRITTEN]
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            if not _is_words(field):
                continue
            is_address = isinstance(field, models.URLField)
            words = address if is_address else written[changed % len(written)]
            try:
                with transaction.atomic():
                    changed += bool(model._base_manager.update(**{field.attname: words[: field.max_length]}))
            except (DatabaseError, NotImplementedError, ValueError):
                # A column that takes only some words, or a table that refuses to be changed at all.
                continue
    return changed


OURS = {
    "zones", "imports", "incidents", "patrols", "deployments", "stopsearches", "hotspots", "summaries",
}  # fmt: skip
_NAMES_OF_THINGS = {
    "slug",
    "code",
    "reference",
    "sha256",
    "digest",
    "kind",
    "key",
    "status",
    "state",
    "week",
    "page",
    # Of a saved view: filters that a form took, put together by ourselves.
    "query",
}


def _is_words(field: "models.Field[object, object]") -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    is_free = not (field.choices or field.unique or field.is_relation or field.primary_key)
    long_enough = (getattr(field, "max_length", None) or 1_000) >= 60
    return is_text and is_free and long_enough and field.name not in _NAMES_OF_THINGS


def _open_everything(site: Site) -> Iterator[str]:
    """Every address that is read, as papers, files and pages."""
    from tests.routes import all_routes

    for route in all_routes():
        if "GET" in route.methods:
            target = route.address(site.world.records)
            for role in ROLES:
                answer = site.browser(role).get(target)
                if answer.status >= 500:
                    yield f"{route.name} with addresses in it is answered {answer.status} to the {role}"
