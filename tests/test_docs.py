"""The documentation keeps up with the code, and what it shows runs."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.dispatch import Signal

from ecwid_native import exceptions, refusals, signals
from ecwid_native.conf import EcwidSettings
from ecwid_native.merchant import MerchantContext
from ecwid_native.pages import register_page
from ecwid_native.refusal_pages import KNOWN_ERRORS
from ecwid_native.refusals import Refusal
from scripts import demo

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    if "node_modules" not in path.parts
)
CODE = [
    path
    for folder in ("ecwid_native", "dashboard", "storefront_assets")
    for path in (ROOT / folder).rglob("*.py")
]
# A path in backticks and a colon, then the file itself.
FILE = re.compile(r"`([\w/.-]+\.(?:py|js|css))`:\n\n```\w+\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```(python|js)\n(.*?)```", re.DOTALL)
ATTRIBUTE = re.compile(r"^    (\w+): ", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)")


# Run with an author's app: what a shop would load has to be there, and all checks content.
IN_THE_SHOP = """
from django.core.management import call_command
from django.test import Client


def test_the_checks_find_nothing():
    call_command("check", fail_level="WARNING")


def test_the_files_are_served(db):
    for kind, part in {parts}:
        assert part in Client().get("/demo/storefront." + kind).text
"""


def documented(page: str, name: str) -> bool:
    """Whether a row of a table is about this name: its first cell has it, as code."""
    cells = re.findall(r"^\| (.*?) \|", (REFERENCE / page).read_text(), re.MULTILINE)
    return any(re.search(rf"`(make )?{re.escape(name)}[` ]", cell) for cell in cells)


def test_every_setting_is_in_the_reference() -> None:
    names = [name for name in vars(EcwidSettings) if name.isupper()]

    assert len(names) >= 9
    entry_keys = ["CLIENT_ID", "CLIENT_SECRET", "DEFAULT_USER_AUTH", "PREVIOUS_CLIENT_SECRETS"]
    assert not [name for name in [*names, *entry_keys] if not documented("settings.md", name)]


def test_every_variable_of_the_reference_deployment_is_in_the_reference() -> None:
    text = (ROOT / "config" / "settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"(\w+)"', text))

    assert len(names) > 10
    assert not [name for name in names if not documented("settings.md", name)]


def test_every_check_is_in_the_reference_and_the_other_way_round() -> None:
    in_code = {
        check_id for path in CODE for check_id in re.findall(r"ecwid\.[EW]\d{3}", path.read_text())
    }
    in_docs = set(re.findall(r"ecwid\.[EW]\d{3}", (REFERENCE / "checks.md").read_text()))

    assert in_code
    assert in_docs == in_code


def test_every_signal_is_in_the_reference() -> None:
    names = [name for name, value in vars(signals).items() if isinstance(value, Signal)]

    assert names
    assert not [name for name in names if not documented("signals.md", name)]


def test_every_error_is_in_the_reference() -> None:
    names = [
        name
        for name, value in vars(exceptions).items()
        if inspect.isclass(value) and issubclass(value, exceptions.EcwidError)
    ]

    assert len(names) > 10
    assert not [name for name in names if not documented("errors.md", name)]


def test_every_attribute_of_an_error_is_in_the_reference() -> None:
    text = (REFERENCE / "errors.md").read_text()
    missing = [
        f"{name}.{attribute}"
        for name, value in vars(exceptions).items()
        if inspect.isclass(value) and value.__module__ == exceptions.__name__
        for attribute in ATTRIBUTE.findall(inspect.getdoc(value) or "")
        if f"`{attribute}`" not in text
    ]

    assert missing == []


def test_all_about_pages_is_in_the_reference() -> None:
    text = (REFERENCE / "pages.md").read_text()
    attributes = {each for each in vars(MerchantContext) if not each.startswith("_")}
    attributes |= {each.name for each in dataclasses.fields(MerchantContext)}
    codes = {each.code for each in vars(refusals).values() if isinstance(each, Refusal)}
    names = {*attributes, *codes, *inspect.signature(register_page).parameters}

    assert len(codes) > 15
    assert {name for name in names if f"`{name}`" not in text} == set()
    assert [kind.__name__ for kind, _ in KNOWN_ERRORS if kind.__name__ not in text] == [
        "MultiPartParserError",  # "a form that cannot be read"
        "UnreadablePostError",
    ]


def test_every_command_is_in_the_reference() -> None:
    commands = [
        path.stem for path in ROOT.glob("*/management/commands/*.py") if path.stem != "__init__"
    ]
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert commands
    assert len(targets) >= 8
    assert not [name for name in [*commands, *targets] if not documented("commands.md", name)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text())

    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_page_is_in_the_index() -> None:
    docs = ROOT / "docs"
    pages = {str(page.relative_to(docs)) for page in docs.glob("*/*.md")}

    assert set(LINK.findall((docs / "index.md").read_text())) == pages


def test_the_readme_shows_what_the_demo_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in demo.PORTS:
        monkeypatch.delenv(name, raising=False)
    printed = demo.welcome(demo.Addresses.from_environment())
    shown = re.findall(r"^ {4}(.+?http://.+)$", (ROOT / "README.md").read_text(), re.MULTILINE)

    assert len(shown) == 2
    assert not [line for line in shown if line not in printed]


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) < 150


def run_tests(folder: Path, apps: Sequence[str]) -> str:
    """What pytest says of each test of some apps, run in the reference deployment."""
    env = {
        **os.environ,
        "EXTRA_APPS": ",".join(apps),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "ecwid_native.testing.plugin"]
    options = ["-p", "no:schemathesis", "-c", str(folder / "pytest.ini"), "--rootdir", str(folder)]
    (folder / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [*command, *options, *(str(folder / app) for app in apps)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def write_countdown(folder: Path) -> None:
    """The app of the first tutorial."""
    files = dict(FILE.findall((ROOT / "docs" / "tutorial" / "first-app.md").read_text()))
    assert len(files) == 4
    for name, text in files.items():
        write(folder, name, text)
    write(folder, "countdown/__init__.py", "")
    parts = [("js", "settings.days"), ("css", "-countdown")]
    write(folder, "countdown/test_countdown_shop.py", IN_THE_SHOP.format(parts=parts))


def write_hello(folder: Path) -> None:
    """The app of the README."""
    declaration, script, test = (
        text for _, text in BLOCK.findall((ROOT / "README.md").read_text())
    )
    write(folder, "hello/__init__.py", "")
    write(folder, "hello/ecwid.py", declaration)
    write(folder, "hello/static/hello/hello.js", script)
    write(folder, "hello/test_hello.py", test)
    parts = [("js", "settings.text")]
    write(folder, "hello/test_hello_shop.py", IN_THE_SHOP.format(parts=parts))


def write_thanks(folder: Path) -> None:
    """The app of the tutorial of webhooks."""
    text = (ROOT / "docs" / "tutorial" / "first-webhook.md").read_text()
    for name, content in FILE.findall(text):
        write(folder, name, content)
    write(folder, "thanks/__init__.py", "")


def test_the_apps_of_the_readme_and_of_the_tutorials_work(tmp_path: Path) -> None:
    # In one deployment: to start one takes longer than to run their tests.
    write_countdown(tmp_path)
    write_hello(tmp_path)
    write_thanks(tmp_path)

    said = run_tests(tmp_path, ["countdown", "hello", "thanks"])

    passed = Counter(re.findall(r"^PASSED (\w+)/", said, re.MULTILINE))
    assert passed == {"countdown": 5, "hello": 3, "thanks": 3}, said
