"""The types of a module's settings, as editors read them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.core.management import call_command

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, private, public
from storefront_assets.announcement.bar import BaseAnnouncementBar
from storefront_assets.declarations import CONTEXT, declaration
from storefront_assets.script import RUNTIME
from tests.storefront.conftest import WriteCustomization

CHOICES = [("a", "A"), ("Group", [("b", "B"), ("c", "C")])]


class AllSettings(MerchantSettings):
    """A field of each kind."""

    enabled: bool = public(forms.BooleanField(required=False), default=False)
    maybe: bool | None = public(forms.NullBooleanField(), default=None)
    text: str = public(forms.CharField(label="Text */ alert(1)"), default="")
    count: int = public(forms.IntegerField(), default=3)
    limit: int | None = public(forms.IntegerField(required=False), default=None)
    ratio: float = public(forms.FloatField(), default=0.5)
    amount: Decimal = public(forms.DecimalField(), default=Decimal("1.50"))
    day: datetime.date | None = public(forms.DateField(required=False), default=None)
    one: str = public(forms.ChoiceField(choices=CHOICES), default="a")
    some: list[str] = public(forms.MultipleChoiceField(choices=CHOICES), default=["a"])
    key: str = private(forms.CharField(required=False), default="")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("enabled", "boolean"),
        ("maybe", "boolean | null"),
        ("text", "string"),
        ("count", "number"),
        ("limit", "number | null"),
        ("ratio", "number"),
        ("amount", "string"),
        ("day", "string | null"),
        ("one", '"a" | "b" | "c"'),
        ("some", 'readonly ("a" | "b" | "c")[]'),
    ],
)
def test_each_kind_of_field_has_its_type(write: WriteCustomization, name: str, kind: str) -> None:
    class All(Customization):
        slug = "all"
        settings = AllSettings

    assert f" */\n  readonly {name}: {kind};\n" in declaration(All)


def test_private_settings_are_not_there_and_labels_end_no_comment(
    write: WriteCustomization,
) -> None:
    class All(Customization):
        slug = "all"
        settings = AllSettings

    text = declaration(All)

    assert "key" not in text
    assert text.count("*/") == len(AllSettings.setting_fields) - 1


def test_the_command_writes_a_file_for_each_script(
    write: WriteCustomization, tmp_path: Path
) -> None:
    class Bar(BaseAnnouncementBar):
        """Ours."""

    write("silent")

    call_command("ecwid_storefront", "types", "--output", str(tmp_path / "types"), verbosity=0)

    names = sorted(path.name for path in (tmp_path / "types").iterdir())
    assert names == ["announcement.d.ts", "storefront.d.ts"]
    assert 'position: "top" | "bottom";' in (tmp_path / "types" / "announcement.d.ts").read_text()


def test_the_declaration_has_every_member_of_the_context() -> None:
    context = RUNTIME.read_text().split("    return {\n      settings,")[1].split("    };\n")[0]
    members = re.findall(r"^ {6}(?:get )?(\w+)(?=[(:,])", context, flags=re.MULTILINE)

    declared = CONTEXT.read_text().split("interface Context")[1].split("\n}")[0]
    assert {"onCart", "consent", "each", "price", "waitFor"} <= set(members)
    assert [each for each in members if not re.search(rf"\b{each}\b", declared)] == []
