"""Counts per cell, week and kind kept beside the incidents, and when they may be read instead."""
