"""The Control Panel."""
