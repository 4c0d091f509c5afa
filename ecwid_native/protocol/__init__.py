"""Pure functions and frozen values: bytes in, values out. No Django, no network, no clock."""
