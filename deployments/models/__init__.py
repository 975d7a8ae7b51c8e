"""The records of this room."""

from deployments.models.deployment import DeploymentResult, TechDeployment
from deployments.models.status import TechnologyStatus

__all__ = ["DeploymentResult", "TechDeployment", "TechnologyStatus"]
