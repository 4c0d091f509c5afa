"""P5b: the whole settings page of 30 fields, by plain Django views of the same form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django import forms

from bench import pages
from bench.measure import interleaved
from bench.opening import known_store
from bench.table import Row
from bench.thirty_fields import INITIAL, AuthorsInput, customization
from bench.wsgi_calls import caller
from ecwid_native import session_token
from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry

FLOOR = 1.3
GOAL = 1.0

OURS = ("settings page", "returning opening without REST")

# What a Django project may do, from the least work for its author to the least for the machine.
PLAIN = {
    "plain page, as_div": "plain",
    "plain page, loop of fields": "loop",
    "plain page, inputs by hand": "by_hand",
}

# A page takes many times as long as the steps of an opening.
CALLS_OF_STEPS_PER_PAGE = 4


def rows(*, rounds: int, calls: int) -> Iterable[Row]:
    """The page of the six known kinds, and one on which an author drew five of the widgets."""
    calls = max(1, calls // CALLS_OF_STEPS_PER_PAGE)
    yield from _rows("", "text", forms.TextInput, rounds=rounds, calls=calls)
    yield from _rows(", 5 an author's", "authors", AuthorsInput, rounds=rounds, calls=calls)


def _rows(
    what: str, text: str, widget: type[forms.Widget], *, rounds: int, calls: int
) -> Iterable[Row]:
    values = {name: value for name, value in INITIAL.items() if not name.startswith("key")}
    stored = {"version": 1, "revision": 3, "values": values}
    pages.STORED.clear()
    pages.STORED["settings-thirty"] = json.dumps(stored)
    with isolated_registry():
        customization(widget)
        programs = our_pages() | {
            name: caller(f"/bench/plain/{template}/{text}") for name, template in PLAIN.items()
        }
        for name, program in programs.items():
            check(program(), prefix="" if name in PLAIN else "thirty-")
        times = interleaved(programs, calls=calls, rounds=rounds)
    for page in OURS:
        for reference in PLAIN:
            yield Row(
                id="P5b",
                what=f"{page}, 30 fields{what}, CPU",
                value=times.ratio(page, reference),
                reference=reference,
                floor=FLOOR,
                goal=GOAL,
            )
    for name in programs:
        yield Row(id="", what=f"  {name}{what}", value=times.microseconds(name), unit="µs")


def our_pages() -> dict[str, Callable[[], bytes]]:
    """The settings page as a link in the app leads to it, and as an opening ends with it."""
    app = ecwid_settings.apps[0]
    known, encoded = known_store()
    token = session_token.issue(app, known, language="en", view_mode="PAGE")
    query = urlencode({"payload": encoded})
    programs = (
        caller(f"/bench/{app.slug}/ours", HTTP_X_SESSION_TOKEN=token),
        caller(f"/bench/{app.slug}/opening", query=query),
    )
    return dict(zip(OURS, programs, strict=True))


def check(page: bytes, *, prefix: str) -> None:
    """A page has all fields; otherwise its ratio would mean nothing."""
    for name in INITIAL:
        if f'name="{prefix}{name}"'.encode() not in page:
            raise RuntimeError(f"the field {name} is not on the page")
