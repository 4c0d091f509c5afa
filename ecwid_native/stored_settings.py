"""The settings of one customization as application storage holds them.

One private key per customization, ``settings-<slug>``, holds all its settings as JSON:
``{"version": 2, "revision": 5, "values": {…}}``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import HasSettings
from ecwid_native.fields import MerchantSettings
from ecwid_native.protocol.strict_json import InvalidJSONError, parse_json
from ecwid_native.stored_secrets import is_sealed

S = TypeVar("S", bound=MerchantSettings)

# Source: docs.ecwid.com, app storage: 1 MB for a private value (read 2026-11).
MAX_PRIVATE_BYTES = 1024 * 1024


class ProblemKind(StrEnum):
    """Why a default is shown instead of what is stored."""

    UNREADABLE = "unreadable"
    NEWER_VERSION = "newer_version"
    MIGRATION = "migration"
    VALUE = "value"
    SECRET = "secret"  # noqa: S105 - a kind of problem


MESSAGES: dict[ProblemKind, Promise] = {
    ProblemKind.UNREADABLE: _("The saved settings cannot be read. The defaults are shown."),
    ProblemKind.NEWER_VERSION: _("These settings were saved by a newer version of this app."),
    ProblemKind.MIGRATION: _(
        "The saved settings could not be brought to this version. The defaults are shown."
    ),
    ProblemKind.VALUE: _("The saved value cannot be used. The default is shown."),
    ProblemKind.SECRET: _("The saved value cannot be decrypted. Enter it again."),
}


@dataclass(frozen=True)
class Problem:
    """One thing that was found in storage and cannot be used.

    Attributes:
        kind: what is wrong.
        field: the name of the setting; "" when all of them are meant.
    """

    kind: ProblemKind
    field: str = ""

    @property
    def message(self) -> str:
        """What to tell the merchant, in the active language."""
        return str(MESSAGES[self.kind])


@dataclass(frozen=True, kw_only=True)
class StoredSettings(Generic[S]):
    """What storage says about one customization.

    Attributes:
        customization: the customization.
        settings: its settings, complete and typed whatever storage held.
        revision: grows with each save; 0 when nothing usable was saved. A form carries it, so
            that a save can tell whether somebody else saved in between.
        is_saved: whether the merchant has ever saved it; if not, all settings are defaults.
        problems: what could not be used.
        version: the version that saved it.
        values: the JSON values as stored.
    """

    customization: HasSettings[S]
    settings: S
    revision: int = 0
    is_saved: bool = False
    problems: tuple[Problem, ...] = ()
    version: int = 0
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_understood(self) -> bool:
        """Whether the settings are the merchant's, save for single fields.

        If not, what the storefront shows stays as it is until the merchant saves again.
        """
        unusable = {ProblemKind.UNREADABLE, ProblemKind.NEWER_VERSION, ProblemKind.MIGRATION}
        return unusable.isdisjoint(problem.kind for problem in self.problems)

    def sealed(self, name: str) -> Mapping[str, Any] | None:
        """The encrypted secret stored under ``name``, readable or not."""
        raw = self.values.get(name)
        return raw if is_sealed(raw) else None


def storage_key(slug: str) -> str:
    """The private key that holds the settings of the customization ``slug``."""
    return f"settings-{slug}"


def unwrapped(text: str) -> object:
    """Return the JSON value of ``text``; of ``{"value": "…"}`` the value in it, once.

    The current documentation shows that wrapper as the body of a write, and tools that follow it
    store it verbatim. Source: docs.ecwid.com, add app storage data (read 2026-11).

    Raises:
        InvalidJSONError: the text is not JSON.
    """
    document = parse_json(text, max_bytes=2 * MAX_PRIVATE_BYTES, unique_keys=False)
    if isinstance(document, dict) and document.keys() == {"value"}:
        inner = document["value"]
        if isinstance(inner, str):
            return parse_json(inner, max_bytes=2 * MAX_PRIVATE_BYTES, unique_keys=False)
    return document


@dataclass(frozen=True)
class Envelope:
    """The JSON document of one customization."""

    version: int
    revision: int
    values: dict[str, Any]

    @classmethod
    def parse(cls, text: str) -> Envelope:
        """Return the document in ``text``; raises ValueError when it is not one."""
        document = unwrapped(text)
        if not isinstance(document, dict):
            raise InvalidJSONError("not an object")
        version, revision = document.get("version"), document.get("revision")
        values = document.get("values")
        if type(version) is not int or type(revision) is not int or not isinstance(values, dict):
            raise InvalidJSONError("not a settings document")
        if version < 1 or revision < 0:
            raise InvalidJSONError("version or revision is out of range")
        return cls(version, revision, values)

    def dump(self) -> str:
        """Return the text to store."""
        document = {"version": self.version, "revision": self.revision, "values": self.values}
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
