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
    """Whether a test reads or writes the database; browser tests run once, on SQLite."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("browser") is None and (
        item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)
    )
