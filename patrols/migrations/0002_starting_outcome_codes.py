"""The list of outcome codes that a new installation starts with."""

from django.db import migrations

from patrols.outcome_codes import add_starting_codes


def add(apps, schema_editor):
    add_starting_codes(apps.get_model("patrols", "OutcomeCode"))


class Migration(migrations.Migration):
    dependencies = [("patrols", "0001_initial")]

    # Going back keeps the codes: patrols may be using them, and going further back drops the table.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
