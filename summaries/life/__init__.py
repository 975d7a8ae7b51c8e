"""A paper from draft to issue and beyond: compiled, checked, approved, issued, corrected."""
