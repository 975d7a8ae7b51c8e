"""Counts per cell, week and kind beside the incidents, and the triggers that mark which are stale."""

import incidents.categories
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0002_recorded_crime'),
        ('zones', '0003_authorisations_and_boundaries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CountedSpan',
            fields=[
                ('pk', models.CompositePrimaryKey('weeks', 'starts_on', blank=True, editable=False, primary_key=True, serialize=False)),
                ('weeks', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField(help_text='A Monday.')),
            ],
        ),
        migrations.CreateModel(
            name='IncidentCount',
            fields=[
                ('pk', models.CompositePrimaryKey('weeks', 'cell', 'starts_on', 'category', blank=True, editable=False, primary_key=True, serialize=False)),
                ('weeks', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField(help_text='A Monday.')),
                ('cell', models.BigIntegerField(help_text='H3, resolution 10.')),
                ('category', models.CharField(choices=[(incidents.categories.Category['VIOLENCE'], 'Violence'), (incidents.categories.Category['DOMESTIC_ABUSE'], 'Domestic abuse'), (incidents.categories.Category['SEXUAL_OFFENCE'], 'Sexual offence'), (incidents.categories.Category['HATE_CRIME'], 'Hate crime'), (incidents.categories.Category['WEAPONS'], 'Possession of a weapon'), (incidents.categories.Category['ROBBERY'], 'Robbery'), (incidents.categories.Category['ANTISOCIAL_BEHAVIOUR'], 'Anti-social behaviour'), (incidents.categories.Category['DRUGS'], 'Drugs'), (incidents.categories.Category['THEFT'], 'Theft'), (incidents.categories.Category['CRIMINAL_DAMAGE'], 'Criminal damage'), (incidents.categories.Category['OTHER'], 'Other')], max_length=30)),
                ('count', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='StaleWeek',
            fields=[
                ('pk', models.CompositePrimaryKey('starts_on', 'transaction', blank=True, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(help_text='A Monday.')),
                ('transaction', models.BigIntegerField()),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='mark_weeks_on_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO incidents_staleweek (starts_on, transaction)\n    SELECT DISTINCT date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date,\n        pg_current_xact_id()::text::bigint\n    FROM (SELECT occurred_at FROM after) AS written\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n", hash='b59acf0476b3743a40605c5d172f981898c061cc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_mark_weeks_on_insert_f9ba2', referencing='REFERENCING NEW TABLE AS after ', table='incidents_incident', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='mark_weeks_on_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO incidents_staleweek (starts_on, transaction)\n    SELECT DISTINCT date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date,\n        pg_current_xact_id()::text::bigint\n    FROM (SELECT unnest(ARRAY[before.occurred_at, after.occurred_at]) AS occurred_at FROM before JOIN after USING (id) WHERE before.occurred_at IS DISTINCT FROM after.occurred_at OR before.h3_cell IS DISTINCT FROM after.h3_cell OR before.category IS DISTINCT FROM after.category OR before.status IS DISTINCT FROM after.status) AS written\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n", hash='7e31abf85bd66d43248e9ddc2f3a23f67b2269a8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_mark_weeks_on_update_22bc9', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='incidents_incident', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='mark_weeks_on_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO incidents_staleweek (starts_on, transaction)\n    SELECT DISTINCT date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date,\n        pg_current_xact_id()::text::bigint\n    FROM (SELECT occurred_at FROM before) AS written\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n", hash='f20e7597041e02b9b61ffa4fc93c8d49ab520eed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_mark_weeks_on_delete_9e850', referencing='REFERENCING OLD TABLE AS before ', table='incidents_incident', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='uncount_on_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='DELETE FROM incidents_countedspan; DELETE FROM incidents_incidentcount; RETURN NULL;', hash='47f1767b1746cf3d1595d68145a9a189b78bbd02', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_uncount_on_truncate_bc7c2', table='incidents_incident', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='incidentcount',
            index=models.Index(fields=['weeks', 'starts_on'], name='counts_by_time'),
        ),
    ]
