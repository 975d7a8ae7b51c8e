"""How routes call what `tests/world.py` makes, and what stands in an address that is no record."""

from types import SimpleNamespace
from uuid import UUID

# The API names some kinds by their address; and cells, points and zones of the map are of incidents.
ALSO_CALLED = {
    "authorisations": "powers",
    "town-events": "events",
    "second-step": "accounts",
    "retention:decide": "retention:erasure",
    "stop-searches": "stopsearches",
    "technology-status": "deployments:register",
    "actions": "summaries:action",
    "summaries-comments": "summaries:comment",
    "projects": "summaries:project",
    "organisations": "accounts:organisations",
    "hotspots": "incidents",
    "hotspots-deployments": "deployments",
    "hotspots-dose": "patrols",
    "hotspots-emerging": "hotspots:emerging-",
    "hotspots-point-groups": "incidents",
    "hotspots-powers": "powers",
    "hotspots-rings": "zones",
    "hotspots-stop-searches": "stopsearches",
    "hotspots-views": "hotspots:saved",
    "recorded-crime": "recorded",
    "planned-visits": "patrols:planned",
    "tracks": "patrols:track",
    "hours-targets": "patrols:target",
    "repeating-plans": "patrols:repeating",
    "outcome-codes-terms": "outcome-codes:terms",
}

KEYS_THAT_ARE_NO_RECORDS = {
    "accounts:end_key": SimpleNamespace(number=UUID(int=0)),
    "accounts:end_session": SimpleNamespace(number=UUID(int=0)),
    "account_confirm_email": SimpleNamespace(key="not-a-key"),
    "account_reset_password_from_key": SimpleNamespace(uidb36="1", key="not-a-key"),
    "deployments:record": SimpleNamespace(technology="opengate"),
    "imports:send": SimpleNamespace(kind="lfr_log"),
    "imports:template": SimpleNamespace(kind="lfr_log", ending="csv"),
    "mfa_remove_webauthn": SimpleNamespace(pk=0),
    "openid_connect": SimpleNamespace(provider_id="directory"),
    "powers:record": SimpleNamespace(kind="section_60"),
    "summaries:unsubscribe": SimpleNamespace(token="not-a-token"),
}
