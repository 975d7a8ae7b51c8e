"""What became of an incident: corrections, moves and links, as far as the reader may know of them."""

from datetime import datetime
from typing import Any

from accounts.detail import detail_of
from accounts.models import User
from audit.history.reading import Change, Step
from audit.history.words import Line, Telling, newest_first, who
from incidents.categories import SENSITIVE
from incidents.models import Attachment, Incident, IncidentLink
from zones.history import PLACE, place_put_right

_WHEN = ("occurred_at", "occurred_until_at", "time_precision")


class IncidentTelling(Telling):
    """Of a place it tells the zone and never the point."""

    hidden = frozenset({*_WHEN, *PLACE, "status_reason", "import_batch", "reported_at", "client_id"})
    free_text = frozenset({"description"})

    def __init__(self, reader: User) -> None:
        self._reads_sensitive_kinds = detail_of(reader).reads_sensitive_kinds

    def words_of(self, step: Step) -> list[str]:
        words = super().words_of(step)
        if any(name in step.changes for name in _WHEN):
            words.append("The time was put right.")
        words += place_put_right(step)
        reason = step.changes.get("status_reason")
        if reason is not None and reason.after:
            words.append(f"The reason: {reason.after}")
        return words

    def tell(self, change: Change) -> str:
        kinds = {change.before, change.after}
        if change.field.name == "category" and kinds & SENSITIVE and not self._reads_sensitive_kinds:
            return "The kind was put right."
        if change.field.name == "description":
            return "What happened was rewritten." if change.before else "What happened was written down."
        return super().tell(change)


def timeline_of(incident: Incident, reader: User) -> list[Line]:
    """Newest first. A link to an incident that is not for the reader is not in it."""
    own = IncidentTelling(reader).lines_of(incident)
    # Who reported it and when is on the record itself, also where a file or a command brought it.
    own = [_line(incident.reported_at, incident.reported_by, _beginning(incident)), *own[1:]]
    return newest_first(own, _links(incident, reader), _pictures(incident, reader))


def _beginning(incident: Incident) -> str:
    return f"Imported with {incident.import_batch}." if incident.import_batch else "Reported."


def _links(incident: Incident, reader: User) -> list[Line]:
    lines = []
    links: Any = IncidentLink.objects.of(incident).visible_to(reader).with_both_ends()
    for link in links:
        other, how = link.other_than(incident), link.get_kind_display().lower()
        lines.append(_line(link.linked_at, link.linked_by, f"Linked to {other} ({how})."))
        if link.removed_at is not None:
            lines.append(_line(link.removed_at, link.removed_by, f"The link to {other} was taken away."))
    return lines


def _pictures(incident: Incident, reader: User) -> list[Line]:
    lines = []
    of_it = Attachment.objects.visible_to(reader).filter(incident=incident).without_bytes()
    for picture in of_it.select_related("added_by__organisation", "removed_by__organisation"):
        lines.append(_line(picture.added_at, picture.added_by, "A picture was added."))
        if picture.removed_at is not None:
            words = f"A picture was erased. The reason: {picture.removed_reason}"
            lines.append(_line(picture.removed_at, picture.removed_by, words))
    return lines


def _line(at: datetime, by: User, words: str) -> Line:
    return Line(at, who(by), (words,))
