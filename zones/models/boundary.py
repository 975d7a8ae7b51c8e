"""Published outlines: wards, census areas, the district."""

from typing import ClassVar

from django.db import models

from zones.boundaries.querysets import BoundaryQuerySet


class Boundary(models.Model):
    """A ward, a census area (LSOA) or the district as published for one year, loaded from a file.

    It is context to look at beside zones. No record is placed by it, and loading a file again replaces
    what the file names; so it has no history of its own.
    """

    class Kind(models.TextChoices):
        WARD = "ward", "Ward"
        LSOA = "lsoa", "Census area (LSOA)"
        DISTRICT = "district", "District"

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    vintage = models.PositiveSmallIntegerField(help_text="The year for which it was published.")
    geometry = models.JSONField(help_text="GeoJSON polygon or polygons, [lng, lat].")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    objects: ClassVar = BoundaryQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "name", "vintage")
        verbose_name_plural = "boundaries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("kind", "vintage", "code"), name="one_outline_of_a_code_and_year"
            ),
            models.CheckConstraint(
                condition=models.Q(vintage__range=(1970, 2100)), name="boundary_vintage_is_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}, {self.vintage})"
