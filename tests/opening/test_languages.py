"""The page speaks the control panel's language."""

import pytest

from ecwid_native.language import page_language, text_direction
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("fr", "fr"),
        ("pt_BR", "pt-br"),
        ("pt_PT", "pt"),
        ("zh_TW", "zh-hant"),
        ("de-AT", "de"),
        ("EN", "en"),
        ("xx", "en"),
        ("", "en"),
        ("fr" * 500, "en"),
        ("../etc", "en"),
    ],
)
def test_a_language_is_found_by_its_code_or_by_its_first_part(code: str, language: str) -> None:
    assert page_language(code) == language


@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("ar", "rtl"), ("fr", "ltr")])
def test_the_direction_follows_the_language(language: str, direction: str) -> None:
    assert text_direction(language) == direction


@pytest.mark.parametrize(
    ("code", "tag"),
    [("pt_BR", '<html lang="pt-br" dir="ltr">'), ("he", '<html lang="he" dir="rtl">')],
)
def test_the_page_names_its_language_and_direction(
    sandbox: Sandbox, open_app: OpenApp, code: str, tag: str
) -> None:
    page = open_app(lang=code)

    assert tag in page.response.text


def test_the_language_lasts_beyond_the_opening(sandbox: Sandbox, open_app: OpenApp) -> None:
    page = open_app(lang="fr").get("/demo/pages/settings")

    assert '<html lang="fr"' in page.text
    assert "Réglages" in page.text or "Paramètres" in page.text
