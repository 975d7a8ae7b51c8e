"""The records of this room."""

from deployments.models.deployment import TechDeployment
from deployments.models.result import DeploymentResult
from deployments.models.status import TechnologyStatus

__all__ = ["DeploymentResult", "TechDeployment", "TechnologyStatus"]
