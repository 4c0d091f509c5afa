"""What an app author writes so that a storefront script has something to call.

The functions belong into the module ``ecwid`` of an installed app, beside the customization.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints

from ecwid_native.conf import App
from ecwid_native.customizations import Customization
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.fields import MerchantSettings
from ecwid_native.sync_only import require_sync
from storefront_assets.endpoints.shapes import check_shape, is_record

if TYPE_CHECKING:
    # Layers in front of Django import this module before models may be.
    from ecwid_native.models import Installation

S_co = TypeVar("S_co", bound=MerchantSettings, covariant=True)
Function = TypeVar("Function", bound=Callable[..., object])

NAME = re.compile(r"[a-z][a-z0-9_]{0,49}", re.ASCII)
CLIENT_LIMIT, STORE_LIMIT = 30, 600
MAX_BYTES = 8 * 1024
# What no decorator goes beyond: the body is in memory before anything else is known of it.
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class StorefrontCall(Generic[S_co]):
    """Who calls: a page of this store, any person in the world.

    Attributes:
        app: the app.
        installation: the store, in which the app is installed; ``installation.client`` is its
            REST client, and each of its calls counts against the store's limit.
        settings: the settings of the customization, private ones too: never answer those.
    """

    app: App
    installation: Installation
    settings: S_co

    @property
    def store_id(self) -> int:
        """The store's number."""
        return self.installation.store_id


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One function that scripts may call.

    Attributes:
        name: how the script calls it.
        function: takes the call and, unless ``takes`` is None, the data.
        customization: whose script calls it; subclasses have it as well.
        takes: the dataclass or TypedDict of the data; None when it takes nothing.
        gives: the annotation of the answer.
        is_action: whether it may change something, and so comes as a POST.
        max_age_seconds: how long browsers and CDNs keep an answer; 0 for not at all.
        max_bytes: the longest data taken.
        client_limit: calls a minute from one network address.
        store_limit: calls a minute for one store.
    """

    name: str
    function: Callable[..., object]
    customization: type[Customization]
    takes: type | None
    gives: Any
    is_action: bool
    max_age_seconds: int
    max_bytes: int
    client_limit: int
    store_limit: int

    @property
    def description(self) -> str:
        """The first line of the function's docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]


_registered: dict[str, Endpoint] = {}


def storefront_query(
    customization: type[Customization],
    *,
    max_age_seconds: int = 0,
    name: str = "",
    max_bytes: int = MAX_BYTES,
    client_limit: int = CLIENT_LIMIT,
    store_limit: int = STORE_LIMIT,
) -> Callable[[Function], Function]:
    """Have a function answer a question of the customization's script, by GET.

    It must change nothing: whoever asks, and how often, depends on caches. The annotations of
    the function say what goes in and out; see ``docs/reference/storefront.md``.

    Args:
        customization: whose script asks.
        max_age_seconds: how long browsers and CDNs may keep an answer.
        name: how the script calls it, instead of the function's name.
        max_bytes: the longest query taken.
        client_limit: calls a minute from one network address, for each server process.
        store_limit: calls a minute for one store, for each server process.

    Raises:
        ConfigurationError: the annotations have no form in JSON, a number makes no sense, or the
            function is async.
    """

    def register(function: Function) -> Function:
        _add(
            function,
            customization=customization,
            name=name,
            is_action=False,
            max_age_seconds=max_age_seconds,
            max_bytes=max_bytes,
            client_limit=client_limit,
            store_limit=store_limit,
        )
        return function

    return register


def storefront_action(
    customization: type[Customization],
    *,
    name: str = "",
    max_bytes: int = MAX_BYTES,
    client_limit: int = CLIENT_LIMIT,
    store_limit: int = STORE_LIMIT,
) -> Callable[[Function], Function]:
    """Have a function do something for the customization's script, by POST.

    Anybody can send this, as often as the limits allow: believe nothing that the data says.

    Args:
        customization: whose script asks.
        name: how the script calls it, instead of the function's name.
        max_bytes: the longest body taken.
        client_limit: calls a minute from one network address, for each server process.
        store_limit: calls a minute for one store, for each server process.

    Raises:
        ConfigurationError: the annotations have no form in JSON, a number makes no sense, or the
            function is async.
    """

    def register(function: Function) -> Function:
        _add(
            function,
            customization=customization,
            name=name,
            is_action=True,
            max_age_seconds=0,
            max_bytes=max_bytes,
            client_limit=client_limit,
            store_limit=store_limit,
        )
        return function

    return register


def endpoints_of(customization: type[Customization]) -> list[Endpoint]:
    """Return what the customization's script may call, by name.

    Of two with one name the one of the nearer class counts, as with methods.
    """
    found: dict[str, Endpoint] = {}
    for each in reversed(customization.__mro__):
        found |= {own.name: own for own in declared_for(each)}
    return sorted(found.values(), key=lambda each: each.name)


def declared_for(customization: type) -> list[Endpoint]:
    """Return what was declared for exactly this class, in the order of definition."""
    return [each for each in _registered.values() if each.customization is customization]


def find_endpoint(customization: type[Customization], name: str) -> Endpoint | None:
    """Return the customization's endpoint with this name; None when there is none."""
    return next((each for each in endpoints_of(customization) if each.name == name), None)


def _add(function: Callable[..., object], *, name: str, **options: Any) -> None:
    """Register a function; the same one again takes the old one's place (a reload)."""
    require_sync(function, "endpoint")
    name = name or function.__name__
    if not NAME.fullmatch(name):
        raise ConfigurationError(f"{name!r} cannot be the name of an endpoint")
    numbers = {key: options[key] for key in ("max_bytes", "client_limit", "store_limit")}
    if min(numbers.values()) < 1 or options["max_age_seconds"] < 0:
        raise ConfigurationError(f"{name}: a limit is less than 1, or an age negative")
    if options["max_bytes"] > MOST_BYTES:
        raise ConfigurationError(f"{name}: max_bytes is at most {MOST_BYTES:,}")
    takes, gives = _signature(function)
    endpoint = Endpoint(name=name, function=function, takes=takes, gives=gives, **options)
    _registered[f"{function.__module__}.{function.__qualname__}"] = endpoint


def _signature(function: Callable[..., object]) -> tuple[type | None, Any]:
    """Return the annotations of the data and of the answer.

    Raises:
        ConfigurationError: there are none, or JSON has no form for them.
    """
    where = f"{function.__module__}.{function.__qualname__}"
    names = list(inspect.signature(function).parameters)
    try:
        hints = get_type_hints(function)
        gives = hints["return"]
        takes = hints[names[1]] if len(names) == 2 else None
        for annotation in filter(None, (takes, gives)):
            check_shape(annotation)
    except (NameError, TypeError, KeyError) as exc:
        raise ConfigurationError(f"{where}: an annotation is missing or unusable: {exc}") from exc
    if len(names) not in (1, 2) or not (takes is None or is_record(takes)):
        raise ConfigurationError(
            f"{where} takes a StorefrontCall and then, if anything, a dataclass or TypedDict"
        )
    return takes, gives
