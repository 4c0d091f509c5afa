"""`responseFields`: narrows an answer to the named fields.

Source: docs.ecwid.com, "REST API overview" (read 2026-11): comma-separated names, what is inside an
object or a list in parentheses; unknown names are ignored.
"""

from collections.abc import Iterator, Mapping

from ecwid_native.sandbox.http import HTTPError

MAX_DEPTH = 20
Selection = Mapping[str, "Selection"]


def parse_fields(text: str) -> Selection:
    """Return the selection that `text` describes; an empty mapping means everything.

    Raises:
        HTTPError: 400 for unbalanced or too deep parentheses.
    """
    selection: dict[str, Selection] = {}
    stack: list[dict[str, Selection]] = [selection]
    last = ""
    for token in _tokens(text):
        if token == "(":  # noqa: S105 - a parenthesis
            if not last or len(stack) > MAX_DEPTH:
                raise _error()
            inner: dict[str, Selection] = {}
            stack[-1][last] = inner
            stack.append(inner)
            last = ""
        elif token == ")":  # noqa: S105 - a parenthesis
            if len(stack) == 1:
                raise _error()
            stack.pop()
            last = ""
        elif token == ",":  # noqa: S105 - a comma
            last = ""
        else:
            last = token
            stack[-1].setdefault(token, {})
    if len(stack) > 1:
        raise _error()
    return selection


def select_fields(document: object, selection: Selection) -> object:
    """Return the selected part of `document`."""
    if not selection:
        return document
    if isinstance(document, list):
        return [select_fields(item, selection) for item in document]
    if not isinstance(document, dict):
        return document
    return {
        name: select_fields(value, selection[name])
        for name, value in document.items()
        if name in selection
    }


def _tokens(text: str) -> Iterator[str]:
    name = ""
    for character in text:
        if character in "(),":
            if name.strip():
                yield name.strip()
            name = ""
            yield character
        else:
            name += character
    if name.strip():
        yield name.strip()


def _error() -> HTTPError:
    return HTTPError(400, "Wrong parameter 'responseFields' value", "WRONG_PARAMETER")
