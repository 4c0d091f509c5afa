"""Stylesheets whose rules do nothing until an attribute is on the root element.

A customization that a merchant switched off must leave the shop's page exactly as it is, yet
every store loads the same stylesheet. So each selector gets a condition: ``.bar`` becomes
``.bar:where(GATE, GATE *)``. The condition is true for the gate's element and everything below
it, and ``:where()`` adds nothing to the specificity: once the gate opens, a rule weighs exactly
what its author wrote. No Django here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Comment, Node, ParseError, QualifiedRule, WhitespaceToken

from ecwid_native.exceptions import AssetError

# Hold rules of their own: the condition goes to the rules inside.
GROUPING = {"media", "supports", "layer", "container", "scope", "starting-style"}
# Define something by name that only takes effect where a rule, which is inert, uses it.
DEFINING = {
    "keyframes",
    "-webkit-keyframes",
    "font-face",
    "property",
    "counter-style",
    "font-feature-values",
    "font-palette-values",
}
SELECTOR_TOKENS = ("ident", "hash", "function", "[] block", "whitespace", "comment")
SELECTOR_SIGNS = (".", ":", "*", ">", "+", "~", "|", "||", "&")
COMBINATORS = (">", "+", "~", "|", "||")
# Stands behind the last rule; swallowed when a brace, string or comment is left open.
END = "\n.end-of-stylesheet{}"


@lru_cache(maxsize=64)  # when one source changes, the others are not parsed again
def make_inert(css: str, *, gate: str) -> str:
    """Return the stylesheet with every rule conditional on an element that matches ``gate``.

    Args:
        css: an author's stylesheet.
        gate: a compound selector of the root element, ``:root[data-app-x~="slug"]``.

    Raises:
        AssetError: naming the line, for what browsers would skip in silence and for
            at-rules that would take effect whatever the gate says.
    """
    condition = f":where({gate},{gate} *)"
    rules = tinycss2.parse_stylesheet(css + END, skip_comments=True, skip_whitespace=True)
    if not rules or tinycss2.serialize([rules.pop()]) != END.strip():
        raise AssetError("the last rule, a string or a comment is not closed")
    return "".join(_inert_rules(rules, condition))


def _inert_rules(rules: Iterable[Node], condition: str) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = _inert_selectors(rule, condition)
            _refuse_errors_in_block(rule.content)
            yield f"{selectors}{{{_compact(rule.content)}}}"
        elif isinstance(rule, AtRule):
            yield _inert_at_rule(rule, condition)
        elif isinstance(rule, ParseError):
            raise _error(rule, rule.message)


def _inert_at_rule(rule: AtRule, condition: str) -> str:
    name = rule.lower_at_keyword
    head = f"@{rule.at_keyword}{_compact(rule.prelude, strip=False).rstrip()}"
    if name == "charset":
        return ""  # the bundle is UTF-8 and says so in its Content-Type
    if name == "layer" and rule.content is None:
        return f"{head};"
    if name in GROUPING and rule.content is not None:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        return f"{head}{{{''.join(_inert_rules(inner, condition))}}}"
    if name in DEFINING and rule.content is not None:
        _refuse_errors_in_block(rule.content)
        return f"{head}{{{_compact(rule.content)}}}"
    if name == "import":
        raise _error(rule, "@import would load a file in every shop, switched off or not")
    raise _error(rule, f"@{rule.at_keyword} cannot be switched off with the customization")


def _inert_selectors(rule: QualifiedRule, condition: str) -> str:
    selectors: list[list[Node]] = [[]]
    for part in rule.prelude:
        if part == ",":
            selectors.append([])
        else:
            selectors[-1].append(part)
    return ",".join(_inert_selector(rule, tokens, condition) for tokens in selectors)


def _inert_selector(rule: QualifiedRule, tokens: list[Node], condition: str) -> str:
    """Put the condition into the first compound, behind its type selector if it has one."""
    _refuse_errors(tokens)
    tokens = [token for token in tokens if not isinstance(token, Comment)]
    while tokens and isinstance(tokens[0], WhitespaceToken):
        tokens.pop(0)
    if not tokens:
        raise _error(rule, "a selector is empty")
    if tokens[0] in COMBINATORS:
        raise _error(rule, f"a selector starts with “{tokens[0].value}”")
    for token in tokens:
        if token.type not in SELECTOR_TOKENS and token not in SELECTOR_SIGNS:
            raise _error(token, f"“{_compact([token])}” cannot stand in a selector")
    split = _length_of_type_selector(tokens)
    return _compact(tokens[:split]) + condition + _compact(tokens[split:], strip=False).rstrip()


def _length_of_type_selector(tokens: list[Node]) -> int:
    """Return how many tokens the leading ``div``, ``*`` or ``*|a`` takes; 0 for none."""
    if not (tokens[0].type == "ident" or tokens[0] in ("*", "&")):
        return 0
    return 3 if len(tokens) > 1 and tokens[1] == "|" else 1


def _compact(tokens: Iterable[Node], *, strip: bool = True) -> str:
    """Serialize without comments, each run of white space as one space."""
    text: str = tinycss2.serialize(_without_comments(tokens))
    return text.strip() if strip else text


def _without_comments(tokens: Iterable[Node]) -> list[Node]:
    kept: list[Node] = []
    for token in tokens:
        if isinstance(token, Comment):
            continue  # ``.a/**/.b`` is ``.a.b``; the serializer parts what must not touch
        if isinstance(token, WhitespaceToken):
            if kept and isinstance(kept[-1], WhitespaceToken):
                continue
            token.value = " "
        for part in ("content", "arguments"):  # of blocks, of functions
            if isinstance(getattr(token, part, None), list):
                setattr(token, part, _without_comments(getattr(token, part)))
        kept.append(token)
    return kept


def _refuse_errors(tokens: Iterable[Node]) -> None:
    """Raise for what the tokenizer could not read, at any depth."""
    for token in tokens:
        if isinstance(token, ParseError):
            raise _error(token, token.message)
        for part in ("content", "arguments"):
            inside = getattr(token, part, None)
            if isinstance(inside, list):
                _refuse_errors(inside)


def _refuse_errors_in_block(content: Iterable[Node] | None) -> None:
    """Raise when a block holds something else than declarations and rules, at any depth."""
    content = content or []
    _refuse_errors(content)
    for node in tinycss2.parse_blocks_contents(content, skip_whitespace=True):
        if isinstance(node, ParseError):
            raise _error(node, "neither “name: value;” nor a rule")
        if isinstance(node, QualifiedRule | AtRule):
            _refuse_errors_in_block(node.content)


def _error(node: Node, message: str) -> AssetError:
    return AssetError(f"line {node.source_line}: {message}")
