"""The access log by months, in a table that only takes additions; seals over it; reasons in it.

The rows are copied into the new table in one transaction, during which nobody can write to the log, so no
page opens: 15 seconds for 300,000 rows on a machine busy with other work. Undone, they are copied back.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# No way around it by a setting of the session, as pgtrigger's own triggers have one.
REFUSE = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'It can be added to and nothing else: % of % is refused', TG_OP, TG_TABLE_NAME;
END $$
"""

# Runs as the owner of the log, so that the service can make months ahead though it owns nothing. It is made
# beside and then attached, which waits for nobody who only reads or adds to other months.
MAKE_MONTH = """
CREATE FUNCTION audit_make_month(month date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    month_name text := 'audit_accessrecord_' || to_char(month, 'YYYY_MM');
    starts timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
    ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
    moved bigint;
    reader text;
BEGIN
    IF to_regclass('public.' || month_name) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE audit_accessrecord INCLUDING DEFAULTS INCLUDING CONSTRAINTS '
                   'INCLUDING INDEXES)', month_name);
    -- What was written while its month was missing lies in the default part and belongs here.
    LOCK TABLE audit_accessrecord_other IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('INSERT INTO %I SELECT * FROM audit_accessrecord_other WHERE at >= %L AND at < %L',
                   month_name, starts, ends);
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved > 0 THEN
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE audit_accessrecord_other DISABLE TRIGGER USER;
        DELETE FROM audit_accessrecord_other WHERE at >= starts AND at < ends;
        ALTER TABLE audit_accessrecord_other ENABLE TRIGGER USER;
    END IF;
    EXECUTE format('ALTER TABLE audit_accessrecord ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   month_name, starts, ends);
    EXECUTE format('CREATE TRIGGER only_added_to_whole BEFORE TRUNCATE ON %I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()', month_name);
    -- Nobody reaches a month but through the log: what default privileges gave is taken back.
    FOR reader IN
        SELECT DISTINCT grantee::regrole::text FROM pg_class, aclexplode(relacl)
        WHERE oid = to_regclass('public.' || month_name) AND grantee <> relowner AND grantee <> 0
    LOOP
        EXECUTE format('REVOKE ALL ON %I FROM %s', month_name, reader);
    END LOOP;
    RETURN true;
END $$
"""

TO_MONTHS = f"""
LOCK TABLE audit_accessrecord IN ACCESS EXCLUSIVE MODE;
ALTER TABLE audit_accessrecord RENAME TO audit_accessrecord_whole;
CREATE SEQUENCE audit_accessrecord_number AS bigint;
CREATE SEQUENCE audit_seals_given AS bigint;
CREATE TABLE audit_accessrecord (LIKE audit_accessrecord_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
    PARTITION BY RANGE (at);
ALTER TABLE audit_accessrecord ALTER COLUMN id SET DEFAULT nextval('audit_accessrecord_number');
ALTER SEQUENCE audit_accessrecord_number OWNED BY audit_accessrecord.id;
ALTER SEQUENCE audit_seals_given OWNED BY audit_accessseal.number;
CREATE TABLE audit_accessrecord_other PARTITION OF audit_accessrecord DEFAULT;
{REFUSE};
{MAKE_MONTH};
SELECT audit_make_month(month::date) FROM generate_series(
    date_trunc('month', (SELECT least(min(at), now()) AT TIME ZONE 'UTC' FROM audit_accessrecord_whole)),
    date_trunc('month', now() AT TIME ZONE 'UTC') + interval '3 months', interval '1 month'
) AS month;
INSERT INTO audit_accessrecord SELECT * FROM audit_accessrecord_whole ORDER BY id;
SELECT setval('audit_accessrecord_number', greatest(
    (SELECT coalesce(max(id), 0) FROM audit_accessrecord_whole) + 1,
    (SELECT last_value FROM pg_sequences WHERE format('%I.%I', schemaname, sequencename)::regclass
        = pg_get_serial_sequence('audit_accessrecord_whole', 'id')::regclass)
), false);
DROP TABLE audit_accessrecord_whole;
ALTER TABLE audit_accessrecord ADD CONSTRAINT audit_accessrecord_pkey PRIMARY KEY (id, at);
CREATE INDEX audit_accessrecord_at ON audit_accessrecord (at);
CREATE INDEX audit_acces_kind_ef411f_idx ON audit_accessrecord (kind, at DESC);
CREATE INDEX audit_acces_user_id_97dae6_idx ON audit_accessrecord (user_id, at DESC);
ALTER TABLE audit_accessrecord ADD CONSTRAINT audit_accessrecord_user_id_fk
    FOREIGN KEY (user_id) REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit_accessrecord
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER only_added_to_whole BEFORE TRUNCATE ON audit_accessrecord
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER only_added_to_whole BEFORE TRUNCATE ON audit_accessrecord_other
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit_accessseal
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER only_added_to_whole BEFORE TRUNCATE ON audit_accessseal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
REVOKE ALL ON FUNCTION audit_make_month(date) FROM PUBLIC
"""

TO_ONE_TABLE = """
LOCK TABLE audit_accessrecord IN ACCESS EXCLUSIVE MODE;
ALTER TABLE audit_accessrecord RENAME TO audit_accessrecord_months;
CREATE TABLE audit_accessrecord (LIKE audit_accessrecord_months INCLUDING CONSTRAINTS);
INSERT INTO audit_accessrecord SELECT * FROM audit_accessrecord_months ORDER BY id;
DROP TABLE audit_accessrecord_months;
ALTER TABLE audit_accessrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;
SELECT setval(pg_get_serial_sequence('audit_accessrecord', 'id'), coalesce(max(id), 0) + 1, false)
    FROM audit_accessrecord;
ALTER TABLE audit_accessrecord ADD CONSTRAINT audit_accessrecord_pkey PRIMARY KEY (id);
CREATE INDEX audit_accessrecord_at ON audit_accessrecord (at);
CREATE INDEX audit_acces_kind_ef411f_idx ON audit_accessrecord (kind, at DESC);
CREATE INDEX audit_acces_user_id_97dae6_idx ON audit_accessrecord (user_id, at DESC);
CREATE INDEX audit_accessrecord_user_id ON audit_accessrecord (user_id);
ALTER TABLE audit_accessrecord ADD CONSTRAINT audit_accessrecord_user_id_fk
    FOREIGN KEY (user_id) REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED;
DROP TRIGGER only_added_to ON audit_accessseal;
DROP TRIGGER only_added_to_whole ON audit_accessseal;
DROP SEQUENCE audit_seals_given;
DROP FUNCTION audit_make_month(date);
DROP FUNCTION audit_refuse_change()
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("audit", "0002_undo_is_an_action"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessrecord",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="accessrecord",
            name="action",
            field=models.CharField(
                choices=[
                    ("view", "Viewed"),
                    ("list", "Listed"),
                    ("map", "Loaded on a map"),
                    ("export", "Exported"),
                    ("print", "Printed"),
                    ("import", "Imported"),
                    ("undo", "Undid an import"),
                    ("issue", "Issued"),
                    ("sign_in", "Signed in"),
                    ("sign_in_failed", "Failed to sign in"),
                    ("sign_out", "Signed out"),
                    ("added", "Added"),
                    ("removed", "Removed"),
                    ("reset", "Reset"),
                    ("erased", "Erased"),
                    ("refused", "Was refused"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="AccessSeal",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("after_pk", models.BigIntegerField()),
                ("last_pk", models.BigIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ("number",)},
        ),
        migrations.CreateModel(
            name="AccessCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("seals", models.PositiveBigIntegerField()),
                ("rows", models.PositiveBigIntegerField()),
                ("newest", models.CharField(blank=True, max_length=64)),
                ("problem", models.CharField(blank=True, max_length=300)),
            ],
            options={"ordering": ("-pk",)},
        ),
        pgtrigger.migrations.RemoveTrigger(model_name="accessrecord", name="append_only"),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="accessrecord",
                    name="user",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(TO_MONTHS, TO_ONE_TABLE),
    ]
