"""How the API describes itself at `/api/docs/`."""

SPECTACULAR_SETTINGS = {
    "TITLE": "Harlow Safety",
    "DESCRIPTION": "Incidents, patrols, stop searches and deployments against hotspot zones.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    # Several rooms have a status of their own; the schema needs a name for each.
    "ENUM_NAME_OVERRIDES": {
        "IncidentStatusEnum": "incidents.workflow.LABELS.items",
        "IncidentTimePrecisionEnum": "incidents.occurrence.LABELS.items",
        "IncidentSourceEnum": "incidents.models.Incident.Source",
        "IncidentOutcomeEnum": "incidents.models.Incident.Outcome",
        "DeploymentStatusEnum": "deployments.workflow.LABELS.items",
        "PowerKindEnum": "zones.powers.kinds.CHOICES",
        "ZoneKindEnum": "zones.models.Zone.Kind",
        "RankEnum": "zones.powers.kinds.RANKS.items",
        "PatrolStateEnum": "patrols.serializers.patrols.STATES",
        "SummaryStatusEnum": "summaries.models.WeeklySummary.Status",
        "CrimeOutcomeEnum": "incidents.policeuk.codes.OUTCOMES.items",
    },
}
