"""Imports point one way."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ecwid_native"

OURS = ("ecwid_native", "dashboard", "storefront_assets", "config", "examples")
DJANGO_SIDE = tuple(
    f"ecwid_native.{name}"
    for name in ("conf", "models", "merchant", "services", "views", "mixins", "decorators", "admin")
)
FORBIDDEN = {
    "ecwid_native/protocol": ("django", "requests", "ecwid_native.client", *DJANGO_SIDE),
    "ecwid_native/client": ("django", *DJANGO_SIDE),
    "ecwid_native/services": ("ecwid_native.views", "ecwid_native.mixins", "dashboard"),
    "ecwid_native/sandbox": ("django", *OURS),
    "ecwid_native/testing": ("dashboard", "storefront_assets", "config", "examples"),
    "ecwid_native": ("dashboard", "storefront_assets", "config", "examples", "tests"),
    "dashboard": ("config", "examples", "tests", "ecwid_native.sandbox"),
    "storefront_assets": ("config", "examples", "tests", "ecwid_native.sandbox", "dashboard"),
}


@cache
def imported_names(path: Path) -> set[str]:
    """Every module that a file imports, relative imports resolved."""
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts[:-1])
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                above = parts[: len(parts) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


def is_below(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_package_imports_nothing_above_it(folder: str) -> None:
    paths = list((ROOT / folder).rglob("*.py"))
    assert paths, f"no package called {folder}"

    own = folder.replace("/", ".")
    for path in paths:
        too_high = {
            name
            for name in imported_names(path)
            if any(is_below(name, package) for package in FORBIDDEN[folder])
            and not is_below(name, own)
        }
        assert not too_high, f"{path.relative_to(ROOT)} imports {sorted(too_high)}"


@pytest.mark.parametrize("folder", ["management", "services", "webhooks"])
def test_a_transaction_names_its_database(folder: str) -> None:
    """Rows may live in another one than the default: a router decides."""
    calls = [
        (path, node)
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"transaction.atomic", "transaction.on_commit"}
    ]

    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, node in calls
        if "using" not in {keyword.arg for keyword in node.keywords}
    ]
    assert silent == []
