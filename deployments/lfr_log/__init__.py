"""The log of facial recognition deployments that police forces publish, read into records of ours."""
