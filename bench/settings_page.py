"""P5b: the whole settings page of 30 fields, by a plain Django view of the same form."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django import forms

from bench import pages
from bench.measure import interleaved
from bench.table import Row
from bench.thirty_fields import INITIAL, AuthorsInput, customization
from bench.wsgi_calls import caller
from ecwid_native import session_token
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry
from ecwid_native.models import Installation

FLOOR = 1.3
GOAL = 1.0


def rows(*, rounds: int, calls: int) -> Iterable[Row]:
    """The page of the six known kinds, and one on which an author drew five of the widgets."""
    yield from _rows("", "/bench/plain", forms.TextInput, rounds=rounds, calls=calls)
    yield from _rows(
        ", 5 by an author's widget",
        "/bench/plain-authors",
        AuthorsInput,
        rounds=rounds,
        calls=calls,
    )


def _rows(
    what: str, plain: str, text: type[forms.Widget], *, rounds: int, calls: int
) -> Iterable[Row]:
    app = ecwid_settings.apps[0]
    installation, _ = Installation.objects.get_or_create(
        app=app.slug, store_id=1, defaults={"language": "en"}
    )
    token = session_token.issue(app, installation, language="en", view_mode="PAGE")
    values = {name: value for name, value in INITIAL.items() if not name.startswith("key")}
    stored = {"version": 1, "revision": 3, "values": values}
    pages.STORED.clear()
    pages.STORED["settings-thirty"] = json.dumps(stored)
    with isolated_registry():
        customization(text)
        programs = {
            "ours": caller(f"/bench/{app.slug}/ours", HTTP_X_SESSION_TOKEN=token),
            "plain": caller(plain),
        }
        check(programs["ours"](), programs["plain"]())
        times = interleaved(programs, calls=calls, rounds=rounds)
    yield Row(
        id="P5b",
        what=f"settings page, 30 fields{what}, CPU ÷ a plain Django view's",
        value=times.ratio("ours", "plain"),
        floor=FLOOR,
        goal=GOAL,
    )
    for name in programs:
        yield Row(
            id="", what=f"  {name}, CPU of one page", value=times.microseconds(name), unit="µs"
        )


def check(ours: bytes, plain: bytes) -> None:
    """Both pages have all fields; otherwise the ratio would mean nothing."""
    for name in INITIAL:
        if f"thirty-{name}".encode() not in ours or f'name="{name}"'.encode() not in plain:
            raise RuntimeError(f"the field {name} is not on both pages")
