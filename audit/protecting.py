"""The role that the service works as: it reads and adds to the access log, and can do no more to it."""

from django.db import connection, transaction
from psycopg2 import sql  # type: ignore[import-untyped]

LOG = ("audit_accessrecord", "audit_accessseal", "audit_accesscheck")
# What was let go of it, which only the owner can: the service reads of it.
ANCHORS = "audit_accessanchor"


class NotProtectedError(Exception):
    """Nothing was changed. Its words are for people."""


@transaction.atomic
def protect_access_log(*, role: str, password: str) -> None:
    """Make the role if it is not there, and give it what the service needs. Asked by the owner of the tables.

    Twice changes nothing. New tables are given by the next time, so it is run after every `migrate`.
    """
    _refuse_a_role_that_could_undo_it(role)
    exists = _ask("SELECT 1 FROM pg_roles WHERE rolname = %s", role)
    verb = "ALTER" if exists else "CREATE"
    _run(f"{verb} ROLE {{role}} LOGIN PASSWORD {{password}}", role, password=sql.Literal(password))
    _run("GRANT USAGE ON SCHEMA public TO {role}", role)
    _run("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}", role)
    # MAINTAIN, because imports have their tables analysed; else that would be skipped with a warning alone.
    _run("GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO {role}", role)
    _run("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}", role)
    for (part,) in _ask(
        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_accessrecord'::regclass"
    ):
        _run("REVOKE ALL ON {table} FROM {role}", role, table=sql.Identifier(part))
    # To find what lies there because its month was missing.
    _run("GRANT SELECT ON audit_accessrecord_other TO {role}", role)
    for table in LOG:
        _run("REVOKE ALL ON {table} FROM {role}", role, table=sql.Identifier(table))
        _run("GRANT SELECT, INSERT ON {table} TO {role}", role, table=sql.Identifier(table))
    _run("REVOKE ALL ON {table} FROM {role}", role, table=sql.Identifier(ANCHORS))
    _run("GRANT SELECT ON {table} TO {role}", role, table=sql.Identifier(ANCHORS))
    _run("GRANT EXECUTE ON FUNCTION audit_make_month(date) TO {role}", role)


def _refuse_a_role_that_could_undo_it(role: str) -> None:
    found = _ask(
        "SELECT rolsuper OR rolcreaterole, pg_has_role(%s, tableowner, 'MEMBER') FROM pg_roles, pg_tables"
        " WHERE rolname = %s AND tablename = %s AND schemaname = 'public'",
        role, role, LOG[0],
    )  # fmt: skip
    if found and any(found[0]):
        raise NotProtectedError(
            f"The role {role} owns the access log or may make itself its owner: name another in SERVICE_ROLE."
        )


def _run(statement: str, role: str, **parts: sql.Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role), **parts))


def _ask(statement: str, *values: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
