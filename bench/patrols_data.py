"""Four years of invented patrols for the benchmark, written straight into the tables.

Made by the database itself, past the services and the triggers that keep history: only what the pages read
has to be as much and as spread as in a town that has used the service for years.
"""

from datetime import date, timedelta

OFFICERS = 20
VISITS_OF_A_PATROL = 4
DAYS = 4 * 365
HOTSPOT_SHARE = 0.95

# Each hotspot zone has a plan of two visits in each of these, every day and a week ahead.
BANDS = (("11:00", "13:00"), ("15:00", "17:00"), ("19:00", "21:00"))


def write(
    cursor: object, visits: int, *, officers: list[int], organisations: list[int], planner: int
) -> None:
    """Empty what there is, then so many visits in the four years up to now, each with an outcome."""
    execute = cursor.execute  # type: ignore[attr-defined]
    execute("SET session_replication_role = replica")
    execute("TRUNCATE patrols_patrol, patrols_plannedvisit CASCADE")
    rounds = visits // VISITS_OF_A_PATROL // len(officers)
    execute(
        _PATROLS, {"officers": officers, "organisation": organisations[0], "rounds": rounds, "days": DAYS}
    )
    execute(_CREWS, {"organisations": organisations})
    execute(_VISITS, {"hotspots": HOTSPOT_SHARE})
    execute(_OUTCOMES)
    first_on = date.today() - timedelta(days=DAYS)  # noqa: DTZ011
    for start, end in BANDS:
        execute(
            _PLANS,
            {"first": first_on, "days": DAYS + 7, "from": start, "to": end, "organisation": organisations[0],
             "by": planner},
        )  # fmt: skip
    execute("SET session_replication_role = origin")
    execute("ANALYZE")


# Of each officer one after the other, so that nobody walks twice at once; one in fifty is struck out.
_PATROLS = """
INSERT INTO patrols_patrol (reference, client_id, officer_id, organisation_id, staff_count, started_at,
    ended_at, is_joint, nothing_to_report, note, logged_at, revision, struck_at, struck_reason, struck_by_id)
SELECT 'PAT-' || extract(year FROM begun)::int || '-' || lpad(number::text, 6, '0'), gen_random_uuid(),
    officer, %(organisation)s, 1 + number %% 3, begun, begun + interval '125 minutes',
    false, false, '', begun, 0,
    CASE WHEN number %% 50 = 0 THEN begun + interval '3 hours' END,
    CASE WHEN number %% 50 = 0 THEN 'Logged twice' ELSE '' END,
    CASE WHEN number %% 50 = 0 THEN officer END
FROM (
    SELECT officer, row_number() OVER () AS number, date_trunc('minute', now()) - interval '3 hours'
        - round * make_interval(secs => %(days)s * 86400.0 / %(rounds)s)
        - position * interval '7 minutes' AS begun
    FROM unnest(%(officers)s) WITH ORDINALITY AS each(officer, position),
        generate_series(0, %(rounds)s - 1) AS round
) AS walked
"""
_CREWS = """
INSERT INTO patrols_crew (patrol_id, organisation_id, staff_count)
SELECT id, (%(organisations)s)[1 + id %% 2], staff_count FROM patrols_patrol
"""
# Half an hour apart, of 8 to 22 minutes; few outside the hotspots but within the wider area.
_VISITS = """
INSERT INTO patrols_visit (client_id, patrol_id, zone_version_id, arrived_at, left_at)
SELECT gen_random_uuid(), patrol_id, CASE WHEN random() < %(hotspots)s
        THEN hotspots[1 + floor(random() * array_length(hotspots, 1))::int] ELSE wider END,
    arrived_at, arrived_at + make_interval(secs => 480 + floor(random() * 840))
FROM (
    SELECT id AS patrol_id, started_at + number * interval '30 minutes' + interval '5 minutes' AS arrived_at
    FROM patrols_patrol, generate_series(0, 3) AS number
) AS stops, (
    SELECT array_agg(version.id) FILTER (WHERE zone.kind = 'hotspot') AS hotspots,
        max(version.id) FILTER (WHERE zone.kind = 'context') AS wider
    FROM zones_zoneversion AS version JOIN zones_zone AS zone ON zone.id = version.zone_id
) AS places
"""
_OUTCOMES = """
INSERT INTO patrols_outcome (visit_id, code_id, count)
SELECT id, (SELECT array_agg(id) FROM patrols_outcomecode)[1 + id % 10], 1 + id % 3 FROM patrols_visit
"""
_PLANS = """
INSERT INTO patrols_plannedvisit (client_id, zone_id, organisation_id, "on", from_time, to_time, visits,
    minutes, note, why, planned_by_id, planned_at, cancelled_reason)
SELECT gen_random_uuid(), zone.id, %(organisation)s, %(first)s::date + day, %(from)s::time, %(to)s::time, 2,
    15, '', '', %(by)s, now(), ''
FROM zones_zone AS zone, generate_series(0, %(days)s) AS day WHERE zone.kind = 'hotspot'
"""
