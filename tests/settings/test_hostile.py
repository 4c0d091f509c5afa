"""Hostile input: in the form and in storage."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ecwid_native.public_config import dump_public_config, parse_public_config, public_config
from ecwid_native.settings_reader import read_settings
from tests.hostile.texts import TEXTS
from tests.settings.conftest import STORE_ID
from tests.settings.test_public_config import Bar, ContractSettings

NAMES = list(ContractSettings.setting_fields)
GOOD = {
    "text": "Hello",
    "count": "3",
    "rate": "1.5",
    "ratio": "0.5",
    "position": "top",
    "pages": ["home"],
    "note": "n",
    "crm_key": "k",
}
JSON_VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2**63 - 1,
    1.5,
    -1e308,
    [],
    {},
    [[["home"]]],
    {"$encrypted": "1.00000000.x"},
    {"$encrypted": "..."},
    {"$encrypted": "é"},
    {"$encrypted": 5},
    {"value": "x"},
    {"__proto__": {}},
    ["home", "home"],
    ["home"] * 5_000,
]


def read(values: dict[str, Any]) -> Any:
    text = json.dumps({"version": 1, "revision": 1, "values": values})
    return read_settings(Bar, text, app="demo", store_id=STORE_ID)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_form_accepts_survives_storage(name: str) -> None:
    accepted = 0
    for text in TEXTS.values():
        value: Any = [text] if name == "pages" else text
        form = ContractSettings.form({**GOOD, name: value})
        if not form.is_valid():
            assert set(form.errors) == {name}
            continue
        accepted += 1
        fields = ContractSettings.setting_fields
        raw = {each: fields[each].to_json(form.settings.setting_value(each)) for each in NAMES}

        found = read(json.loads(json.dumps(raw)))

        assert found.problems == ()
        assert found.settings == form.settings
        config = public_config([found], {})
        assert parse_public_config(dump_public_config(config)) == config

    assert accepted or name in ("position", "pages", "starts_on")


@pytest.mark.parametrize("name", NAMES)
def test_whatever_storage_holds_gives_settings_that_can_be_saved(name: str) -> None:
    for value in [*JSON_VALUES, *(text for text in TEXTS.values() if is_unicode(text))]:
        found = read({name: value})

        used = found.settings.setting_value(name)
        assert found.problems or not found.settings.is_default(name)
        ContractSettings.setting_fields[name].to_json(used)
        assert dump_public_config(public_config([found], {}))


def is_unicode(text: str) -> bool:
    """JSON can escape half a surrogate pair; as a whole document that is refused elsewhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
