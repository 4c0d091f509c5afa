"""Thousands of hostile requests to every public URL, always the same ones (they are seeded)."""
