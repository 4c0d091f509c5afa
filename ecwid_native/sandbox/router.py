"""Finds the handler of a path, segment by segment on the undecoded path."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ecwid_native.sandbox.http import HTTPError, decode_segment

Target = TypeVar("Target", bound=Callable[..., object])


@dataclass(frozen=True, kw_only=True)
class Match(Generic[Target]):
    """The target of a request and the values from its path."""

    target: Target
    values: Mapping[str, str]


@dataclass
class _Node(Generic[Target]):
    literals: dict[str, "_Node[Target]"] = field(default_factory=dict)
    parameter: "tuple[str, _Node[Target]] | None" = None
    targets: dict[str, Target] = field(default_factory=dict)


class Router(Generic[Target]):
    """A tree of path segments; a literal segment is preferred to a `{parameter}`."""

    def __init__(self) -> None:
        """Start without routes."""
        self._root: _Node[Target] = _Node()

    def add(self, method: str, template: str, target: Target) -> None:
        """Add a route such as `GET /api/v3/{store_id}/storage/{key}`.

        A parameter is never empty, so a trailing slash makes another path.

        Raises:
            ValueError: the route exists, or another one names the same parameter differently.
        """
        node = self._root
        for part in template.removeprefix("/").split("/"):
            if not part.startswith("{"):
                if part not in node.literals:
                    node.literals[part] = _Node()
                node = node.literals[part]
                continue
            name = part.strip("{}")
            if node.parameter is None:
                node.parameter = (name, _Node())
            if node.parameter[0] != name:
                raise ValueError(f"{template} calls {{{node.parameter[0]}}} by another name.")
            node = node.parameter[1]
        if method in node.targets:
            raise ValueError(f"{method} {template} is there already.")
        node.targets[method] = target

    def match(self, method: str, path: str) -> Match[Target]:
        """Return the target for a method and an undecoded path; HEAD falls back to GET.

        Raises:
            HTTPError: 400 for broken encoding, 404 for an unknown path, 405 with `Allow`.
        """
        segments = [decode_segment(part) for part in path.removeprefix("/").split("/")]
        found = _find(self._root, segments, {})
        if found is None:
            raise HTTPError(404, "File not found")
        node, values = found
        target = node.targets.get(method)
        if target is None and method == "HEAD":
            target = node.targets.get("GET")
        if target is None:
            allow = ", ".join(allowed_methods(node.targets))
            raise HTTPError(
                405,
                "Method not allowed",
                "METHOD_NOT_ALLOWED",
                headers={"Allow": allow},
            )
        return Match(target=target, values=values)

    def target(self, method: str, template: str) -> Target | None:
        """Return what was added for a route, whatever its parameters are called there; or None.

        Here a literal segment is never taken for a parameter's value.
        """
        node = self._root
        for part in template.removeprefix("/").split("/"):
            if not part.startswith("{"):
                child = node.literals.get(part)
            else:
                child = None if node.parameter is None else node.parameter[1]
            if child is None:
                return None
            node = child
        return node.targets.get(method)

    def knows(self, path: str) -> bool:
        """Tell whether an undecoded path has a route of any method.

        Raises:
            HTTPError: 400 for broken encoding.
        """
        segments = [decode_segment(part) for part in path.removeprefix("/").split("/")]
        return _find(self._root, segments, {}) is not None

    def allowed(self, path: str) -> list[str]:
        """Return the methods of a path.

        Raises:
            HTTPError: 400 for broken encoding, 404 for an unknown path.
        """
        segments = [decode_segment(part) for part in path.removeprefix("/").split("/")]
        found = _find(self._root, segments, {})
        if found is None:
            raise HTTPError(404, "File not found")
        return allowed_methods(found[0].targets)


def allowed_methods(targets: Mapping[str, object]) -> list[str]:
    """Return the methods for an Allow header, with HEAD and OPTIONS."""
    methods = {*targets, "OPTIONS"}
    if "GET" in methods:
        methods.add("HEAD")
    return sorted(methods)


def _find(
    node: _Node[Target], segments: list[str], values: dict[str, str]
) -> tuple[_Node[Target], dict[str, str]] | None:
    if not segments:
        return (node, values) if node.targets else None
    first, rest = segments[0], segments[1:]
    literal = node.literals.get(first)
    if literal is not None:
        found = _find(literal, rest, values)
        if found is not None:
            return found
    if node.parameter is None or not first:
        return None
    name, child = node.parameter
    return _find(child, rest, {**values, name: first})
