"""The same incidents served the way others do it: by a PostGIS of Debian's, where it is installed."""

import glob
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Any

PROGRAMS = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
EXTENSIONS = glob.glob("/usr/share/postgresql/*/extension/postgis.control")
DRF_GIS = "djangorestframework-gis==1.3.0"


def missing() -> str:
    """Why PostGIS cannot be compared with; empty where it can."""
    if not PROGRAMS or not EXTENSIONS:
        return "PostGIS is not installed (on Debian: apt-get install postgresql-15-postgis-3)."
    return ""


@contextmanager
def postgis(var: Path, rows: int) -> Iterator[Any]:
    """A connection to a server of its own with the same incidents; gone afterwards unless kept."""
    import psycopg2

    from bench.hotspots_data import last_day
    from bench.hotspots_databases import KEEP

    # Its user may not enter the folder of the project.
    name = f"bench-postgis-{hashlib.sha256(str(var).encode()).hexdigest()[:8]}-{rows}-{last_day()}"
    folder = Path(tempfile.gettempdir(), name) if KEEP else Path(tempfile.mkdtemp(prefix="bench-postgis-"))
    folder.mkdir(exist_ok=True, mode=0o700)
    run_as: dict[str, Any] = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        run_as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    programs, data = PROGRAMS[-1], folder / "data"
    quiet = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL, **run_as}
    options = f"-k {folder} -c listen_addresses='' -c shared_buffers=128MB -c fsync=off"
    try:
        if not data.exists():
            subprocess.run([f"{programs}/initdb", "-D", data, "-U", "postgres", "-A", "trust"], **quiet)
        start = [f"{programs}/pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
        subprocess.run(start, **quiet)
        connection = psycopg2.connect(host=str(folder), user="postgres", dbname="postgres")
        connection.autocommit = True
        if not (folder / "filled").exists():
            started = perf_counter()
            copy_incidents(connection)
            (folder / "filled").touch()
            print(f"  The same in PostGIS, loaded in {perf_counter() - started:.0f} s", flush=True)
        yield connection
        connection.close()
    finally:
        subprocess.run([f"{programs}/pg_ctl", "-D", data, "-m", "fast", "stop"], **{**quiet, "check": False})
        if not KEEP:
            shutil.rmtree(folder, ignore_errors=True)


def copy_incidents(theirs: Any) -> None:
    """The columns that a map needs, as points of both projections, with the indexes that they advise."""
    with theirs.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis")
        cursor.execute("DROP TABLE IF EXISTS record, raw")
        cursor.execute(
            "CREATE UNLOGGED TABLE raw (id bigint, category text, occurred_at timestamptz, "
            "lng float8, lat float8)"
        )
        read, write = os.pipe()
        sender = Thread(target=_send, args=(write,))
        sender.start()
        with os.fdopen(read, "rb") as source:
            cursor.copy_expert("COPY raw FROM STDIN", source)
        sender.join()
        cursor.execute(
            "CREATE TABLE record AS SELECT id, category, occurred_at, ST_Point(lng, lat, 4326) AS point, "
            "ST_Transform(ST_Point(lng, lat, 4326), 3857) AS mercator FROM raw"
        )
        cursor.execute("DROP TABLE raw")
        cursor.execute("ALTER TABLE record ADD PRIMARY KEY (id)")
        cursor.execute("CREATE INDEX ON record (occurred_at)")
        cursor.execute("CREATE INDEX ON record USING gist (point)")
        cursor.execute("CREATE INDEX ON record USING gist (mercator)")
        cursor.execute("VACUUM ANALYZE record")


def _send(write: int) -> None:
    """What we count, on its way to the other server; a thread has a connection of its own."""
    from django.db import connection

    wanted = "status <> 'withdrawn' AND lat IS NOT NULL AND category <> 'domestic_abuse'"
    columns = "id, category, occurred_at, lng, lat"
    with os.fdopen(write, "wb") as target, connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY (SELECT {columns} FROM incidents_incident WHERE {wanted}) TO STDOUT", target
        )
    connection.close()


TILE = """
SELECT ST_AsMVT(tile, 'incidents') FROM (
    SELECT id, category, ST_AsMVTGeom(mercator, ST_Transform(ST_MakeEnvelope(%(west)s, %(south)s, %(east)s,
        %(north)s, 4326), 3857)) AS geom
    FROM record WHERE occurred_at >= %(start)s AND occurred_at < %(end)s
        AND mercator && ST_Transform(ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326), 3857)
) AS tile
"""
HEXAGONS = """
SELECT ST_AsGeoJSON(hexagon.geom), count(*)
FROM ST_HexagonGrid(%(metres)s, ST_Transform(ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326),
    3857)) AS hexagon
JOIN record ON ST_Intersects(record.mercator, hexagon.geom)
WHERE occurred_at >= %(start)s AND occurred_at < %(end)s GROUP BY hexagon.geom
"""


def prepare_drf_gis(var: Path) -> str:
    """Before Django starts: the package in a folder of its own. Says why not, where it cannot be."""
    if shutil.which("gdalinfo") is None:
        return "GDAL is not installed (on Debian: apt-get install gdal-bin)."
    folder = var / "drf-gis"
    if not folder.exists():
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(folder),
            DRF_GIS,
        ]
        if subprocess.run(pip, check=False).returncode != 0:
            shutil.rmtree(folder, ignore_errors=True)
            return f"{DRF_GIS} could not be installed."
    sys.path.append(str(folder))
    from django.conf import settings

    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.gis", "rest_framework_gis"]
    return ""


def drf_gis_list(host: str, database: str) -> Any:
    """A function that answers a list as GeoFeatureModelSerializer writes it, of a period and a box."""
    from django.contrib.gis.db import models
    from django.contrib.gis.geos import Polygon
    from django.db import connections
    from rest_framework.renderers import JSONRenderer
    from rest_framework_gis.serializers import GeoFeatureModelSerializer

    if "gis" in connections.settings:
        # Of a server that is gone.
        connections["gis"].close()
        del connections["gis"]
    connections.settings["gis"] = {
        **connections.settings["default"], "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": database, "USER": "postgres", "HOST": host, "PORT": "", "PASSWORD": "", "OPTIONS": {},
    }  # fmt: skip

    class Record(models.Model):
        id = models.BigIntegerField(primary_key=True)
        category = models.TextField()
        occurred_at = models.DateTimeField()
        point = models.PointField()

        class Meta:
            app_label = "bench"
            managed = False
            db_table = "record"

        def __str__(self) -> str:
            return str(self.id)

    class RecordSerializer(GeoFeatureModelSerializer):
        class Meta:
            model = Record
            geo_field = "point"
            fields = ("id", "category", "occurred_at")

    def answer(asked: dict[str, Any]) -> bytes:
        found = Record.objects.using("gis").filter(
            occurred_at__gte=asked["start"], occurred_at__lt=asked["end"],
            point__bboverlaps=Polygon.from_bbox([asked[side] for side in ("west", "south", "east", "north")]),
        )  # fmt: skip
        return bytes(JSONRenderer().render(RecordSerializer(found, many=True).data))

    return answer
