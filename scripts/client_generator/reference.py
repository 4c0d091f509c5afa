"""Write the reference page of all methods."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.client_generator.catalogue import HAND_WRITTEN, Operation, Section
from scripts.client_generator.sections import id_name

COMMENT = "<!-- Written by `python -m scripts.client_generator`; edit the catalogue instead. -->"
ABOUT = Path(__file__).with_name("reference_intro.md")
CLIENTS = {
    "partner_stores": "PartnerClient(client_id, client_secret).stores",
    "instant_site": "InstantSiteClient(store_id, instant_site_token)",
}
REMARKS = {
    "Not confirmed by the documentation.": "unconfirmed",
    "Not in the documentation; the official client has it.": "undocumented",
}


def reference_page(sections: Iterable[Section]) -> str:
    """Return the page as Markdown."""
    lines = [COMMENT, "# The REST client", "", *ABOUT.read_text().split("\n")]
    for section in sections:
        if section.operations:
            lines += _section_lines(section)
    return "\n".join(lines).rstrip() + "\n"


def _section_lines(section: Section) -> list[str]:
    owner = CLIENTS.get(section.name, f"client.{section.name}")
    lines = [f"## {owner}", "", section.about, ""]
    if section.name in HAND_WRITTEN:
        lines += ["Values are text; structure is JSON text of your own making.", ""]
    lines += ["| method | call | scope | what it does |", "| --- | --- | --- | --- |"]
    lines += [_row(operation) for operation in section.operations]
    return [*lines, ""]


def _row(operation: Operation) -> str:
    arguments = [id_name(name) for name in operation.path_names]
    if operation.body == "upload":
        arguments += ["file", "url="]
    elif operation.body:
        arguments.append("body")
    if operation.query and operation.section not in HAND_WRITTEN:
        arguments.append("…")
    method = f"`{operation.name}({', '.join(arguments)})`"
    if operation.paged:
        method += f" `iterate{operation.name.removeprefix('search')}`"
    scopes = " ".join(f"`{scope}`" for scope in operation.scopes) or "none"
    about = operation.about.replace("|", "\\|")
    remark = REMARKS.get(operation.remark)
    about += f" *({remark})*" if remark else ""
    return f"| {method} | `{operation.method} {operation.path}` | {scopes} | {about} |"
