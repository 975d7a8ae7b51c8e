"""What colleagues say of a draft."""
