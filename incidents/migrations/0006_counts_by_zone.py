"""Counts of zones by week and by hour, for the weekly paper; an older release that still runs reads none of them.

Nothing that is there is rewritten: the table of incidents is locked only while two triggers are replaced.
"""

import django.db.models.deletion
import incidents.categories
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0005_wide_counts'),
        ('zones', '0003_authorisations_and_boundaries'),
    ]

    operations = [
        migrations.CreateModel(
            name='ZoneHourCount',
            fields=[
                ('pk', models.CompositePrimaryKey('on', 'zone_version', 'hour', blank=True, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(help_text='By the London clock.')),
                ('zone_version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zones.zoneversion')),
                ('hour', models.SmallIntegerField(help_text='0 to 23, or -1 where it is not known.')),
                ('count', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='ZoneWeekCount',
            fields=[
                ('pk', models.CompositePrimaryKey('starts_on', 'zone_version', 'category', blank=True, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(help_text='A Monday.')),
                ('zone_version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='zones.zoneversion')),
                ('category', models.CharField(choices=[(incidents.categories.Category['VIOLENCE'], 'Violence'), (incidents.categories.Category['DOMESTIC_ABUSE'], 'Domestic abuse'), (incidents.categories.Category['SEXUAL_OFFENCE'], 'Sexual offence'), (incidents.categories.Category['HATE_CRIME'], 'Hate crime'), (incidents.categories.Category['WEAPONS'], 'Possession of a weapon'), (incidents.categories.Category['ROBBERY'], 'Robbery'), (incidents.categories.Category['ANTISOCIAL_BEHAVIOUR'], 'Anti-social behaviour'), (incidents.categories.Category['DRUGS'], 'Drugs'), (incidents.categories.Category['THEFT'], 'Theft'), (incidents.categories.Category['CRIMINAL_DAMAGE'], 'Criminal damage'), (incidents.categories.Category['OTHER'], 'Other')], max_length=30)),
                ('count', models.PositiveIntegerField()),
                ('day_only', models.PositiveIntegerField(help_text='Known only by their day.')),
                ('zone_only', models.PositiveIntegerField(help_text='Known only by their zone.')),
                ('late', models.PositiveIntegerField(help_text='Reported after the week had ended.')),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incident',
            name='mark_weeks_on_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incident',
            name='uncount_on_truncate',
        ),
        migrations.AddField(
            model_name='countedspan',
            name='zones',
            field=models.BooleanField(db_default=False, default=False, help_text='The zones of this week were counted too.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='mark_weeks_on_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO incidents_staleweek (starts_on, transaction)\n    SELECT DISTINCT date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date,\n        pg_current_xact_id()::text::bigint\n    FROM (SELECT unnest(ARRAY[before.occurred_at, after.occurred_at]) AS occurred_at FROM before JOIN after USING (id) WHERE before.occurred_at IS DISTINCT FROM after.occurred_at OR before.h3_cell IS DISTINCT FROM after.h3_cell OR before.category IS DISTINCT FROM after.category OR before.status IS DISTINCT FROM after.status OR before.zone_version_id IS DISTINCT FROM after.zone_version_id OR before.time_precision IS DISTINCT FROM after.time_precision OR before.reported_at IS DISTINCT FROM after.reported_at) AS written\n    ON CONFLICT DO NOTHING;\n    RETURN NULL;\n", hash='ac3ce5f869cc570644b8d7f87888dd51518e9e21', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_mark_weeks_on_update_22bc9', referencing='REFERENCING OLD TABLE AS before  NEW TABLE AS after ', table='incidents_incident', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='uncount_on_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='DELETE FROM incidents_countedspan; DELETE FROM incidents_incidentcount; DELETE FROM incidents_wideincidentcount; DELETE FROM incidents_zoneweekcount; DELETE FROM incidents_zonehourcount; RETURN NULL;', hash='30ce0177455d82dbc519ea35952f69bceb97b731', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_uncount_on_truncate_bc7c2', table='incidents_incident', when='AFTER')),
        ),
    ]
