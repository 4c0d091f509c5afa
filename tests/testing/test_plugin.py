"""pytest finds the plugin by the package's entry point, in a project that is not this one."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
SECRET_KEY = "x"
USE_TZ = True
ROOT_URLCONF = "urls"
INSTALLED_APPS = [
    "ecwid_native", "dashboard", "storefront_assets", "django_htmx", "django.contrib.staticfiles",
]
STATIC_URL = "static/"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
ECWID = {
    "APPS": {"mine": {"CLIENT_ID": "my-app", "CLIENT_SECRET": "0123456789abcdef"}},
    "ENCRYPTION_KEYS": ["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="],
}
"""
URLS = """
from django.urls import include, path

packages = ("ecwid_native", "dashboard", "storefront_assets")
urlpatterns = [path("", include(f"{name}.urls")) for name in packages]
"""
TESTS = """
def test_the_app_opens(merchant_client, sandbox, ecwid_app):
    assert ecwid_app.slug == "mine"
    assert merchant_client.post("/mine/session").status_code == 200
    assert [request.status for request in sandbox.requests] == [200]
"""
# Other plugins of this environment, which take longer to load than ours.
WITHOUT_OTHERS = [
    f"-pno:{name}" for name in ("cacheprovider", "schemathesis", "hypothesispytest", "xdist")
]
WITHOUT_DJANGO = """
def test_the_plugin_is_no_burden():
    import sys

    assert "django" not in sys.modules
    assert "ecwid_native.sandbox" not in sys.modules
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder in which the package counts as installed, with its entry points."""
    entry_points = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]
    installed = tmp_path / "site" / "ecwid_native-0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: ecwid-native\nVersion: 0\n")
    lines = [f"{name} = {value}" for name, value in entry_points["pytest11"].items()]
    (installed / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines]) + "\n")
    return tmp_path


def run(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in the project."""
    path = os.pathsep.join([str(project), str(project / "site"), str(ROOT)])
    unset = ("DJANGO_SETTINGS_MODULE", "PYTEST_ADDOPTS")
    env = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", *WITHOUT_OTHERS, *options],
        cwd=project,
        env={**env, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_fixtures_are_there_by_themselves(project: Path) -> None:
    (project / "settings.py").write_text(SETTINGS)
    (project / "urls.py").write_text(URLS)
    (project / "test_mine.py").write_text(TESTS)
    (project / "pytest.ini").write_text("[pytest]\necwid_block_network = true\n")

    done = run(project, DJANGO_SETTINGS_MODULE="settings")

    assert "1 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("fixture", ["sandbox", "sandbox_server", "customization_registry"])
def test_a_missing_fixture_is_told_with_what_to_install(project: Path, fixture: str) -> None:
    (project / "pytest.ini").write_text("[pytest]\n")
    (project / "test_mine.py").write_text(f"def test_it({fixture}): ...\n")

    done = run(project, "-p", "no:django")

    assert "pip install 'ecwid-native[testing]'" in done.stdout, done.stdout + done.stderr


def test_a_project_without_django_notices_nothing(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\n")
    (project / "test_mine.py").write_text(WITHOUT_DJANGO)

    done = run(project, "-p", "no:django")

    assert "1 passed" in done.stdout, done.stdout + done.stderr
