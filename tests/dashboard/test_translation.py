"""The catalogues that are shipped: complete, compiled, and true to their placeholders."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

import dashboard

PACKAGE = Path(dashboard.__file__).parent
LANGUAGES = sorted(each.name for each in (PACKAGE / "locale").iterdir())
FUNCTIONS = frozenset({"_", "gettext", "gettext_lazy"})
IN_TEMPLATE = re.compile(r"gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\)")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def texts_in_code() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FUNCTIONS:
                yield ast.literal_eval(node.args[0])


def texts_in_templates() -> Iterator[str]:
    for path in PACKAGE.rglob("*.html"):
        for literal in IN_TEMPLATE.findall(templatize(path.read_text())):
            yield ast.literal_eval(literal)


def compiled(language: str) -> gettext.GNUTranslations:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def source(language: str) -> dict[str, str]:
    text = (PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po").read_text()
    return {unquoted(key): unquoted(value) for key, value in ENTRY.findall(text)}


def unquoted(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_a_translation_with_its_placeholders(language: str) -> None:
    texts = {*texts_in_code(), *texts_in_templates()}
    translations = compiled(language)

    assert {"Saved", "Publish again", "Unsaved changes: %(sections)s"} <= texts
    for text in texts:
        translated = translations.gettext(text)
        assert text in source(language), text
        assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    translations = compiled(language)

    for text, translated in source(language).items():
        if text:
            assert translated
            assert translations.gettext(text) == translated
