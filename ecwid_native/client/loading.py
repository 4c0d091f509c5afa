"""Sections of a client that are loaded when first asked for.

A process that reads one kind of thing should not import the code for all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ecwid_native.client.calls import Calls

PACKAGE = "ecwid_native.client.sections"


class SectionLoader:
    """Base of `EcwidClient`: makes and keeps its sections."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._sections: dict[str, Any] = {}

    def _section(self, module: str, class_name: str, *, package: str = PACKAGE) -> Any:
        section = self._sections.get(module)
        if section is None:
            loaded = import_module(f"{package}.{module}")
            # Two threads may both make one; they then share the first.
            made = getattr(loaded, class_name)(self._calls)
            section = self._sections.setdefault(module, made)
        return section
