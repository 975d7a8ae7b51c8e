"""Finds who is out now without reading every patrol there was; made while the table stays in use."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("patrols", "0006_index_of_arrivals")]

    operations = [
        AddIndexConcurrently(
            model_name="patrol",
            index=models.Index(
                fields=["started_at"],
                name="running_patrols",
                condition=Q(ended_at__isnull=True, struck_at__isnull=True),
            ),
        ),
    ]
