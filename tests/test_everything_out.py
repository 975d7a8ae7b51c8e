"""Everything goes out of one real database into a file, and into another: equal row for row."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils import timezone

from accounts.keys.services import create_api_token
from audit.chain.sealing import seal_access_log
from exports.everything import rules
from exports.everything.tables import tables
from exports.models import ExportJob
from exports.services.asking import ask_for_everything
from exports.services.fetching import fetch_export
from exports.services.writing import write_export
from tests.copied_database import copied_database
from tests.second_database import connected_to, execute, held, new_database, restore, rows
from tests.world import one_of_everything

CRIMES = "tables/incidents_recordedcrime.csv"
ADD_ORGANISATION = (
    "INSERT INTO accounts_organisation (name, short_name, kind, is_active)"
    " VALUES ('Here first', 'H', 'police', true)"
)


@pytest.fixture(scope="module")
def taken_out(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The file of a small town, made by the button's own job; beside it what each table held."""
    folder = tmp_path_factory.mktemp("everything")
    with django_db_blocker.unblock(), copied_database("lived_in"):
        people = one_of_everything().people
        seal_access_log(now=timezone.now())
        create_api_token(person=people["analyst"], name="A reporting tool")
        job = ask_for_everything(reason="A test", by=people["administrator"], now=timezone.now())
        assert write_export(job.pk) == ExportJob.State.READY, job.error
        job.refresh_from_db()
        (folder / "held.json").write_text(json.dumps(held()))
        fetched = b"".join(fetch_export(job=job, by=people["administrator"], now=timezone.now()))
    assert hashlib.sha256(fetched).hexdigest() == job.sha256
    (folder / "everything.zip").write_bytes(fetched)
    return folder / "everything.zip"


@pytest.fixture
def another_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    with django_db_blocker.unblock(), new_database() as name:
        yield name


def test_everything_comes_back_row_for_row(taken_out: Path, another_database: str) -> None:
    run = restore(taken_out, another_database)

    assert run.returncode == 0, run.stderr
    before = json.loads(taken_out.with_name("held.json").read_text())
    with connected_to(another_database):
        restored = held()
        restoring = rows("SELECT action, kind FROM audit_accessrecord ORDER BY id DESC LIMIT 1")
        # Its own line, the only one that the file did not have.
        execute("ALTER TABLE audit_accessrecord DISABLE TRIGGER USER")
        execute("DELETE FROM audit_accessrecord WHERE id = (SELECT max(id) FROM audit_accessrecord)")
        without_it = held()
    differing = {name for name, what in before.items() if restored[name] != what}
    assert differing == {"audit_accessrecord"}
    assert restoring == [("import", "everything")]
    assert without_it == before


def test_a_restored_database_goes_on_where_the_other_stopped(taken_out: Path, another_database: str) -> None:
    assert restore(taken_out, another_database).returncode == 0

    with connected_to(another_database):
        execute(ADD_ORGANISATION)
        history = rows("SELECT name FROM accounts_organisationevent ORDER BY pgh_id DESC LIMIT 1")
        counted = rows("SELECT count(*) > 0 FROM incidents_incidentcount")
        passwords = rows("SELECT DISTINCT password FROM accounts_user")
        seals = rows("SELECT max(number) FROM audit_accessseal")
        given = rows("SELECT last_value FROM audit_seals_given WHERE is_called")

    assert history == [("Here first",)]
    assert counted == [(True,)]
    assert passwords == [("!",)]
    # So that the newest would be missed if it went.
    assert seals == given != [(None,)]


def test_nothing_that_opens_a_door_is_in_the_file(taken_out: Path) -> None:
    with ZipFile(taken_out) as zipped:
        told = json.loads(zipped.read("datapackage.json"))
        everything = b"".join(zipped.read(name) for name in zipped.namelist())
    columns = {field["name"] for each in told["resources"] for field in each["schema"]["fields"]}
    names = {each["name"] for each in told["resources"]}

    assert b"argon2" not in everything and b"md5$" not in everything
    assert not {"password", "token_key", "session_data"} & columns
    doors = {"accounts_apitoken", "accounts_browsersession", "imports_stagedpiece", "exports_exportjob"}
    assert not doors & names


def test_each_file_in_it_has_the_hash_and_the_columns_that_it_says(taken_out: Path) -> None:
    with ZipFile(taken_out) as zipped:
        told = json.loads(zipped.read("datapackage.json"))
        for each in told["resources"]:
            content = zipped.read(each["path"])
            assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert each["bytes"] == len(content)
            first = content.decode().split("\n", 1)[0]
            assert first == ",".join(field["name"] for field in each["schema"]["fields"])
        assert "It is no spreadsheet file." in zipped.read("README.txt").decode()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("cut", "damaged"),
        ("table changed", "damaged"),
        ("crimes of no file", "rows that belong to nothing"),
        ("other version", "another version"),
        ("not a zip", "damaged"),
    ],
)
def test_a_file_that_is_not_whole_restores_nothing(
    taken_out: Path, another_database: str, tmp_path: Path, harm: str, words: str
) -> None:
    run = restore(harmed(taken_out, tmp_path, harm), another_database)

    assert run.returncode == 1
    assert words in run.stderr and "Traceback" not in run.stderr
    with connected_to(another_database):
        assert rows("SELECT count(*) FROM accounts_user") == [(0,)]


def test_a_database_in_use_is_left_as_it_is(taken_out: Path, another_database: str) -> None:
    with connected_to(another_database):
        execute(ADD_ORGANISATION)

    run = restore(taken_out, another_database)

    assert run.returncode == 1
    assert "in use already" in run.stderr
    with connected_to(another_database):
        assert rows("SELECT name FROM accounts_organisation") == [("Here first",)]


@pytest.mark.django_db
def test_only_those_tables_are_filled_in_a_new_database_that_are_said_to_be() -> None:
    filled = {table.model._meta.label for table in tables() if table.model._base_manager.exists()}

    assert filled <= rules.rules().filled_by_migrations


def harmed(whole: Path, folder: Path, harm: str) -> Path:
    path, content = folder / "harmed.zip", whole.read_bytes()
    if harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif harm == "not a zip":
        path.write_bytes(b"reference,category\n")
    elif harm == "crimes of no file":
        of_no_file(whole, path)
    else:
        with ZipFile(whole) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                part = source.read(name)
                if harm == "other version" and name == "datapackage.json":
                    part = part.replace(b"0001_initial", b"0001_other", 1)
                if harm == "table changed" and name == "tables/incidents_incident.csv":
                    part = part.replace(b"violence", b"robberyx")
                target.writestr(name, part)
    return path


def of_no_file(whole: Path, path: Path) -> None:
    """As somebody would write it who counts the hashes anew."""
    with ZipFile(whole) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()}
        first, crime, *others = parts[CRIMES].decode().split("\n")
        at = first.split(",").index("file_id")
        cells = crime.split(",")
        cells[at] = "999999"
        changed = "\n".join([first, ",".join(cells), *others]).encode()
        before, after = (hashlib.sha256(each).hexdigest().encode() for each in (parts[CRIMES], changed))
        told = parts["datapackage.json"].replace(before, after)
        for name, part in {**parts, CRIMES: changed, "datapackage.json": told}.items():
            target.writestr(name, part)
