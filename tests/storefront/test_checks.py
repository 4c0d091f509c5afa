"""System checks of the storefront files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from storefront_assets.checks import check_storefront
from tests.storefront.conftest import WriteCustomization


def ids() -> list[str | None]:
    return [message.id for message in check_storefront(None)]


def test_good_files_pass(write: WriteCustomization) -> None:
    write("a", "customization(() => {});", ".a{b:c}")

    assert ids() == []


@pytest.mark.parametrize(
    ("script", "style", "message"),
    [("let = ;", ".a{b:c}", "bad.js: line 1"), ("", ".a{b c}", "bad.css: line 1")],
)
def test_a_wrong_file_is_an_error(
    write: WriteCustomization, script: str, style: str, message: str
) -> None:
    bad = write("bad", script, style)

    [error] = check_storefront(None)

    assert (error.id, error.obj) == ("ecwid.E201", bad)
    assert error.msg.startswith(message)


def test_a_missing_file_is_reported_by_the_check_of_customizations(
    write: WriteCustomization, static_dir: Path
) -> None:
    write("bad", "")
    (static_dir / "bad.js").unlink()

    assert ids() == []


def test_the_slug_value_would_be_taken_for_a_wrapper(write: WriteCustomization) -> None:
    write("value", "")

    assert ids() == ["ecwid.E202"]


WORDS = " ".join(str(number**7) for number in range(5_000))


@pytest.mark.parametrize(
    ("script", "style"), [(f"customization('{WORDS}');", ""), ("", f'.a{{b:"{WORDS}"}}')]
)
def test_files_over_the_budget_are_a_warning(
    write: WriteCustomization, script: str, style: str
) -> None:
    write("big", script, style)

    [warning] = check_storefront(None)

    assert warning.id == "ecwid.W201"
    assert warning.msg.endswith("at most 20,480 should do.")


def test_files_that_minifying_brings_below_the_budget_pass(write: WriteCustomization) -> None:
    write("talkative", f"// {WORDS}\ncustomization(() => {{}});", "")

    assert ids() == []


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("STOREFRONT_ERROR_SAMPLE", 1.5, "ecwid.E203"),
        ("STOREFRONT_ERROR_SAMPLE", -0.1, "ecwid.E203"),
        ("RELEASE_POLL_SECONDS", -1, "ecwid.E204"),
    ],
)
def test_a_setting_that_makes_no_sense_is_an_error(
    write: WriteCustomization, settings: Settings, name: str, value: float, check: str
) -> None:
    settings.ECWID = {**settings.ECWID, name: value}

    assert ids() == [check]


@pytest.mark.urls("tests.storefront.no_urls")
def test_missing_urls_are_a_warning(write: WriteCustomization) -> None:
    write("a", "")

    assert ids() == ["ecwid.W202"]


@pytest.mark.urls("tests.storefront.no_urls")
def test_nobody_needs_urls_without_customizations(write: WriteCustomization) -> None:
    assert ids() == []
