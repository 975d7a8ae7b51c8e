"""Finds the visits of a period however many years are on record; made while the table stays in use."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("patrols", "0005_deleted_visits_are_history")]

    operations = [
        AddIndexConcurrently(
            model_name="visit",
            index=models.Index(fields=["arrived_at"], name="patrols_vis_arrived_fa7ce3_idx"),
        ),
    ]
