"""Indexes from which the map of a period, and of a place, is answered; made while the table stays in use."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # A build that was broken off leaves an invalid index: drop it by its name, then migrate again.
    atomic = False

    dependencies = [("incidents", "0003_counts_beside_the_incidents")]

    operations = [
        AddIndexConcurrently(
            model_name="incident",
            index=models.Index(
                fields=["occurred_at"],
                include=("h3_cell", "category", "status"),
                name="incidents_of_a_period",
            ),
        ),
        AddIndexConcurrently(
            model_name="incident",
            index=models.Index(fields=["h3_cell", "occurred_at"], name="incidents_of_a_place"),
        ),
        RemoveIndexConcurrently(model_name="incident", name="incidents_i_occurre_35d209_idx"),
        # An index answers alone only for pages that vacuum has seen. By default it looks when a fifth of the
        # table is new, so the newest month of a long table would be read row by row for a year.
        migrations.RunSQL(
            "ALTER TABLE incidents_incident SET (autovacuum_vacuum_insert_scale_factor = 0.005)",
            "ALTER TABLE incidents_incident RESET (autovacuum_vacuum_insert_scale_factor)",
        ),
    ]
