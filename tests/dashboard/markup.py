"""Reading HTML in tests: what a browser would see, not how it is spelled."""

from __future__ import annotations

from html.parser import HTMLParser


class Element:
    """One element of a page.

    Attributes:
        tag: its name.
        attributes: as parsed; an attribute without a value has "".
        text: all text inside.
    """

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def __contains__(self, name: str) -> bool:
        return name in self.attributes

    def get(self, name: str) -> str | None:
        """The value of an attribute, None when there is none."""
        return self.attributes.get(name)


class Markup(HTMLParser):
    """The elements of a piece of HTML, in order."""

    VOID = frozenset({"input", "meta", "link", "br", "hr", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Check that what is closed is what was opened last."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> inside <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add the text to every element around it."""
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements with that name and those attributes."""
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(element.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{tag}> with {attributes}"
        return found[0]

    def control(self, name: str) -> Element:
        """The form control with that HTML name."""
        found = [element for element in self.elements if element.get("name") == name]
        assert len(found) == 1, f"{len(found)} controls called {name}"
        return found[0]

    def values(self) -> dict[str, str]:
        """What a browser would post, but for multiple values."""
        posted = {}
        for element in self.elements:
            name = element.get("name")
            if name and element.tag == "input" and element.get("type") != "checkbox":
                posted[name] = element.get("value") or ""
            elif name and element.tag == "input" and "checked" in element:
                posted[name] = element.get("value") or "on"
            elif name and element.tag == "textarea":
                posted[name] = element.text.removeprefix("\n")
        return posted
