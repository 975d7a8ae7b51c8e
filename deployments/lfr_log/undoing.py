"""Taking a log's deployments out again, while nobody has built on them."""

from typing import Any

from deployments.models import DeploymentResult, TechDeployment
from imports.models import ImportBatch

_MOST_NAMED = 5


def what_depends(batch: ImportBatch) -> list[str]:
    """What was changed since, and what points at it. An issued paper holds its own figures: no hindrance."""
    found = []
    if corrected := _corrected(batch):
        found.append(f"Put right since it was imported: {_named(corrected)}.")
    for called, references in _pointed_at(batch).items():
        found.append(f"{called.capitalize()} point at {_named(references)}.")
    return found


def take_out(batch: ImportBatch) -> int:
    deployments = TechDeployment.objects.filter(import_batch=batch)
    return int(deployments.delete()[1].get("deployments.TechDeployment", 0))


def _corrected(batch: ImportBatch) -> list[str]:
    """By their history: everything that the import itself wrote was new, and written within it."""
    made = TechDeployment.objects.filter(import_batch=batch)
    events = _history_of(TechDeployment).objects.filter(pgh_obj__in=made)
    written_within = set(events.filter(pgh_label="insert").values_list("pgh_context_id", flat=True))
    changed = set(events.exclude(pgh_label="insert").values_list("pgh_obj_id", flat=True))
    of_results = _history_of(DeploymentResult).objects.filter(deployment__in=made)
    changed |= {
        deployment
        for deployment, label, context in of_results.values_list("deployment", "pgh_label", "pgh_context_id")
        if label != "insert" or context not in written_within
    }
    return list(made.filter(pk__in=changed).order_by("pk").values_list("reference", flat=True))


def _pointed_at(batch: ImportBatch) -> dict[str, list[str]]:
    """Records of rooms above, which this room does not know by name."""
    found = {}
    for relation in TechDeployment._meta.related_objects:
        model: Any = relation.related_model
        field: Any = relation.field
        # Histories point without holding anything back.
        if model is DeploymentResult or not field.db_constraint:
            continue
        pointing = model.objects.filter(**{f"{field.name}__import_batch": batch})
        references = pointing.order_by().values_list(f"{field.name}__reference", flat=True)
        if named := sorted(set(references)):
            found[str(model._meta.verbose_name_plural)] = named
    return found


def _history_of(model: Any) -> Any:
    """The events that pghistory keeps of it."""
    return model.pgh_event_model


def _named(references: list[str]) -> str:
    more = len(references) - _MOST_NAMED
    return ", ".join(references[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
