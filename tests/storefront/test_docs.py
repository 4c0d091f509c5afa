"""The pages about the storefront say what is there."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

from ecwid_native.customizations import customizations_for, isolated_registry
from ecwid_native.fields import MerchantSettings
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from storefront_assets import checks, endpoints, serving
from storefront_assets.announcement.bar import THEMES, AnnouncementSettings
from storefront_assets.badges.badges import BadgesSettings
from storefront_assets.checks import check_storefront
from storefront_assets.content.block import PLACES, ContentSettings
from storefront_assets.endpoints.store_settings import store_settings
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
CALLS = (DOCS / "howto" / "answer-storefront-calls.md").read_text()


def blocks(language: str) -> list[str]:
    text = HOWTO + REFERENCE + READY_MADE + CALLS
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("source", blocks("js"))
def test_the_scripts_parse(source: str) -> None:
    check_script(source)


@pytest.mark.parametrize("css", blocks("css"))
def test_the_stylesheets_can_be_switched_off(css: str) -> None:
    assert make_inert(css, gate=":root")


def test_the_reference_names_every_check() -> None:
    sources = inspect.getsource(checks) + endpoint_sources()
    ids = re.findall(r'id="(ecwid\.[EW]\d+)"', sources)

    assert len(ids) == 9
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


@pytest.mark.parametrize(
    "source", re.findall(r"```python\n(.*?)```", CHANGE + HOWTO, flags=re.DOTALL)
)
def test_a_documented_customization_works(source: str, write: WriteCustomization) -> None:
    for kind, names in {"css": "our_shop/bar greeting/greeting", "js": "greeting/greeting"}.items():
        for name in names.split():
            source = source.replace(f"{name}.{kind}", f"storefront_assets/announcement.{kind}")
    exec(source, {"__name__": "ecwid"})  # noqa: S102 - our own page

    offered = customizations_for("demo")

    assert offered
    assert not check_storefront(None)
    for each in offered:
        assert each.settings().setting_value("enabled") is False


@pytest.mark.django_db
def test_the_endpoints_of_the_how_to_answer(sandbox: Sandbox, open_app: OpenApp) -> None:
    *code, test = re.findall(r"```python\n(.*?)```", CALLS, flags=re.DOTALL)
    store_settings.forget()
    # As a module's: annotations are looked up in it.
    module = ModuleType("gift_wrap")
    with isolated_registry(), patch.dict(sys.modules, gift_wrap=module):
        exec("\n".join([*code, test]), vars(module))  # noqa: S102 - our own documentation
        module.test_even_products_can_be_wrapped(open_app(), sandbox)

    assert len(code) == 2


def test_the_reference_names_every_refusal_of_a_call() -> None:
    codes = re.findall(r'(?:RefusedError|try_later)\(\d+, "(\w+)"', endpoint_sources())

    assert len(set(codes)) == 10
    assert [each for each in codes if f"`{each}`" not in REFERENCE] == []


def endpoint_sources() -> str:
    folder = Path(endpoints.__file__).parent
    return "".join(path.read_text() for path in folder.glob("*.py"))


def test_the_reference_names_every_header() -> None:
    names = {name for name, _ in serving.PUBLIC_HEADERS} | {"ETag", "Cache-Control", "Vary"}

    assert [each for each in names if f"`{each}`" not in REFERENCE] == []
    assert serving.CACHE_CONTROL in REFERENCE


def test_the_reference_names_the_rules_that_hold_rules() -> None:
    assert [each for each in GROUPING if f"`@{each}`" not in REFERENCE] == []
    assert {"keyframes", "font-face"} <= DEFINING
