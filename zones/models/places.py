"""Places: hotspot zones, the outlines each has had, and the fields that every located record carries."""

from datetime import date, timedelta
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zones.geometry import polygon_from_geojson
from zones.querysets import LocatedQuerySet, ZoneQuerySet, ZoneVersionQuerySet


@pghistory.track()
class Zone(models.Model):
    """A hotspot zone, or the wider place around some of them. Its outline is in its versions.

    It is a name that people keep using while the line on the map moves.
    """

    class Kind(models.TextChoices):
        HOTSPOT = "hotspot", "Hotspot zone"
        CONTEXT = "context", "Wider area"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.HOTSPOT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    objects: ClassVar = ZoneQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("zones:detail", args=[self.slug])


@pghistory.track()
class ZoneVersion(models.Model):
    """A zone's outline from one day to another.

    A record keeps the version that it was assigned to, so redrawing a zone never rewrites an
    earlier count. `valid_to` is the first day on which the outline no longer holds.
    """

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    geometry = models.JSONField(help_text="GeoJSON polygon, [lng, lat].")
    area_m2 = models.PositiveIntegerField()
    method = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=20, blank=True)
    data_from = models.DateField(null=True, blank=True, help_text="First day of the data it was drawn from.")
    data_to = models.DateField(null=True, blank=True, help_text="Last day of the data it was drawn from.")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = ZoneVersionQuerySet.as_manager()

    class Meta:
        ordering = ("zone__name", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("zone", "number"), name="version_numbers_are_unique"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
                name="version_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(data_from__isnull=True, data_to__isnull=True)
                | Q(data_from__isnull=False, data_to__gte=models.F("data_from")),
                name="version_data_window_is_whole",
            ),
            # Ranges on both sides, because plain equality in GiST needs an extension we do without.
            ExclusionConstraint(
                name="one_outline_of_a_zone_at_a_time",
                expressions=[
                    (
                        models.Func("zone_id", "zone_id", models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    (models.Func("valid_from", "valid_to", function="daterange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone}, version {self.number}"

    @property
    def polygon(self) -> Any:
        return polygon_from_geojson(self.geometry)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def area_hectares(self) -> float:
        return self.area_m2 / 10_000

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, or None while no later outline is known."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None


class Located(models.Model):
    """What every record with a place carries: the point, its H3 cell, and the zone as then drawn.

    A record known only by its zone has a zone version and no point: a made-up point would draw a
    hotspot in the middle of the zone.
    """

    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    h3_cell = models.BigIntegerField(null=True, blank=True, editable=False, db_index=True)
    zone_version = models.ForeignKey(
        ZoneVersion, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects: ClassVar = LocatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lng__isnull=True, h3_cell__isnull=True)
                | Q(lat__isnull=False, lng__isnull=False, h3_cell__isnull=False),
                name="%(app_label)s_%(class)s_point_is_whole",
            )
        ]

    @property
    def zone(self) -> Zone | None:
        return self.zone_version.zone if self.zone_version else None

    @property
    def has_point(self) -> bool:
        return self.lat is not None

    def is_at(self, lat: float | None, lng: float | None, zone: Zone | None) -> bool:
        """Whether that is its place already: then the outline that it was assigned to stays."""
        before = (self.lat, self.lng, None if self.has_point else self.zone)
        return before == (lat, lng, None if lat is not None else zone)
