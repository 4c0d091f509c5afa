"""The pages about the storefront say what is there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from ecwid_native.fields import MerchantSettings
from storefront_assets import checks, serving
from storefront_assets.announcement.bar import AnnouncementSettings
from storefront_assets.badges.badges import BadgesSettings
from storefront_assets.content.block import ContentSettings
from storefront_assets.free_shipping.progress import FreeShippingSettings
from storefront_assets.inert import DEFINING, GROUPING, make_inert
from storefront_assets.recently_viewed.viewed import RecentlyViewedSettings
from storefront_assets.script import RUNTIME, check_script
from storefront_assets.thank_you.message import ThankYouSettings

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "storefront.md").read_text()
HOWTO = (DOCS / "howto" / "write-a-storefront-module.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", HOWTO + REFERENCE, flags=re.DOTALL)


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
    assert [each for each in settings_class.setting_fields if f"`{each}`" not in REFERENCE] == []


def test_the_reference_names_every_header() -> None:
    names = {name for name, _ in serving.PUBLIC_HEADERS} | {"ETag", "Cache-Control", "Vary"}

    assert [each for each in names if f"`{each}`" not in REFERENCE] == []
    assert serving.CACHE_CONTROL in REFERENCE


def test_the_reference_names_the_rules_that_hold_rules() -> None:
    assert [each for each in GROUPING if f"`@{each}`" not in REFERENCE] == []
    assert {"keyframes", "font-face"} <= DEFINING
