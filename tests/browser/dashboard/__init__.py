"""The merchant's page in a real browser, framed by the sandbox's Control Panel."""
