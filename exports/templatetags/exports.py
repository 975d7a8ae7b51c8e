"""The line below a list that leads to its files, for who may take them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from exports.lists import all_lists
from exports.reading import filters_of

register = template.Library()


@register.inclusion_tag("exports/_download.html", takes_context=True)
def download_rows(
    context: Mapping[str, Any], key: str, count: int | None = None, **more: Any
) -> dict[str, Any]:
    """With the filters of the page; `more` names filters that the address left out."""
    request, asked = context["request"], all_lists()[key]
    query = {**dict(filters_of(request.GET.urlencode()).lists()), **more}
    address = f"{reverse('exports:take-out', args=[key])}{'?' if query else ''}{urlencode(query, doseq=True)}"
    return {
        "address": address if asked.is_for(request.user) else "",
        "label": asked.label,
        "count": count,
    }
