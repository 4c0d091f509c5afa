"""The REST API, version 3."""
