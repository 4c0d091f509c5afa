"""Measurements as ratios to named references, taken side by side in one run."""
