"""Zones, actions and the access log as columns."""

from typing import Any

from django.utils import timezone

from accounts.rights import Right
from audit.filters import AccessRecordFilter
from audit.models import AccessRecord, AccessSeal
from exports.lists import Column, ExportList, column, in_words
from harlowsafety.exported.places import outline_of
from summaries.actions.filters import ActionFilter
from summaries.models import Action
from zones.filters import ZoneFilter
from zones.models import Zone


def _newest_seal() -> list[str]:
    """So that whoever keeps the file has what the log can be held against later."""
    seal = AccessSeal.objects.last()
    return [f"Newest seal: number {seal.number}, {seal.sha256}"] if seal else []


def _outline(name: str) -> Any:
    return lambda zone: getattr(zone.outline[0], name) if zone.outline else None


ZONES = ExportList(
    key="zones",
    label="Zones",
    kind="zone",
    page="zones:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_ZONES),
    rows=lambda _: Zone.objects.with_outline_on(timezone.localdate()),
    filters=ZoneFilter,
    columns=(
        column("slug", "Short name"),
        column("name", "Name"),
        in_words("kind", "Kind"),
        column("parent", "Within", "parent.slug"),
        Column("version", "Outline", _outline("number")),
        Column("valid_from", "Holds from", _outline("valid_from")),
        Column("valid_to", "No longer from", _outline("valid_to")),
        Column("area_m2", "Square metres", _outline("area_m2")),
        Column("source", "Source", _outline("source")),
    ),
    place=outline_of,
    notes=("Outlines as they are on the day on which this file was made.",),
)

ACTIONS = ExportList(
    key="actions",
    label="Actions",
    kind="action",
    page="summaries:actions",
    rights=(Right.EXPORT_RECORDS, Right.UPDATE_OWN_ACTIONS),
    rows=lambda user: Action.objects.visible_to(user).for_list().soonest_first(),
    filters=ActionFilter,
    columns=(
        column("reference", "Reference"),
        column("what", "What will be done"),
        column("owner", "Organisation", "owner.short_name"),
        column("owner_role", "Role"),
        column("due_on", "Due"),
        in_words("status", "Status"),
        column("last_word", "Last word"),
        column("created_from", "Summary", "created_from.week"),
        column("project", "Project", "project.name"),
        column("created_at", "Added"),
        column("closed_at", "Closed"),
    ),
)

ACCESS_LOG = ExportList(
    key="access-log",
    label="Access log",
    kind="access log",
    page="audit:list",
    # Whoever reads it answers for it, and takes out no other list.
    rights=(Right.READ_ACCESS_LOG,),
    rows=lambda _: AccessRecord.objects.for_list(),
    filters=AccessRecordFilter,
    columns=(
        column("at", "When"),
        column("person", "Person", "user.full_name"),
        column("email", "E-mail", "user.email"),
        column("role", "Role then", "role_name"),
        column("organisation", "Organisation", "user.organisation.short_name"),
        in_words("action", "What they did"),
        column("kind", "Kind of record"),
        Column("ids", "Records", lambda record: "; ".join(record.ids)),
        column("filters", "Filters"),
        column("count", "How many"),
        column("route", "Page"),
        column("ip_address", "Address"),
        column("reason", "Reason given"),
    ),
    notes=("Dates and persons say who looked at what; it names no member of the public.",),
    notes_then=_newest_seal,
)
