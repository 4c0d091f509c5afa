"""The documentation of settings runs, and names what there is to look up."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from ecwid_native import customization_checks, exceptions
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings
from ecwid_native.stored_settings import ProblemKind

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "merchant-settings.md").read_text(encoding="utf-8")
HOWTO = (DOCS / "howto" / "declare-settings.md").read_text(encoding="utf-8")


def test_the_examples_run() -> None:
    examples = re.findall(r"```python\n(.*?)```", HOWTO, re.DOTALL)
    names: dict[str, Any] = {"__name__": "shop_banner.ecwid"}

    with isolated_registry() as registry:
        for example in examples:
            exec(compile(example, "declare-settings.md", "exec"), names)  # noqa: S102 - our own
        assert {each.slug for each in registry} == {"banner", "badge"}
        assert customization_checks.check_customizations(None) == []

    assert len(examples) == 6


def public_names(of: type) -> set[str]:
    return {name for name in vars(of) if not name.startswith("_")}


@pytest.mark.parametrize("of", [MerchantSettings, Customization])
def test_the_reference_names_every_member(of: type) -> None:
    missing = {name for name in public_names(of) if f"`{name}" not in REFERENCE}

    assert missing == set()


def test_the_reference_names_every_check_problem_and_error() -> None:
    source = inspect.getsource(customization_checks)
    ids = set(re.findall(r'id="(ecwid\.[EW]\d+)"', source))
    errors = {name for name in vars(exceptions) if re.fullmatch(r"Settings\w+Error", name)}
    expected = ids | errors | {kind.value for kind in ProblemKind}

    assert len(ids) == 12
    assert {each for each in expected - {"SettingsError"} if f"`{each}`" not in REFERENCE} == set()
