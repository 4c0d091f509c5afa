"""System checks; each id is explained in ``docs/reference/checks.md``."""
