"""What is published, and when it changes."""

import logging
import os
from pathlib import Path

import pytest
from django.urls import set_script_prefix
from pytest_django import Settings

from storefront_assets.published import published
from storefront_assets.serving import PublicFile
from tests.storefront.conftest import WriteCustomization

SCRIPT = "/demo/storefront.js"


def found(path: str = SCRIPT) -> PublicFile:
    file = published.find(path)
    assert file is not None
    return file


def text(path: str = SCRIPT) -> str:
    return found(path)["identity"].get.body.decode()


def change(path: Path, source: str) -> None:
    """Write a file and make sure that its time differs, however fast the test is."""
    time = path.stat().st_mtime
    path.write_text(source)
    os.utime(path, (time + 5, time + 5))


def test_every_app_has_a_script_and_a_stylesheet(write: WriteCustomization) -> None:
    write("a", "'hello'", ".x{y:z}")

    assert "'hello'" in text()
    assert ".x{y:z}" in text("/demo/storefront.css")


@pytest.mark.parametrize("path", ["/other/storefront.js", "/demo/storefront.jsx", "/", ""])
def test_there_is_nothing_else(write: WriteCustomization, path: str) -> None:
    assert published.find(path) is None


def test_an_app_without_customizations_has_empty_files(write: WriteCustomization) -> None:
    assert text() == text("/demo/storefront.css") == ""


def test_a_changed_file_is_published_in_development(
    write: WriteCustomization, static_dir: Path, settings: Settings
) -> None:
    settings.DEBUG = True
    write("a", "'old'")
    before = found()
    unchanged = found()

    change(static_dir / "a.js", "'new'")

    assert unchanged is before
    assert "'new'" in text()
    assert found()["br"].etag != before["br"].etag


def test_a_file_can_go_and_come_back_in_development(
    write: WriteCustomization, static_dir: Path, settings: Settings
) -> None:
    settings.DEBUG = True
    write("a", "'old'")
    text()

    (static_dir / "a.js").unlink()
    without = text()
    (static_dir / "a.js").write_text("'back'")

    assert without == ""
    assert "'back'" in text()


def test_the_files_stay_as_they_are_in_production(
    write: WriteCustomization, static_dir: Path, settings: Settings
) -> None:
    settings.DEBUG = False
    write("a", "'old'")
    before = found()

    change(static_dir / "a.js", "'new'")

    assert found() is before


@pytest.mark.parametrize(("debug", "level"), [(True, '"error"'), (False, '"debug"')])
def test_errors_of_modules_are_loud_in_development_only(
    write: WriteCustomization, settings: Settings, debug: bool, level: str
) -> None:
    settings.DEBUG = debug
    write("a", "")

    assert text().rstrip().endswith(f'{level},0,"");')


def test_what_is_left_out_is_logged(
    write: WriteCustomization, caplog: pytest.LogCaptureFixture
) -> None:
    write("bad", "let = ;")

    with caplog.at_level(logging.ERROR):
        text()

    assert "The storefront files of 'demo' lack 'bad': bad.js: line 1" in caplog.text


def test_a_script_prefix_is_no_part_of_the_path(write: WriteCustomization) -> None:
    set_script_prefix("/mounted/")
    try:
        assert published.find(SCRIPT) is not None
    finally:
        set_script_prefix("/")


@pytest.mark.urls("tests.storefront.no_urls")
def test_a_project_without_our_urls_publishes_nothing(
    write: WriteCustomization, caplog: pytest.LogCaptureFixture
) -> None:
    assert published.find(SCRIPT) is None
    assert "not in the URLconf" in caplog.text
