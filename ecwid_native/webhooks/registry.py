"""Handlers: what an app author writes, and the registry that finds it.

They belong into the module ``ecwid`` of an installed app, which is found as ``admin.py`` is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from ecwid_native.customizations import only_app_slug
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.protocol.webhook import documented_spelling

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, kw_only=True)
class WebhookHandler:
    """A function that handles events.

    Attributes:
        name: names it in the database: module and function, unless it was given.
        function: is called with the event and the installation.
        event_types: those that it wants.
        app: the slug of the app it belongs to; may be left out where there is only one.
        transactional: whether its effect and the record that it ran are committed together.
        ordered: whether the events of one entity come one at a time, in their order.
        fetch: whether the entity is read before the handler is called.
    """

    name: str
    function: Callable[..., object]
    event_types: frozenset[str]
    app: str = ""
    transactional: bool = False
    ordered: bool = False
    fetch: bool = False


class Registry:
    """The handlers in the order of their definition. The system checks say what is wrong."""

    def __init__(self) -> None:
        self._handlers: dict[str, WebhookHandler] = {}
        self.repeated: list[str] = []

    def add(self, handler: WebhookHandler) -> None:
        """Add a handler; the same function again takes the old one's place (a reload)."""
        old = self._handlers.get(handler.name)
        if old is not None and _place(old) != _place(handler):
            self.repeated.append(handler.name)
        self._handlers[handler.name] = handler

    def __iter__(self) -> Iterator[WebhookHandler]:
        return iter(tuple(self._handlers.values()))

    @contextmanager
    def isolated(self) -> Iterator[Registry]:
        """Be empty within the block, and as before after it."""
        before = self._handlers, self.repeated
        self._handlers, self.repeated = {}, []
        try:
            yield self
        finally:
            self._handlers, self.repeated = before


registry = Registry()


def webhook(
    *event_types: str,
    app: str = "",
    transactional: bool = False,
    ordered: bool = False,
    fetch: bool = False,
    name: str = "",
) -> Callable[[Function], Function]:
    """Have a function handle events, from a task, after they were acknowledged.

    ::

        @webhook("order.created")
        def thank_buyer(event: OrderEvent, installation: Installation) -> None: ...

    It runs at least once for each event; when it raises, it is tried again later, and what other
    handlers do is no matter. It has to end within ``WEBHOOK_LEASE_SECONDS``.

    Args:
        event_types: such as ``"order.created"``; see ``docs/reference/webhooks.md``.
        app: the slug of the app; may be left out where there is only one.
        transactional: run it in a database transaction that also records that it ran: what it
            writes to the database takes effect exactly once. Make no REST call in it, the
            transaction would stay open meanwhile: ``fetch`` reads before.
        ordered: the events of one entity one at a time and in their order, as far as they have
            come in; while one is being tried again, later ones wait.
        fetch: read the entity before the handler is called, and its transaction begins, into
            ``event.entity``.
        name: names the handler in the database. Give one before you rename or move the function:
            the old name, so that what is under way finds it.

    Raises:
        ConfigurationError: no event type is named, as in a bare ``@webhook``: the function would
            never be called.
    """
    if not event_types or not all(isinstance(each, str) for each in event_types):
        raise ConfigurationError('Name the events of a handler: @webhook("order.created").')

    def register(function: Function) -> Function:
        registry.add(
            WebhookHandler(
                name=name or _place_of(function),
                function=function,
                event_types=frozenset(documented_spelling(each) for each in event_types),
                app=app,
                transactional=transactional,
                ordered=ordered,
                fetch=fetch,
            )
        )
        return function

    return register


def handlers_for(app: str, event_type: str) -> list[WebhookHandler]:
    """The handlers of the app with this slug for this type."""
    unnamed = only_app_slug()
    return [
        each for each in registry if (each.app or unnamed) == app and event_type in each.event_types
    ]


@contextmanager
def isolated_handlers(*handlers: WebhookHandler) -> Iterator[Registry]:
    """Give a test a registry of its own, with ``handlers`` and what the block defines.

    It holds for the whole process, so that a server thread started by the test sees it too.
    """
    with registry.isolated():
        for each in handlers:
            registry.add(each)
        yield registry


def _place(handler: WebhookHandler) -> str:
    return _place_of(handler.function)


def _place_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', repr(function))}"
