"""Return every generated file."""

from __future__ import annotations

from pathlib import Path

from scripts.client_generator.catalogue import load_sections
from scripts.client_generator.reference import reference_page
from scripts.client_generator.sections import (
    SectionWriter,
    endpoints_module,
    is_generated,
    sections_module,
    types_package,
)
from scripts.client_generator.text import formatted
from scripts.client_generator.types import Types, types_module

CLIENT = Path("ecwid_native/client")
REFERENCE = Path("docs/reference/rest-client.md")


def build() -> dict[Path, str]:
    """Return the text of each generated file by its path in the repository."""
    sections = load_sections()
    types = Types(sections)
    modules = {section.name: types_module(section, types) for section in sections}
    modules = {name: text for name, text in modules.items() if text}
    files = {CLIENT / "types" / f"{name}.py": text for name, text in modules.items()}
    files[CLIENT / "types" / "__init__.py"] = types_package()
    for section in sections:
        if is_generated(section):
            writer = SectionWriter(section, types)
            files[CLIENT / "sections" / f"{section.name}.py"] = writer.module()
    files[CLIENT / "sections" / "__init__.py"] = sections_module(sections)
    files[CLIENT / "endpoints.py"] = endpoints_module(sections)
    return {**formatted(files), REFERENCE: reference_page(sections)}
