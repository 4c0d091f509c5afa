"""Text with a little markup, as a tree: the storefront never gets HTML to interpret.

A merchant writes HTML; nh3, which parses it as browsers do, leaves a few harmless tags. What is
stored is a list of nodes, each a text or ``[tag, nodes]``, for a link ``["a", nodes, address]``.
The script makes elements of them, so a tag that is not in its list cannot come to be, whatever
somebody manages to write into the public config.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

import nh3
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br"}
# What other editors write for the same.
SYNONYMS = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3"}
ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
MAX_LENGTH = 4_000
MAX_DEPTH = 8

Node = Any  # str | [tag, list[Node]] | ["a", list[Node], str]


class RichTextField(forms.Field):
    """A text area for HTML; its value is a list of nodes."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[Node]:
        """Return the nodes of what was typed, or of what was stored.

        Raises:
            ValidationError: it is too long, too deep, or was stored by something else.
        """
        try:
            text = html_of(value) if isinstance(value, list) else str(value or "")
        except (TypeError, ValueError, IndexError, RecursionError) as exc:
            raise ValidationError(_("This is no text.")) from exc
        if len(text) > MAX_LENGTH:
            raise ValidationError(_("At most %(count)d characters."), params={"count": MAX_LENGTH})
        return parse(text)

    def prepare_value(self, value: Any) -> Any:
        """Return the HTML of the nodes; what a merchant typed stays as it is."""
        return html_of(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text is another one, however it is written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def parse(html: str) -> list[Node]:
    """Return the nodes of some HTML, none if it has no text; one without tags gets paragraphs.

    Raises:
        ValidationError: lists in lists in lists … are too deep.
    """
    if not re.search(r"<[a-zA-Z]", html):
        parts = (part.strip() for part in re.split(r"\n\s*\n", html))
        html = "".join(f"<p>{escape(part)}</p>" for part in parts if part)
    clean = nh3.clean(
        html,
        tags=TAGS | set(SYNONYMS),
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    builder = TreeBuilder()
    builder.feed(clean)
    builder.close()
    return builder.nodes if builder.has_text else []


class TreeBuilder(HTMLParser):
    """Makes nodes of HTML that nh3 has written, so that every tag is closed and known."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[Node] = []
        self.has_text = False
        self._open: list[list[Node]] = [self.nodes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        tag = SYNONYMS.get(tag, tag)
        children: list[Node] = []
        node: list[Any] = [tag, children]
        if tag == "a":
            address = (dict(attrs).get("href") or "").strip()
            if not ADDRESS.fullmatch(address):
                node[0] = "span"  # an address that leads nowhere from here: only its text stays
            else:
                node.append(address)
        self._open[-1].append(node)
        if tag != "br":
            self._open.append(children)
        if len(self._open) > MAX_DEPTH:
            raise ValidationError(_("The text has too many levels."))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag != "br" and len(self._open) > 1:
            self._open.pop()
            parent = self._open[-1]
            if parent[-1][0] == "span":
                parent[-1:] = parent[-1][1]

    def handle_data(self, data: str) -> None:
        """Add text; line breaks between paragraphs are nothing to see."""
        self.has_text = self.has_text or bool(data.strip())
        if data.strip() or len(self._open) > 1:
            self._open[-1].append(data)


def html_of(nodes: list[Node]) -> str:
    """Return nodes as HTML, for the merchant to edit.

    Raises:
        TypeError, ValueError, IndexError: these are no nodes.
    """
    return "".join(map(_html_of_node, nodes))


def _html_of_node(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    tag, children, *rest = node
    if tag not in TAGS or not isinstance(children, list) or len(rest) != (tag == "a"):
        raise ValueError("no node")
    if tag == "br":
        return "<br>"
    start = f'<a href="{escape(str(rest[0]))}">' if tag == "a" else f"<{tag}>"
    return f"{start}{html_of(children)}</{tag}>"
