"""The control API: drives the sandbox over HTTP, for tests in any language and the pages here."""
