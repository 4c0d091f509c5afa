"""Template tags of embedded pages."""
