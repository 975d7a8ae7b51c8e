"""Undoing is a worker's, like importing; the log of facial recognition has a key like the others'."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

_STATE = models.CharField(
    choices=[
        ("staged", "Files received"),
        ("checking", "Being checked"),
        ("checked", "Checked, not imported yet"),
        ("importing", "Being imported"),
        ("imported", "Imported"),
        ("refused", "Refused, nothing was changed"),
        ("undoing", "Being undone"),
        ("undone", "Undone"),
        ("abandoned", "Abandoned, nothing was changed"),
    ],
    default="staged",
    max_length=10,
)
_OLD_KEY, _NEW_KEY = "lfr-log", "lfr_log"


def _call_it(apps: Any, old: str, new: str) -> None:
    for model in ("ImportBatch", "SenderMapping"):
        apps.get_model("imports", model).objects.filter(kind=old).update(kind=new)


def _forwards(apps: Any, _: Any) -> None:
    _call_it(apps, _OLD_KEY, _NEW_KEY)


def _backwards(apps: Any, _: Any) -> None:
    """What waits to be undone is as it was before: somebody can ask again."""
    _call_it(apps, _NEW_KEY, _OLD_KEY)
    waiting = apps.get_model("imports", "ImportBatch").objects.filter(state="undoing")
    waiting.update(state="imported", undone_by=None, undone_reason="")


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        migrations.AlterField(model_name="importbatch", name="state", field=_STATE),
        migrations.AlterField(model_name="importbatchevent", name="state", field=_STATE),
        migrations.RemoveIndex(model_name="importbatch", name="batches_at_work"),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(
                fields=["state"],
                name="batches_at_work",
                condition=Q(state__in=["checking", "importing", "undoing"]),
            ),
        ),
        migrations.RemoveConstraint(
            model_name="importbatch", name="imported_batch_was_checked_and_confirmed"
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=~Q(state__in=["importing", "imported", "undoing", "undone"])
                | Q(checked_at__isnull=False, confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="imported_batch_was_checked_and_confirmed",
            ),
        ),
        migrations.RemoveConstraint(model_name="importbatch", name="undone_batch_says_who_and_why"),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=(
                    ~Q(state__in=["undoing", "undone"])
                    & Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                )
                | (
                    Q(state="undoing", undone_at__isnull=True, undone_by__isnull=False)
                    & ~Q(undone_reason="")
                )
                | (
                    Q(state="undone", undone_at__isnull=False, undone_by__isnull=False)
                    & ~Q(undone_reason="")
                ),
                name="undone_batch_says_who_and_why",
            ),
        ),
        migrations.RunPython(_forwards, _backwards),
    ]
