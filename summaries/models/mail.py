"""What was sent by e-mail, to whom, and what came of it."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from summaries.mail.querysets import DeliveryQuerySet
from summaries.models.summary import WeeklySummary


class Mailing(models.Model):
    """One occasion to write to everybody who wants it: a version of a paper, or a Friday's digest.

    Its key makes it one, however often it is asked for.
    """

    key = models.CharField(max_length=30, unique=True, help_text="2026-W46-v1, or digest-2026-11-20.")
    summaries = models.ManyToManyField(WeeklySummary, related_name="mailings")
    queued_at = models.DateTimeField()
    queued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-queued_at", "-pk")

    def __str__(self) -> str:
        return self.key


class Delivery(models.Model):
    """One e-mail to one member of staff: the bytes that were built, and how the sending went.

    The bytes are built once. What is previewed and what is sent are these; after 90 days they are
    emptied, and their hash stays.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        REFUSED = "refused", "Refused"
        BOUNCED = "bounced", "Bounced"
        GIVEN_UP = "given_up", "Given up"

    mailing = models.ForeignKey(Mailing, models.PROTECT, related_name="deliveries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    address = models.EmailField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(help_text="When it is due: at once, or later after a refusal for now.")
    last_tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True, help_text="What the mail server said last.")

    objects: ClassVar = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ("-mailing__queued_at", "address", "pk")
        verbose_name_plural = "deliveries"
        indexes: ClassVar = [
            models.Index(fields=("try_at",), condition=Q(state="waiting"), name="mail_that_waits")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("mailing", "user"), name="one_mail_per_mailing_and_person"),
            models.CheckConstraint(
                condition=Q(state__in=("sent", "bounced"), sent_at__isnull=False)
                | Q(state__in=("waiting", "refused", "given_up"), sent_at=None),
                name="sent_mail_says_when",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="mail_stays_as_built",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.content IS DISTINCT FROM NEW.content AND length(NEW.content) > 0)"
                    " OR OLD.sha256 <> NEW.sha256 OR OLD.address <> NEW.address)"
                ),
            ),
            pgtrigger.Protect(name="mail_is_not_forgotten", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.mailing} to person {self.user_id}"


class Bounce(models.Model):
    """What a mail server said when it would not take a mail, at once or in a report that came later."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="bounces")
    read_at = models.DateTimeField()
    is_hard = models.BooleanField(help_text="For good: no use to write there again.")
    code = models.CharField(max_length=12)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-read_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("delivery", "code"), name="one_bounce_per_mail_and_code")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.delivery}"
