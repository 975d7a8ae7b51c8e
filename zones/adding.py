"""Adding a zone by hand: its name, its kind and its first outline."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from shapely import Polygon

from accounts.models import User
from zones.models import Zone
from zones.page_names import TAKEN_BY_PAGES
from zones.services import BY_HAND, check_data_window, check_drawing, draw_zone
from zones.slugs import slug_of


def check_new_zone(
    *,
    name: str,
    kind: str,
    parent: Zone | None,
    geometry: dict[str, Any],
    valid_from: date,
    today: date,
    source: str,
    data_from: date | None = None,
    data_to: date | None = None,
) -> Polygon:
    """Its outline, if there may be such a zone; for showing it before it is made."""
    slug = slug_of(name)
    if not slug or slug in TAKEN_BY_PAGES:
        raise ValidationError({"name": "Choose another name, with letters or figures in it."})
    same = Zone.objects.filter(Q(name__iexact=name) | Q(slug=slug)).first()
    if same is not None:
        raise ValidationError(
            {"name": f"There is a zone called {same} already. Redraw that one, or choose another name."}
        )
    _check_parent(kind, parent)
    if not source.strip():
        raise ValidationError({"source": "Say why there should be a zone here."})
    check_data_window(data_from, data_to, today)
    return check_drawing(None, geometry, valid_from, today)


@transaction.atomic
def add_zone(
    *,
    name: str,
    geometry: dict[str, Any],
    valid_from: date,
    source: str,
    by: User,
    today: date,
    kind: str = Zone.Kind.HOTSPOT,
    parent: Zone | None = None,
    method: str = BY_HAND,
    data_from: date | None = None,
    data_to: date | None = None,
) -> Zone:
    """Make a zone with its first outline. Records of earlier days stay where they are."""
    name = " ".join(name.split())
    # Of two people who add the same zone at once, the second is told that it is there.
    list(Zone.objects.select_for_update().order_by("pk"))
    check_new_zone(
        name=name, kind=kind, parent=parent, geometry=geometry, valid_from=valid_from, today=today,
        source=source, data_from=data_from, data_to=data_to,
    )  # fmt: skip
    zone: Zone = Zone.objects.create(slug=slug_of(name), name=name, kind=kind, parent=parent)
    draw_zone(
        zone=zone, geometry=geometry, valid_from=valid_from, by=by, source=source, method=method,
        data_from=data_from, data_to=data_to,
    )  # fmt: skip
    return zone


def _check_parent(kind: str, parent: Zone | None) -> None:
    if parent is None:
        return
    if kind == Zone.Kind.CONTEXT:
        raise ValidationError({"parent": "A wider area lies within no other. Leave this empty."})
    if parent.kind != Zone.Kind.CONTEXT:
        raise ValidationError({"parent": f"{parent} is not a wider area. Choose one, or leave this empty."})
