"""Five years of invented incidents for the benchmark of the map: a force's worth, or ten forces'.

Made by the database itself from a list of places, past services and triggers. As many of them lie in any one
town whether there is one force or ten, so the same screen holds the same incidents.
"""

from datetime import date, timedelta

import numpy as np

PLACES_OF_A_FORCE = 40_000
ROWS_OF_A_FORCE = 1_000_000
TOWNS_OF_A_FORCE = 90
YEARS = 5
# Middles of ten made-up forces; the first is Essex, with Harlow among its towns.
FORCES = (
    (51.78, 0.45), (52.55, 0.95), (52.35, -1.55), (53.05, -1.15), (53.80, -1.60),
    (53.45, -2.30), (54.75, -1.65), (51.45, -2.60), (50.95, -1.30), (51.25, 0.55),
)  # fmt: skip
HARLOW = (51.771, 0.094)
KINDS = (
    "antisocial_behaviour", "antisocial_behaviour", "antisocial_behaviour", "violence", "violence", "theft",
    "theft", "theft", "criminal_damage", "criminal_damage", "drugs", "robbery", "weapons", "other",
    "violence", "domestic_abuse",
)  # fmt: skip


_kept: list[date] = []


def last_day() -> date:
    """The Sunday before last, so that the newest week is whole; of what was kept, its own last day."""
    today = date.today()  # noqa: DTZ011
    return _kept[0] if _kept else today - timedelta(days=today.weekday() + 8)


def keep_to(day: date) -> None:
    """Ask until the day to which the incidents of an earlier run go."""
    _kept[:] = [day]


def first_day() -> date:
    return last_day() - timedelta(days=YEARS * 365)


def places(forces: int) -> list[tuple[int, float, float, int]]:
    """(number, lat, lng, cell): few places see most of it, within few towns, as in life."""
    from zones.geometry import cell_of

    made = []
    for force in range(forces):
        dice = np.random.default_rng(2026 + force)
        middle = np.array(FORCES[force])
        towns = middle + dice.normal(0, 1, (TOWNS_OF_A_FORCE, 2)) * (0.17, 0.26)
        if force == 0:
            towns[3] = HARLOW
        share = 1 / np.arange(1, TOWNS_OF_A_FORCE + 1) ** 0.8
        town = dice.choice(TOWNS_OF_A_FORCE, PLACES_OF_A_FORCE, p=share / share.sum())
        away = dice.laplace(0, 1, (PLACES_OF_A_FORCE, 2)) * (0.008, 0.013)
        points = np.round(towns[town] + away, 6)
        # A third of it happens where it happened before.
        busy = dice.integers(0, PLACES_OF_A_FORCE // 40, PLACES_OF_A_FORCE)
        again = dice.random(PLACES_OF_A_FORCE) < 1 / 3
        points[again] = points[busy[again]]
        start = force * PLACES_OF_A_FORCE
        made += [(start + n, lat, lng, cell_of(lat, lng)) for n, (lat, lng) in enumerate(points.tolist())]
    return made


def fill(cursor: object, rows: int, reporter: int) -> None:
    """Empty what there is, then so many incidents in the order in which they happened."""
    import io

    execute, copy = cursor.execute, cursor.copy_expert  # type: ignore[attr-defined]
    forces = max(1, round(rows / ROWS_OF_A_FORCE))
    execute("SET session_replication_role = replica")
    execute("TRUNCATE incidents_incident CASCADE")
    execute(
        "TRUNCATE incidents_incidentcount, incidents_wideincidentcount, incidents_countedspan, "
        "incidents_staleweek"
    )
    for setting in ("maintenance_work_mem = '512MB'", "synchronous_commit = off", "work_mem = '64MB'"):
        execute(f"SET LOCAL {setting}")
    execute("CREATE TEMP TABLE place (number int, lat float8, lng float8, cell bigint) ON COMMIT DROP")
    lines = "\n".join(f"{number}\t{lat}\t{lng}\t{cell}" for number, lat, lng, cell in places(forces))
    copy("COPY place FROM STDIN", io.StringIO(lines))
    execute("ANALYZE place")
    definitions = without_indexes(cursor)
    execute(
        _INCIDENTS,
        {"rows": rows, "places": forces * PLACES_OF_A_FORCE, "first": first_day(), "kinds": list(KINDS),
         "days": YEARS * 365 + 1, "by": reporter},
    )  # fmt: skip
    for definition in definitions:
        execute(definition)
    execute("SET session_replication_role = origin")


def without_indexes(cursor: object) -> list[str]:
    """Drop what a fill would only keep up to date, and how to make it again."""
    execute, fetch = cursor.execute, cursor.fetchall  # type: ignore[attr-defined]
    execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = 'incidents_incident'::regclass AND contype = 'u'"
    )
    made = []
    for name, definition in fetch():
        execute(f'ALTER TABLE incidents_incident DROP CONSTRAINT "{name}"')
        made.append(f'ALTER TABLE incidents_incident ADD CONSTRAINT "{name}" {definition}')
    execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'incidents_incident' "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )
    for name, definition in fetch():
        execute(f'DROP INDEX "{name}"')
        made.append(definition)
    return made


# One in fifty withdrawn, one in a hundred without a point.
_INCIDENTS = """
INSERT INTO incidents_incident (reference, client_id, category, occurred_at, time_precision, weapon, source,
    outcome, description, status, status_reason, reported_by_id, reported_at, lat, lng, h3_cell)
SELECT 'BENCH-' || n, gen_random_uuid(), (%(kinds)s)[1 + dice %% 16], at, 'exact', 'not_known', 'police',
    'none_yet', '', CASE WHEN n %% 50 = 0 THEN 'withdrawn' ELSE 'reported' END,
    CASE WHEN n %% 50 = 0 THEN 'Recorded twice' ELSE '' END, %(by)s, at,
    CASE WHEN n %% 100 <> 1 THEN lat END, CASE WHEN n %% 100 <> 1 THEN lng END,
    CASE WHEN n %% 100 <> 1 THEN cell END
FROM (
    SELECT n, hashint8(n)::bigint & 2147483647 AS dice, hashint8(-n)::bigint & 2147483647 AS spin,
        %(first)s::timestamp AT TIME ZONE 'Europe/London'
            + make_interval(secs => (n - 1)::float8 / %(rows)s * %(days)s * 86400) AS at
    FROM generate_series(1, %(rows)s) AS n
) AS happened JOIN place ON number = spin %% %(places)s
ORDER BY n
"""
