"""Customizations whose files a test writes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django import forms
from pytest_django import Settings

from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, public
from storefront_assets.published import published

WriteCustomization = Callable[..., type[Customization]]


class SwitchSettings(MerchantSettings):
    """The least a customization needs."""

    enabled: bool = public(forms.BooleanField(required=False), default=False)


@pytest.fixture
def static_dir(tmp_path: Path, settings: Settings) -> Path:
    """A folder of static files; the app "demo" is the only one."""
    settings.STATICFILES_DIRS = [tmp_path]
    settings.ECWID = {
        "APPS": {"demo": {"CLIENT_ID": "demo-app", "CLIENT_SECRET": "0123456789abcdef"}}
    }
    return tmp_path


@pytest.fixture
def write(static_dir: Path) -> Iterator[WriteCustomization]:
    """Write a customization's files and define it, in a registry of the test's own."""

    def write_customization(
        slug: str, script: str | None = None, style: str | None = None, app: str = ""
    ) -> type[Customization]:
        names = {}
        for kind, extension, text in (("script", "js", script), ("stylesheet", "css", style)):
            if text is not None:
                names[kind] = f"{slug}.{extension}"
                (static_dir / names[kind]).write_text(text, encoding="utf-8")
        attributes = {"slug": slug, "title": slug, "settings": SwitchSettings, "app": app, **names}
        return type(f"{slug.title()}Customization", (Customization,), attributes)

    with isolated_registry():
        published.forget()
        yield write_customization
    published.forget()
