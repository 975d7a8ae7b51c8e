"""What somebody could do who owns the database: past the triggers, behind the service's back."""

from django.db import connection


def behind_the_back(statement: str, table: str = "audit_accessrecord") -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
