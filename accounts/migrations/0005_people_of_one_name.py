"""People of the same name are in the same order each time."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_governance_and_who_added_whom")]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={"ordering": ("full_name", "pk")},
        ),
    ]
