"""Small apps, one per use case, each run by the tests."""
