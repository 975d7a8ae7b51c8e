"""What stays behind when everything is taken out, and what is made anew when it comes back."""

from exports.everything.rules import Rules
from incidents.kept_services import rebuild_incident_counts

_COUNTS = "Counts kept beside the incidents: made anew from them."
_BYTES = "Bytes of files that were sent or asked for, kept for a few days."


def _rebuild() -> None:
    rebuild_incident_counts(everything=True)


RULES = Rules(
    left_out={
        "accounts.ApiToken": "Keys of programs: credentials.",
        "accounts.BrowserSession": "Who is signed in where at the moment: credentials.",
        "imports.StagedPiece": _BYTES,
        "exports.ExportJob": "Files that were asked for, kept for a day; the access log says of them.",
        "exports.ExportPiece": _BYTES,
        "incidents.IncidentCount": _COUNTS,
        "incidents.WideIncidentCount": _COUNTS,
        "incidents.ZoneWeekCount": _COUNTS,
        "incidents.ZoneHourCount": _COUNTS,
        "incidents.CountedSpan": _COUNTS,
        "incidents.StaleWeek": _COUNTS,
    },
    # No password is made of it, so nobody signs in with it.
    fields_left_out={"accounts.User": {"password": "!"}},
    filled_by_migrations=frozenset(
        {"patrols.OutcomeCode", "patrols.OutcomeCodeEvent", "pghistory.Context", "stopsearches.CensusGroup"}
    ),
    rebuild=_rebuild,
)
