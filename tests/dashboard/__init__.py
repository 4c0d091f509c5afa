"""The merchant's page."""
