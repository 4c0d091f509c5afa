"""What the whole suite shares; the fixtures themselves come from the plugin app authors use."""

import gc
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Template
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from xdist.scheduler import LoadScopeScheduling

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})
# Where nothing depends on which database there is: see uses_database.
WITHOUT_DATABASE = frozenset(
    Path("tests", name)
    for name in ("bench", "browser", "client", "hostile", "protocol", "sandbox", "scripts")
)
# Kept from before Django prepares the tests.
RENDER = Template._render  # type: ignore[attr-defined]  # Django's own
FOLDERS_THAT_SHARE = (Path("tests/browser/dashboard"), Path("tests/sandbox/browser"))


# The same examples in every run, and a slow machine is no failure.
hypothesis.register_profile(
    "suite",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `make test` uses for its run on PostgreSQL."""
    parser.addoption(
        "--database-only", action="store_true", help="run only the tests that use a database"
    )


def pytest_configure() -> None:
    """Hash the passwords of the admin's users fast: what takes long on purpose is Django's."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _templates_render_as_in_production(django_test_environment: None) -> None:
    """Let Django note nothing of the templates: no test asks for it, and it copies each context."""
    Template._render = RENDER  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """A database of this run alone, and no webhooks beside it that a killed run has left."""
    # Imported here because it needs Django's apps, which the hooks above do not.
    from ecwid_native.webhooks.deliveries import inbox_path

    path = inbox_path()
    for left in path.parent.glob(f"{path.name}*") if path else ():
        left.unlink()


def pytest_collection_finish() -> None:
    """Leave what is there by now to itself: collecting garbage would look at it again and again."""
    gc.collect()
    gc.freeze()


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist has no types for it
    """Hands a group of tests to one process; a scope of pytest-xdist's is a class or a file.

    Its own `--dist loadgroup` reads the groups from the tests' names, which it cannot change since
    pytest 9.2, and says nothing about it (pytest-dev/pytest-xdist, issue 1386, read 2026-11).
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(Path(nodeid.partition("::")[0]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Groups | None:
    """Keep together what shares, where the command line asks for scopes."""
    return Groups(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run browser tests last, and on request only what another database could change."""
    items.sort(key=is_browser)
    lost = [item.nodeid for item in items if is_browser(item) and not in_browser_folder(item)]
    if lost:
        raise pytest.UsageError(f"tests in a browser belong into a folder of that name: {lost}")
    misplaced = [item.nodeid for item in items if uses_database(item) and is_without(item)]
    if misplaced:
        raise pytest.UsageError(f"WITHOUT_DATABASE in tests/conftest.py is wrong: {misplaced}")
    if config.getoption("--database-only"):
        chosen = [item for item in items if uses_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what has nothing to do with a database, when only that is asked for."""
    folder = collection_path.relative_to(config.rootpath)
    return True if config.getoption("--database-only") and folder in WITHOUT_DATABASE else None


def group_of(path: Path) -> str:
    """What stays in one process: the tests that share a deployment or a browser."""
    shared = (folder for folder in FOLDERS_THAT_SHARE if folder in path.parents)
    return str(next(shared, path))


def is_browser(item: pytest.Item) -> bool:
    """Whether a test drives a browser."""
    return item.get_closest_marker("browser") is not None or in_browser_folder(item)


def in_browser_folder(item: pytest.Item) -> bool:
    """Whether a test is where `make test` looks for those in a browser."""
    return "browser" in item.path.relative_to(item.config.rootpath).parts


def is_without(item: pytest.Item) -> bool:
    """Whether a test is in a folder that the run on another database leaves out."""
    return not WITHOUT_DATABASE.isdisjoint(item.path.relative_to(item.config.rootpath).parents)


def uses_database(item: pytest.Item) -> bool:
    """Whether another database could change what a test sees.

    Browser tests run once, on SQLite, and so do the hostile requests: they end before a row is
    written, or say nothing about rows.
    """
    fixtures = set(getattr(item, "fixturenames", ()))
    if is_browser(item) or "hostile" in item.path.parts:
        return False
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)
