"""Batches: many REST requests handed over in one, carried out one after the other."""
