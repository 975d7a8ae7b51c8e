"""Whole months of the access log are let go when their time is over, and the chain of seals still holds."""
