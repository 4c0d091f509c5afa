"""The whole path in a real browser that blocks third-party cookies."""
