"""The catalogues that are shipped: complete, compiled, and true to their placeholders."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(path.parent for path in ROOT.glob("*/locale/*/LC_MESSAGES"))
# What operators read in the admin stays English.
FOR_OPERATORS = frozenset({"models.py", "apps.py", "admin.py", "webhook_admin.py"})
HAS_OPERATORS = frozenset({"ecwid_native", "storefront_assets"})
CATALOGUE = pytest.mark.parametrize(
    "catalogue", CATALOGUES, ids=[f"{path.parts[-3]}-{path.name}" for path in CATALOGUES]
)
FUNCTIONS = frozenset({"_", "gettext", "gettext_lazy"})
IN_TEMPLATE = re.compile(r"gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\)")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


@cache
def texts_in_code(package: Path) -> tuple[str, ...]:
    return tuple(
        ast.literal_eval(node.args[0])
        for path in package.rglob("*.py")
        if path.name not in FOR_OPERATORS or package.name not in HAS_OPERATORS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FUNCTIONS
    )


def texts_in_templates(package: Path) -> Iterator[str]:
    for path in package.rglob("*.html"):
        for literal in IN_TEMPLATE.findall(templatize(path.read_text())):
            yield ast.literal_eval(literal)


def compiled(catalogue: Path) -> gettext.GNUTranslations:
    with (catalogue / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def source(catalogue: Path) -> dict[str, str]:
    text = (catalogue / "LC_MESSAGES" / "django.po").read_text()
    return {unquoted(key): unquoted(value) for key, value in ENTRY.findall(text)}


def unquoted(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())


@pytest.mark.parametrize(
    ("package", "some"),
    [
        ("dashboard", {"Saved", "Publish again", "Unsaved changes: %(sections)s"}),
        ("ecwid_native", {"Open the app again", "Try again", "This value cannot be saved."}),
        ("storefront_assets", {"Announcement bar", "Below the price", "Recently viewed"}),
    ],
)
def test_every_text_is_found(package: str, some: set[str]) -> None:
    assert some <= {*texts_in_code(ROOT / package), *texts_in_templates(ROOT / package)}
    assert [path for path in CATALOGUES if path.parent.parent.name == package]


@CATALOGUE
def test_every_text_has_a_translation_with_its_placeholders(catalogue: Path) -> None:
    package = catalogue.parent.parent
    translations = compiled(catalogue)
    translated_texts = source(catalogue)

    for text in {*texts_in_code(package), *texts_in_templates(package)}:
        translated = translations.gettext(text)
        assert text in translated_texts, text
        assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(text))


@CATALOGUE
def test_the_compiled_catalogue_is_that_of_its_source(catalogue: Path) -> None:
    translations = compiled(catalogue)

    for text, translated in source(catalogue).items():
        if text:
            assert translated
            assert translations.gettext(text) == translated
