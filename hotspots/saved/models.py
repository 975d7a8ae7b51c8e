"""A question of the map that somebody keeps under a name."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from hotspots.saved.querysets import SavedViewQuerySet


# What was shared and then deleted must stay readable, so leaving is kept too.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class SavedView(models.Model):
    """The filters of one page of the map, under a name. It holds no figures: opening it asks anew.

    A period such as the last four weeks ends on the day it is opened; two dates stay those dates.
    """

    class Page(models.TextChoices):
        MAP = "map", "Map"
        TREND = "trend", "Trend"
        CONCENTRATION = "concentration", "Concentration"
        CLUSTERS = "clusters", "Clusters"
        CHANGE = "change", "Change"
        DISPLACEMENT = "displacement", "Displacement"
        NEAR_REPEATS = "near_repeats", "Near repeats"

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    page = models.CharField(max_length=20, choices=Page)
    query = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField("shared with one's own organisation", default=False)
    saved_at = models.DateTimeField()

    objects: ClassVar = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = (Lower("name"), "pk")
        constraints: ClassVar = [
            models.UniqueConstraint("owner", Lower("name"), name="one_view_of_a_name_per_person")
        ]
        indexes: ClassVar = [models.Index(fields=["owner"], name="views_by_owner")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page with the filters: there is no other page of a view."""
        return f"{reverse('hotspots:' + self.page.replace('_', '-'))}?{self.query}"
