"""Periods, holds, what was erased and what was counted of it, and looks at old words."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_partitioned_and_sealed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ErasedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('month', models.DateField(verbose_name='first day of the month')),
                ('place', models.CharField(blank=True, max_length=60)),
                ('category', models.CharField(max_length=60)),
                ('count', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ('kind', 'month', 'place', 'category'),
                'constraints': [models.UniqueConstraint(fields=('kind', 'month', 'place', 'category'), name='one_erased_count_of_each')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('months', models.PositiveSmallIntegerField()),
                ('basis', models.CharField(max_length=80)),
                ('before', models.DateTimeField(help_text='Those that began earlier are over.')),
                ('references', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('first_at', models.DateTimeField(help_text='When the oldest of them began.')),
                ('last_at', models.DateTimeField(help_text='When the newest of them began.')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('declined', 'Not erased'), ('erased', 'Erased')], default='proposed', max_length=10)),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('took', models.JSONField(default=dict)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('kind',), name='one_proposed_erasure_per_kind'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_erasure_says_who_and_when')],
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name='which record')),
                ('first_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('last_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
                ('at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('reference', ''), _negated=True), ('first_on__isnull', True), ('last_on__isnull', True)), models.Q(('first_on__isnull', False), ('first_on__lte', models.F('last_on')), ('last_on__isnull', False), ('reference', '')), _connector='OR'), name='hold_is_on_a_record_or_on_days'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_by__isnull', True)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='lifted_hold_says_by_whom')],
            },
        ),
        migrations.CreateModel(
            name='RetentionPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('months', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('basis', models.CharField(max_length=80, verbose_name='where it is decided')),
                ('confirmed_at', models.DateTimeField()),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('kind', '-from_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('months__gte', 1)), name='retention_lasts_a_month_or_more')],
            },
        ),
        migrations.CreateModel(
            name='TextReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('reference', models.CharField(max_length=60)),
                ('outcome', models.CharField(choices=[('kept', 'Kept'), ('taken_out', 'Taken out')], max_length=10)),
                ('keep_until_on', models.DateField(null=True, verbose_name='keep until')),
                ('looked_at', models.DateTimeField()),
                ('looked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-pk',),
                'indexes': [models.Index(fields=['kind', 'keep_until_on'], name='texts_looked_at')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('keep_until_on__isnull', False), ('outcome', 'kept')), models.Q(('keep_until_on__isnull', True), ('outcome', 'taken_out')), _connector='OR'), name='kept_text_says_until_when')],
            },
        ),
    ]

