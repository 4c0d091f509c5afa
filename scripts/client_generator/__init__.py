"""Writes the typed part of the REST client from the catalogue beside this package."""
