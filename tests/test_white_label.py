"""The control panel is sold under other names: ours must not say the platform's.

Source: docs.ecwid.com, native apps: white label (read 2026-11).
"""

import re
from pathlib import Path

import pytest

from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from tests.test_headers import EMBEDDED

ROOT = Path(__file__).resolve().parent.parent
NAMES = re.compile(r"ecwid|lightspeed", re.IGNORECASE)
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'(?:alt|title|placeholder|aria-label)="([^"]*)"')
TEXT = re.compile(r'gettext(?:_lazy)?\(|_\(\s*((?:f?"[^"]*"\s*)+)')


def visible_text(html: str) -> str:
    return TAG.sub(" ", html) + " ".join(SPOKEN.findall(html))


@pytest.mark.django_db
@pytest.mark.parametrize("name", EMBEDDED)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_answer_names_the_platform(
    sandbox: Sandbox, open_app: OpenApp, name: str, lang: str
) -> None:
    response = EMBEDDED[name](open_app(lang=lang))

    assert not NAMES.search(visible_text(response.text))


def test_no_text_that_is_shown_names_the_platform() -> None:
    sources = [
        path
        for folder in ("ecwid_native", "dashboard", "storefront_assets", "examples")
        for path in (ROOT / folder).rglob("*.py")
        if "sandbox" not in path.parts
    ]
    texts = [text for path in sources for text in TEXT.findall(path.read_text())]

    assert len(texts) > 50
    assert not [text for text in texts if NAMES.search(text)]


@pytest.mark.parametrize("catalogue", [str(path) for path in ROOT.glob("*/locale/*/*/*.po")])
def test_no_translation_names_the_platform(catalogue: str) -> None:
    translations = re.findall(r'^(?:msgstr|")(.*)$', Path(catalogue).read_text(), re.MULTILINE)

    assert not [text for text in translations[15:] if NAMES.search(text)]
