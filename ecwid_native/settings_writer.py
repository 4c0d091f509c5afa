"""What a save writes: secrets kept or sealed anew, the rest as JSON, and what that changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from ecwid_native.fields import MerchantSettings
from ecwid_native.stored_secrets import SecretBox, is_sealed_with_current_key
from ecwid_native.stored_settings import Envelope, Problem, ProblemKind, StoredSettings

S = TypeVar("S", bound=MerchantSettings)


@dataclass(frozen=True, kw_only=True)
class SettingsChange(Generic[S]):
    """What a save would do to one customization.

    Attributes:
        before: as stored.
        after: as it will be stored.
        private_text: the value of the private key.
        changes_values: whether a setting changes, which after a foreign save is a conflict.
        changes_text: whether there is anything to write.
    """

    before: StoredSettings[S]
    after: StoredSettings[S]
    private_text: str
    changes_values: bool
    changes_text: bool

    @classmethod
    def plan(
        cls, before: StoredSettings[S], values: S, *, clear: frozenset[str], box: SecretBox
    ) -> SettingsChange[S]:
        """Compare ``values`` with what is stored."""
        settings = kept_secrets(values, before, clear=clear)
        stored_values = values_to_store(settings, before, box=box, clear=clear)
        version = settings.version
        old_text = Envelope(before.version, before.revision, dict(before.values)).dump()
        same_text = Envelope(version, before.revision, stored_values).dump()
        changes_text = not before.is_saved or same_text != old_text
        revision = before.revision + 1 if changes_text else before.revision
        after = replace(
            before,
            settings=settings,
            revision=revision,
            is_saved=True,
            problems=remaining_problems(before, stored_values),
            version=version,
            values=stored_values,
        )
        return cls(
            before=before,
            after=after,
            private_text=Envelope(version, revision, stored_values).dump(),
            changes_values=settings != before.settings or clears_stored_secret(before, clear),
            changes_text=changes_text,
        )


def clears_stored_secret(before: StoredSettings[Any], clear: frozenset[str]) -> bool:
    """Whether one of the secrets to clear is stored at all."""
    return any(before.sealed(name) is not None for name in clear)


def kept_secrets(values: S, stored: StoredSettings[S], *, clear: frozenset[str]) -> S:
    """Return ``values`` with each secret that was left blank as it is stored, unless cleared."""
    kept = {
        name: stored.settings.setting_value(name)
        for name, declared in values.setting_fields.items()
        if declared.is_secret and not values.setting_value(name) and name not in clear
    }
    return values.replace(**kept)


def values_to_store(
    settings: S, stored: StoredSettings[S], *, box: SecretBox, clear: frozenset[str]
) -> dict[str, Any]:
    """Return the JSON values of ``settings``, complete with defaults.

    A secret that did not change keeps its ciphertext, so that equal settings give equal text; so
    does one that cannot be decrypted (its key may come back) unless it is cleared or replaced.
    """
    values: dict[str, Any] = {}
    for name, declared in settings.setting_fields.items():
        value = settings.setting_value(name)
        if not declared.is_secret:
            values[name] = declared.to_json(value)
            continue
        sealed = None if name in clear else stored.sealed(name)
        is_same = value == stored.settings.setting_value(name)
        if sealed and is_same and (not value or is_sealed_with_current_key(sealed)):
            values[name] = sealed
        elif value:
            values[name] = box.seal(name, value)
    return values


def remaining_problems(
    before: StoredSettings[Any], stored_values: dict[str, Any]
) -> tuple[Problem, ...]:
    """Return the problems that a save leaves: secrets that stay stored and stay unreadable."""
    return tuple(
        problem
        for problem in before.problems
        if problem.kind is ProblemKind.SECRET
        and stored_values.get(problem.field) is before.sealed(problem.field)
        and problem.field in stored_values
    )
