"""Figures that may be published: worked out from what is published of each month, and nothing else."""
