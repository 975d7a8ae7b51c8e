"""The row of pages around the map: the same on each of them, with the filters taken along."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from hotspots.words.pages import MapPage, carried, pages_for
from zones.models import Zone

register = template.Library()


@register.inclusion_tag("hotspots/_pages.html", takes_context=True)
def hotspot_pages(context: dict[str, Any], here: str) -> dict[str, Any]:
    """`here` is the name of the page's own route. Nothing is shown to who may open no other."""
    request = context["request"]
    links = [
        {"label": page.label, "address": _address(request, here, page), "is_here": page.name == here}
        for page in pages_for(request.user)
    ]
    return {"links": links if len(links) > 1 else []}


@register.simple_tag(takes_context=True)
def hotspot_page(context: dict[str, Any], here: str, there: str) -> str:
    """The address of one of the pages, with the filters taken along."""
    request = context["request"]
    return next(_address(request, here, page) for page in pages_for(request.user) if page.name == there)


def _address(request: HttpRequest, here: str, page: MapPage) -> str:
    asked = carried(request.GET, here=here, there=page)
    # Only a hotspot zone can have improved against a control.
    if page.name == "displacement" and "zone" in asked and not _is_hotspot(asked["zone"]):
        del asked["zone"]
    return reverse(page.route) + (f"?{urlencode(asked)}" if asked else "")


def _is_hotspot(slug: str) -> bool:
    return Zone.objects.hotspots().filter(slug=slug).exists()
