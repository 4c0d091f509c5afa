"""What the whole suite shares; the fixtures themselves come from the plugin app authors use."""

import pytest

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `make test` uses for its run on PostgreSQL."""
    parser.addoption(
        "--database-only", action="store_true", help="run only the tests that use a database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run browser tests last, and on request only what another database could change."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if config.getoption("--database-only"):
        chosen = [item for item in items if uses_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def uses_database(item: pytest.Item) -> bool:
    """Whether another database could change what a test sees.

    Browser tests run once, on SQLite, and so do the hostile requests: they end before a row is
    written, or say nothing about rows.
    """
    fixtures = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("browser") or "hostile" in item.path.parts:
        return False
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)
