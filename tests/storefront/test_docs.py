"""The pages about the storefront say what is there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from ecwid_native.customizations import customizations_for
from ecwid_native.fields import MerchantSettings
from storefront_assets import checks, serving
from storefront_assets.announcement.bar import THEMES, AnnouncementSettings
from storefront_assets.badges.badges import BadgesSettings
from storefront_assets.checks import check_storefront
from storefront_assets.content.block import PLACES, ContentSettings
from storefront_assets.free_shipping.progress import FreeShippingSettings
from storefront_assets.inert import DEFINING, GROUPING, make_inert
from storefront_assets.page_types import EVERY_PAGE
from storefront_assets.recently_viewed.viewed import RecentlyViewedSettings
from storefront_assets.script import RUNTIME, check_script
from storefront_assets.thank_you.message import ThankYouSettings
from tests.storefront.conftest import WriteCustomization

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "storefront.md").read_text()
READY_MADE = (DOCS / "reference" / "customizations.md").read_text()
CHANGE = (DOCS / "howto" / "change-a-ready-made-customization.md").read_text()
HOWTO = (DOCS / "howto" / "write-a-storefront-module.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", HOWTO + REFERENCE + READY_MADE, flags=re.DOTALL)


@pytest.mark.parametrize("source", blocks("js"))
def test_the_scripts_parse(source: str) -> None:
    check_script(source)


@pytest.mark.parametrize("css", blocks("css"))
def test_the_stylesheets_can_be_switched_off(css: str) -> None:
    assert make_inert(css, gate=":root")


def test_the_reference_names_every_check() -> None:
    ids = re.findall(r'id="(ecwid\.[EW]\d+)"', inspect.getsource(checks))

    assert len(ids) == 6
    assert [each for each in ids if f"`{each}`" not in REFERENCE] == []


def test_the_reference_names_every_member_of_the_context() -> None:
    context = RUNTIME.read_text().split("    return {\n      settings,")[1].split("    };\n")[0]
    members = re.findall(r"^ {6}(?:get )?(\w+)(?=[(:,])", context, flags=re.MULTILINE)

    assert {"onPage", "storage", "language"} <= set(members)
    assert [each for each in members if f"`{each}" not in REFERENCE] == []


@pytest.mark.parametrize(
    "settings_class",
    [
        AnnouncementSettings,
        BadgesSettings,
        ContentSettings,
        FreeShippingSettings,
        RecentlyViewedSettings,
        ThankYouSettings,
    ],
    ids=lambda each: each.__name__,
)
def test_the_reference_names_every_setting_of_the_ready_made_ones(
    settings_class: type[MerchantSettings],
) -> None:
    assert [each for each in settings_class.setting_fields if f"`{each}`" not in READY_MADE] == []


def test_the_reference_names_every_choice_of_the_ready_made_ones() -> None:
    choices = [choice for choice, _label in [*EVERY_PAGE, *PLACES, *THEMES]]

    assert [each for each in choices if f"`{each}`" not in READY_MADE] == []


@pytest.mark.parametrize("source", re.findall(r"```python\n(.*?)```", CHANGE, flags=re.DOTALL))
def test_a_changed_customization_works(source: str, write: WriteCustomization) -> None:
    source = source.replace("our_shop/bar.css", "storefront_assets/announcement.css")
    exec(source, {"__name__": "ecwid"})  # noqa: S102 - our own page

    offered = customizations_for("demo")

    assert offered
    assert not check_storefront(None)
    for each in offered:
        assert each.settings().setting_value("enabled") is False


def test_the_reference_names_every_header() -> None:
    names = {name for name, _ in serving.PUBLIC_HEADERS} | {"ETag", "Cache-Control", "Vary"}

    assert [each for each in names if f"`{each}`" not in REFERENCE] == []
    assert serving.CACHE_CONTROL in REFERENCE


def test_the_reference_names_the_rules_that_hold_rules() -> None:
    assert [each for each in GROUPING if f"`@{each}`" not in REFERENCE] == []
    assert {"keyframes", "font-face"} <= DEFINING
