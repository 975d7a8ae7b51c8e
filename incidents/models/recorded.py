"""What the police publish each month: context for a reader, never events of a week."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audit.belonging import belongs_to, is_whole_of
from imports.models import ImportBatch
from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES
from incidents.recorded_querysets import RecordedCrimeQuerySet


class PoliceFile(models.Model):
    """One monthly file of one police force, as it was last imported; the file itself is not kept.

    Importing the same force, month and kind again replaces its rows whole, because most rows have
    nothing to know them by.
    """

    class Kind(models.TextChoices):
        STREET = "street", "Street crime"
        STOP_AND_SEARCH = "stop_and_search", "Stop and search"
        OUTCOMES = "outcomes", "Outcomes"

    force = models.SlugField(max_length=60)
    month = models.DateField(help_text="The first day of the month.")
    kind = models.CharField(max_length=20, choices=Kind)
    area = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    recipe = models.CharField(
        max_length=16, help_text="Changes when the same file would now be read into other rows."
    )
    file_name = models.CharField(max_length=255)
    rows_read = models.PositiveIntegerField(default=0)
    rows_kept = models.PositiveIntegerField(default=0)
    rows_outside = models.PositiveIntegerField(default=0)
    rows_without_location = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    import_batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    # The same month as it was before this file took its place, if it was there.
    replaced = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        ordering = ("-month", "force", "kind")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("force", "month", "kind"), name="one_file_per_force_month_and_kind"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="police_file_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(rows_kept__lte=F("rows_read")), name="police_file_keeps_what_it_read"
            ),
        ]
        triggers: ClassVar = [
            *is_whole_of("incidents_recordedcrime", "file"),
            *is_whole_of("incidents_recordedoutcome", "file"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.force}, {self.month:%B %Y}"


class RecordedCrime(models.Model):
    """A crime as data.police.uk publishes it: month only, moved to a point that stands for many.

    Not an incident: it has no day and no true place, so it has no zone and no week. Rows that look
    alike are different crimes, so nothing here is unique.
    """

    file = models.ForeignKey(PoliceFile, models.CASCADE, related_name="recorded_crimes", db_constraint=False)
    crime_id = models.CharField(max_length=64, blank=True)
    month = models.DateField()
    reported_by = models.CharField(max_length=200)
    falls_within = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    lsoa_code = models.CharField(max_length=200, blank=True)
    lsoa_name = models.CharField(max_length=200, blank=True)
    crime_type = models.CharField(max_length=60, choices=list(CRIME_TYPES.items()))
    last_outcome = models.CharField(max_length=60, blank=True, choices=list(OUTCOMES.items()))
    # From an outcomes file, joined by the crime's identifier, in a month after the street file's.
    later_outcome = models.CharField(max_length=60, blank=True, db_default="", choices=list(OUTCOMES.items()))
    later_outcome_month = models.DateField(null=True, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    h3_cell = models.BigIntegerField(null=True)

    objects: ClassVar = RecordedCrimeQuerySet.as_manager()

    class Meta:
        ordering = ("-month", "pk")
        indexes: ClassVar = [
            models.Index(fields=["month", "h3_cell"]),
            models.Index(fields=["crime_id"], name="crimes_by_id", condition=~Q(crime_id="")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lng__isnull=True, h3_cell__isnull=True)
                | Q(lat__isnull=False, lng__isnull=False, h3_cell__isnull=False),
                name="recorded_crime_point_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(later_outcome="", later_outcome_month__isnull=True)
                | (~Q(later_outcome="") & Q(later_outcome_month__isnull=False)),
                name="later_outcome_has_its_month",
            ),
        ]
        triggers: ClassVar = belongs_to("incidents_policefile", "file")

    def __str__(self) -> str:
        return f"{self.get_crime_type_display()}, {self.month:%B %Y}"

    @property
    def has_point(self) -> bool:
        return self.lat is not None

    @property
    def outcome(self) -> str:
        """What became of it as far as is published: by an outcomes file, else by the street file."""
        return self.later_outcome or self.last_outcome

    @property
    def outcome_words(self) -> str:
        return OUTCOMES.get(self.outcome, self.outcome)


class RecordedOutcome(models.Model):
    """What became of a crime, as an outcomes file says; joined to the crime by its identifier.

    The same crime has several over the months, and some are of crimes that no street file of ours holds.
    """

    file = models.ForeignKey(
        PoliceFile, models.CASCADE, related_name="recorded_outcomes", db_constraint=False
    )
    crime_id = models.CharField(max_length=64)
    month = models.DateField()
    outcome = models.CharField(max_length=60, choices=list(OUTCOMES.items()))

    class Meta:
        ordering = ("month", "pk")
        indexes: ClassVar = [models.Index(fields=["crime_id"], name="outcomes_by_crime")]
        triggers: ClassVar = belongs_to("incidents_policefile", "file")

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.month:%B %Y}"
