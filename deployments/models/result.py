"""What came of a deployment, counted by kind."""

from typing import ClassVar

import pghistory
from django.db import models

from deployments import outcomes
from deployments.models.deployment import TechDeployment


# A count that was taken back must stay readable, so leaving is kept too.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class DeploymentResult(models.Model):
    """How often one thing came of a deployment, and whether the technology caused it.

    A count of nought says that there was none; no row says that nobody recorded it.
    """

    deployment = models.ForeignKey(TechDeployment, models.CASCADE, related_name="results")
    code = models.CharField(max_length=30, choices=list(outcomes.RESULTS.items()))
    attribution = models.CharField(
        max_length=10,
        choices=list(outcomes.ATTRIBUTIONS.items()),
        # The cautious one: whoever claims that the technology caused it has to say so.
        default=outcomes.Attribution.DURING,
    )
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("deployment", "code", "attribution"), name="one_count_per_result_and_attribution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {self.count}"
