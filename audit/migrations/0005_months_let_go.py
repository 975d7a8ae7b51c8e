"""What is written down of a month of the access log that is let go; added to alone, like the log."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ADDED_TO_ALONE = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit_accessanchor
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER only_added_to_whole BEFORE TRUNCATE ON audit_accessanchor
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()
"""
NOT_ANY_MORE = """
DROP TRIGGER only_added_to ON audit_accessanchor;
DROP TRIGGER only_added_to_whole ON audit_accessanchor
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("audit", "0004_retention"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessAnchor",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("month", models.DateField()),
                ("rows", models.PositiveBigIntegerField()),
                ("first_seal", models.PositiveBigIntegerField()),
                ("last_seal", models.PositiveBigIntegerField()),
                ("last_sha256", models.CharField(blank=True, max_length=64)),
                ("rest", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("number",)},
        ),
        migrations.RunSQL(ADDED_TO_ALONE, NOT_ANY_MORE),
    ]
