"""What was written about incidents can be searched; the index is made while the table stays in use."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    # A build that was broken off leaves an invalid index: drop it by its name, then migrate again.
    atomic = False

    dependencies = [("incidents", "0008_indexes_of_batches_and_crimes")]

    operations = [
        AddIndexConcurrently(
            model_name="incident",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("description", config="english"),
                name="incidents_by_words",
            ),
        ),
    ]
