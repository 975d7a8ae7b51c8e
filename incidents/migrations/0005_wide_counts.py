"""Counts of wide cells beside those of small ones; an older release that still runs reads none of them."""

import incidents.categories
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0004_indexes_of_the_map'),
    ]

    operations = [
        migrations.CreateModel(
            name='WideIncidentCount',
            fields=[
                ('weeks', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField(help_text='A Monday.')),
                ('category', models.CharField(choices=[(incidents.categories.Category['VIOLENCE'], 'Violence'), (incidents.categories.Category['DOMESTIC_ABUSE'], 'Domestic abuse'), (incidents.categories.Category['SEXUAL_OFFENCE'], 'Sexual offence'), (incidents.categories.Category['HATE_CRIME'], 'Hate crime'), (incidents.categories.Category['WEAPONS'], 'Possession of a weapon'), (incidents.categories.Category['ROBBERY'], 'Robbery'), (incidents.categories.Category['ANTISOCIAL_BEHAVIOUR'], 'Anti-social behaviour'), (incidents.categories.Category['DRUGS'], 'Drugs'), (incidents.categories.Category['THEFT'], 'Theft'), (incidents.categories.Category['CRIMINAL_DAMAGE'], 'Criminal damage'), (incidents.categories.Category['OTHER'], 'Other')], max_length=30)),
                ('count', models.PositiveIntegerField()),
                ('pk', models.CompositePrimaryKey('weeks', 'starts_on', 'cell', 'category', blank=True, editable=False, primary_key=True, serialize=False)),
                ('cell', models.BigIntegerField(help_text='H3, resolution 7.')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incident',
            name='uncount_on_truncate',
        ),
        migrations.AddField(
            model_name='countedspan',
            name='wide',
            field=models.BooleanField(db_default=False, default=False, help_text='Wide cells were counted too.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incident',
            trigger=pgtrigger.compiler.Trigger(name='uncount_on_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func='DELETE FROM incidents_countedspan; DELETE FROM incidents_incidentcount; DELETE FROM incidents_wideincidentcount; RETURN NULL;', hash='0cac1050121dac1bbc6b413a6d797f761028c2ab', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_uncount_on_truncate_bc7c2', table='incidents_incident', when='AFTER')),
        ),
    ]
