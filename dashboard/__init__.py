"""The merchant's settings page."""
