"""What is on record already near in place, time and kind: shown while reporting, linked and never merged."""
