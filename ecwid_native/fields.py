"""Declaring merchant settings: ordinary form fields, each said to be public or private.

    class AnnouncementSettings(MerchantSettings):
        version = 1
        enabled: bool = public(forms.BooleanField(required=False, label=_("On")), default=False)
        crm_key: str = private(
            forms.CharField(required=False, label=_("CRM key"), widget=SecretInput), default=""
        )

An instance is immutable and typed: to a type checker the class looks like a frozen dataclass, so
``AnnouncementSettings(enabled="yes")`` is an error before anything runs.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform, overload

from django import forms
from django.forms.utils import pretty_name
from django.utils.functional import Promise

from ecwid_native.exceptions import ConfigurationError
from ecwid_native.field_values import from_json, to_json
from ecwid_native.settings_form import SettingsForm, settings_form_class
from ecwid_native.widgets import SecretInput

if TYPE_CHECKING:
    from typing import Self

    from django.utils.functional import _StrPromise

__all__ = ["MerchantSettings", "SecretInput", "SettingField", "private", "public"]

V = TypeVar("V")
UNKNOWN = object()


class SettingField:
    """One declared setting. On an instance of its class it gives the value, resolved now.

    Attributes:
        name: the attribute's name, also the key in storage.
        form_field: as declared; forms work on copies of it.
        is_public: whether every visitor of the storefront may read it.
        is_secret: whether it is encrypted in storage and never shown again.
    """

    def __init__(self, form_field: forms.Field, *, default: object, is_public: bool) -> None:
        self.name = ""
        self.form_field = form_field
        self.default = default
        self.is_public = is_public
        self.is_secret = isinstance(form_field.widget, SecretInput)
        self._default_json: Any = UNKNOWN

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: MerchantSettings | None, owner: type) -> Any:
        return self if instance is None else instance.setting_value(self.name)

    @property
    def label(self) -> str:
        """What the merchant sees, in the active language."""
        return str(self.form_field.label or pretty_name(self.name))

    @property
    def has_translatable_default(self) -> bool:
        """Whether the default is a lazy string, another text in another language."""
        return isinstance(self.default, Promise)

    def default_value(self) -> Any:
        """The default: a lazy string in the active language, a list as a fresh copy."""
        return str(self.default) if self.has_translatable_default else copy.deepcopy(self.default)

    def to_json(self, value: object) -> Any:
        """Return ``value`` in plain JSON types; raises TypeError or ValueError if it has none."""
        return to_json(self.form_field, value)

    def from_json(self, raw: Any) -> Any:
        """Return the value stored as ``raw``; raises ValueError or ValidationError."""
        if not self.has_translatable_default:
            if self._default_json is UNKNOWN:
                self._default_json = self.to_json(self.default)
            # The default need not pass its own field: a required text may begin empty.
            if type(raw) is type(self._default_json) and raw == self._default_json:
                return self.default_value()
        return from_json(self.form_field, raw)


@overload
def public(form_field: forms.Field, *, default: _StrPromise) -> str: ...
@overload
def public(form_field: forms.Field, *, default: V) -> V: ...
def public(form_field: forms.Field, *, default: object) -> Any:
    """Declare a setting that **everyone** on the storefront can read.

    Args:
        form_field: an ordinary Django form field, with label, help text, validators, widget.
        default: what holds until the merchant saves; may be a lazy translation.
    """
    return SettingField(form_field, default=default, is_public=True)


@overload
def private(form_field: forms.Field, *, default: _StrPromise) -> str: ...
@overload
def private(form_field: forms.Field, *, default: V) -> V: ...
def private(form_field: forms.Field, *, default: object) -> Any:
    """Declare a setting that only the server and the merchant's page see.

    Args:
        form_field: as for ``public``; with the widget ``SecretInput`` the value is encrypted
            before it is stored and never shown again.
        default: as for ``public``; "" for a secret.
    """
    return SettingField(form_field, default=default, is_public=False)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(public, private))
class MerchantSettings:
    """The settings of one customization. Subclass it and declare the fields.

    Attributes:
        version: raise it when stored values change their meaning, and write ``migrate``.
        setting_fields: the declared fields by name, inherited ones first.

    Raises:
        ConfigurationError: when the class is created, for a field without a visibility or
            annotation, a public secret, a taken name.
        TypeError: when an instance is created, for a name that is no field.
    """

    version: ClassVar[int] = 1
    setting_fields: ClassVar[Mapping[str, SettingField]] = MappingProxyType({})
    _form_class: ClassVar[type[SettingsForm[Any]] | None] = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if type(cls.version) is not int or cls.version < 1:
            raise ConfigurationError(f"{cls.__name__}.version must be a whole number from 1")
        inherited = {
            name: field
            for base in reversed(cls.__mro__[1:])
            if issubclass(base, MerchantSettings)
            for name, field in base.setting_fields.items()
        }
        cls.setting_fields = MappingProxyType(inherited | own_fields(cls))
        cls._form_class = None

    def __init__(self, **values: object) -> None:
        """Take the values by name; those left out have their defaults."""
        unknown = values.keys() - self.setting_fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        object.__setattr__(self, "_values", values)

    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        """Return ``values``, as version ``from_version`` stored them, in today's shape.

        Called on read, with the JSON values by field name; secrets are decrypted and may move
        to another secret field, nowhere else. Nothing is written until the merchant saves.
        """
        return values

    def clean(self) -> None:
        """Raise ValidationError when values that are each right do not fit together.

        Called by the form, as Django calls ``Model.clean``; give the error a field's name to
        show it beside that field. A secret that the merchant left as it is is "" here.
        """

    @classmethod
    def form(
        cls,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Self | None = None,
        prefix: str | None = None,
    ) -> SettingsForm[Self]:
        """Return a form of these settings, its fields copied for it alone.

        Args:
            data: what the merchant submitted; None for a form to be filled in.
            initial: the current settings; the defaults when left out.
            prefix: before every field's HTML name, to tell several forms of a page apart.
        """
        return cls.form_class()(data, current=initial or cls(), prefix=prefix)

    @classmethod
    def form_class(cls) -> type[SettingsForm[Self]]:
        """Return the form class, made once: its instances copy the fields."""
        if cls._form_class is None:
            cls._form_class = settings_form_class(cls)
        return cls._form_class

    def setting_value(self, name: str) -> Any:
        """The value of the field ``name``, its default when none was given."""
        values: Mapping[str, Any] = self.__dict__["_values"]
        return values[name] if name in values else self.setting_fields[name].default_value()

    def is_default(self, name: str) -> bool:
        """Whether no value was given for the field ``name``, so that its default holds."""
        return name not in self.__dict__["_values"]

    def replace(self, **changes: Any) -> Self:
        """Return a copy with ``changes``, the other fields as they are."""
        return type(self)(**{**self.__dict__["_values"], **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"settings are immutable; use replace({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError("settings are immutable")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            self.setting_value(name) == other.setting_value(name) for name in self.setting_fields
        )

    def __hash__(self) -> int:
        return hash((type(self), *(self.setting_value(name) for name in self.setting_fields)))

    def __repr__(self) -> str:
        shown = (
            f"{name}={'<secret>' if field.is_secret else repr(self.setting_value(name))}"
            for name, field in self.setting_fields.items()
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def own_fields(settings_class: type[MerchantSettings]) -> dict[str, SettingField]:
    """Return the fields that the body of ``settings_class`` declares, checked."""
    annotations = inspect.get_annotations(settings_class)
    fields: dict[str, SettingField] = {}
    for name in [*annotations, *(vars(settings_class).keys() - annotations.keys())]:
        declared = vars(settings_class).get(name)
        where = f"{settings_class.__name__}.{name}"
        if isinstance(declared, SettingField):
            check_field(where, declared, is_annotated=name in annotations)
            fields[name] = declared
        elif isinstance(declared, forms.Field) or is_value(name, annotations):
            raise ConfigurationError(
                f"{where} does not say who may see it: "
                f"write public(form_field, default=…) or private(form_field, default=…)"
            )
    return fields


def is_value(name: str, annotations: Mapping[str, Any]) -> bool:
    """Whether an annotated name looks like a setting, so not a ClassVar or an underscore name."""
    return name in annotations and not (
        name.startswith("_") or "ClassVar" in str(annotations[name])
    )


def check_field(where: str, field: SettingField, *, is_annotated: bool) -> None:
    """Raise ConfigurationError for a declaration that cannot be meant."""
    if not is_annotated:
        raise ConfigurationError(f"{where} has no annotation: write “{field.name}: str = …”")
    if field.name.startswith("_") or hasattr(MerchantSettings, field.name):
        raise ConfigurationError(f"{where}: the name is taken, choose another")
    widget = field.form_field.widget
    if not isinstance(widget, forms.PasswordInput):
        return
    if field.is_public:
        raise ConfigurationError(f"{where} is a secret, and a secret cannot be public")
    if not field.is_secret:
        raise ConfigurationError(f"{where}: use SecretInput; PasswordInput is not encrypted")
    if not isinstance(field.form_field, forms.CharField) or field.default != "":
        raise ConfigurationError(f'{where}: a secret is a CharField with the default ""')
