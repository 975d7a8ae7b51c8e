"""Indexes by batch and by a crime's identifier; made while the tables stay in use."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # A build that was broken off leaves an invalid index: drop it by its name, then migrate again.
    atomic = False

    dependencies = [("incidents", "0007_batches_and_outcomes")]

    operations = [
        AddIndexConcurrently(
            model_name="incident",
            index=models.Index(
                fields=["import_batch"],
                name="incidents_of_a_batch",
                condition=models.Q(import_batch__isnull=False),
            ),
        ),
        AddIndexConcurrently(
            model_name="recordedcrime",
            index=models.Index(
                fields=["crime_id"], name="crimes_by_id", condition=~models.Q(crime_id="")
            ),
        ),
    ]
