"""The announcement bar's settings."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from django.forms.utils import ErrorDict
from django.utils import translation

from ecwid_native.customizations import customizations_for
from storefront_assets.announcement import bar
from storefront_assets.announcement.bar import AnnouncementSettings, BaseAnnouncementBar
from storefront_assets.colors import contrast
from storefront_assets.page_types import EVERY_PAGE
from tests.storefront.conftest import WriteCustomization

STYLESHEET = Path(bar.__file__).parents[1] / "static/storefront_assets/announcement.css"
COLORS = re.compile(r"announcement--(\w+) {\s*--__app__-background: (.+);\s*--__app__-color: (.+);")
GOOD = {
    "enabled": "on",
    "text": "Hello",
    "theme": "night",
    "background": "#1d1d1f",
    "color": "#ffffff",
    "position": "top",
    "pages": [kind for kind, _ in EVERY_PAGE],
}


def errors(**changes: object) -> ErrorDict:
    return AnnouncementSettings.form({**GOOD, **changes}).errors


def test_the_bar_is_off_until_the_merchant_turns_it_on() -> None:
    assert AnnouncementSettings().enabled is False


def test_the_default_message_speaks_the_merchants_language() -> None:
    with translation.override("en"):
        assert AnnouncementSettings().text == "Free shipping this week"


def test_the_defaults_are_a_form_that_is_right() -> None:
    form = AnnouncementSettings.form(GOOD)

    assert form.is_valid()
    assert form.settings.replace(dismissible=True) == AnnouncementSettings(
        enabled=True, text="Hello"
    )


@pytest.mark.parametrize(
    "address", ["https://shop.example/sale?a=1#b", "http://shop.example", "shop.example/sale"]
)
def test_a_web_address_is_a_link(address: str) -> None:
    form = AnnouncementSettings.form({**GOOD, "link_url": address})

    assert form.is_valid()
    assert form.settings.link_url.startswith("http")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "//",
        "https://",
        "https://shop.example/" + "a" * 500,
    ],
)
def test_anything_else_is_no_link(address: str) -> None:
    assert set(errors(link_url=address)) == {"link_url"}


@pytest.mark.parametrize(
    "color", ["", "red", "#fff", "#12345g", "#1234567", "#123456;}", "#123456\n#", "url(#123456)"]
)
@pytest.mark.parametrize("field", ["background", "color"])
def test_a_color_is_a_number_sign_and_six_digits(field: str, color: str) -> None:
    assert set(errors(**{field: color})) == {field}


def test_colors_that_cannot_be_told_apart_are_refused() -> None:
    [message] = errors(theme="own", background="#ffffff", color="#cccccc")["color"]

    assert "1.6 to 1" in message
    assert not errors(theme="sun", background="#ffffff", color="#cccccc")


def test_every_theme_can_be_read() -> None:
    first = re.findall(r"var\(--__app__-(?:background|color), (#\w+)\)", STYLESHEET.read_text())
    themes = {name: colors for name, *colors in COLORS.findall(STYLESHEET.read_text())}
    themes["night"] = first

    assert {*themes, bar.OWN_COLORS} == {name for name, _label in bar.THEMES}
    for name, colors in themes.items():
        assert contrast(*(color.replace("#fff", "#ffffff")[:7] for color in colors)) > 4.5, name


def test_colors_from_before_there_were_themes_stay() -> None:
    old = {"text": "Hello", "background": "#ffd166", "color": "#000000"}

    assert AnnouncementSettings.migrate(old, 1) == {**old, "theme": "own"}
    assert AnnouncementSettings.migrate(old, 2) == old


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("a\r\nb\n\nc", True),
        ("x" * 200, True),
        ("x" * 201, False),
        ("a\n" * 5, True),
        ("a\n" * 6, False),
        (" \n ", False),
    ],
)
def test_a_bar_takes_turns_with_five_lines_at_most(text: str, is_right: bool) -> None:
    assert ("text" not in errors(text=text)) is is_right


def test_days_are_a_span() -> None:
    form = AnnouncementSettings.form({**GOOD, "starts_on": "2026-12-24", "ends_on": "2026-12-24"})

    assert form.is_valid(), form.errors
    assert form.settings.starts_on == form.settings.ends_on == datetime.date(2026, 12, 24)
    assert not errors(starts_on="2026-12-24")
    assert set(errors(starts_on="2026-12-24", ends_on="2026-12-23")) == {"ends_on"}
    assert set(errors(starts_on="24/12/2026")) == {"starts_on"}


def test_a_bar_is_on_some_pages() -> None:
    assert set(errors(pages=[])) == set(errors(pages=["HOME"])) == {"pages"}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#777777", "#777777", 1),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_everything_about_the_bar_is_public() -> None:
    fields = AnnouncementSettings.setting_fields.values()

    assert all(field.is_public for field in fields)


def test_installing_the_bar_offers_it_to_merchants() -> None:
    assert "announcement" in {each.slug for each in customizations_for("demo")}


def test_one_app_of_several_can_have_the_bar(write: WriteCustomization) -> None:
    class SaleBar(BaseAnnouncementBar):
        slug = "sale"
        app = "demo"

    assert customizations_for("demo") == (SaleBar,)
