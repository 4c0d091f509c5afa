"""How many bytes a shopper's page loads because of an app, and how many it may.

All sizes are in bytes as served, compressed by brotli: what a phone waits for.
"""

from __future__ import annotations

from dataclasses import dataclass

import brotli

from ecwid_native.conf import ecwid_settings
from storefront_assets.bundle import Bundle


@dataclass(frozen=True, kw_only=True)
class Size:
    """One row of the table.

    Attributes:
        name: a customization's slug, or what else it is.
        script: bytes of the script.
        stylesheet: bytes of the stylesheet.
        budget: the most that both may have together.
    """

    name: str
    script: int
    stylesheet: int
    budget: int

    @property
    def total(self) -> int:
        """Bytes of both."""
        return self.script + self.stylesheet

    @property
    def is_over(self) -> bool:
        """Whether it is larger than it may be."""
        return self.total > self.budget


def sizes_of(bundle: Bundle) -> list[Size]:
    """Return a row for each customization, by itself, and one for the whole as it is served.

    The whole has the runtime too, and is less than the sum: together files compress better.
    """
    rows = [
        Size(
            name=part.customization.slug,
            script=compressed(part.module.code),
            stylesheet=compressed(part.stylesheet),
            budget=part.customization.byte_budget,
        )
        for part in bundle.parts
    ]
    return [*rows, size_of_all(bundle)]


def size_of_all(bundle: Bundle) -> Size:
    """Return the row of the whole bundle."""
    return Size(
        name="all",
        script=compressed(bundle.script),
        stylesheet=compressed(bundle.stylesheet),
        budget=ecwid_settings.STOREFRONT_BYTE_BUDGET,
    )


def compressed(text: str) -> int:
    """Return the length of a text as it is served; 0 for no text."""
    return len(brotli.compress(text.encode(), quality=11)) if text else 0


def table(sizes: list[Size]) -> str:
    """Return the rows as text, with a word beside each that is over its budget."""
    width = max(len("customization"), *(len(each.name) for each in sizes))
    lines = [f"{'customization':<{width}}  {'script':>8}  {'style':>8}  {'both':>8}  {'budget':>8}"]
    lines += [
        f"{each.name:<{width}}  {each.script:>8,}  {each.stylesheet:>8,}  "
        f"{each.total:>8,}  {each.budget:>8,}"
        + (f"  over by {each.total - each.budget:,}" if each.is_over else "")
        for each in sizes
    ]
    return "\n".join(lines)
