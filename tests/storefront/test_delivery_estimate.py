"""The example of an endpoint: an estimate that needs what shoppers do not see."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import isolated_registry
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from examples.delivery_estimate.calendar import (
    Transit,
    departure,
    parse_transit,
    working_days_later,
)
from storefront_assets.bundle import build_bundle
from storefront_assets.endpoints.store_settings import store_settings
from tests.storefront.endpoint_samples import STORE, address, ask

FRIDAY = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)


@pytest.fixture
def example() -> Iterator[Any]:
    """The app's module, its customization registered for the test alone."""
    with isolated_registry() as registry:
        module = importlib.import_module("examples.delivery_estimate.ecwid")
        registry.add(module.DeliveryEstimate)
        yield module


@pytest.mark.parametrize(
    ("hour", "closed", "expected"),
    [(13, {5, 6}, 27), (14, {5, 6}, 30), (14, {6}, 28), (13, set(range(7)), 27)],
)
def test_an_order_leaves_on_the_first_open_day(hour: int, closed: set[int], expected: int) -> None:
    day = departure(FRIDAY.replace(hour=hour), cut_off_hour=14, closed=closed)

    assert day == date(2026, 11, expected)


def test_carriers_rest_at_weekends() -> None:
    assert working_days_later(date(2026, 11, 27), 2) == date(2026, 12, 1)
    assert working_days_later(date(2026, 11, 28), 0) == date(2026, 11, 28)


def test_lines_of_countries_are_read() -> None:
    assert parse_transit(" de 1-2\n\n* 4") == {"DE": Transit(1, 2), "*": Transit(4, 4)}


@pytest.mark.parametrize("line", ["DE", "DE 2-1", "DE x", "1 2", "DE 1-2-3", "DE 100"])
def test_a_line_that_cannot_be_read_is_named(line: str, example: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        example.EstimateSettings(transit=f"FR 1\n{line}").clean()

    assert line in str(caught.value)


@pytest.mark.django_db
def test_a_shop_asks_and_sees_two_days(
    example: Any, sandbox: Sandbox, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"enabled": True, "transit": "DE 1-2", "time_zone": "Asia/Tokyo"}
    stored = json.dumps({"version": 1, "revision": 1, "values": values})
    open_app()
    sandbox.set_storage("demo-app", STORE, {"settings-delivery-estimate": stored})
    store_settings.forget()
    monkeypatch.setattr(timezone, "now", lambda: FRIDAY)
    path = address("arrival", slug="delivery-estimate")

    answers = [ask(path, {"country": country}) for country in ("DE", "US", "de")]

    # Half past ten in the evening in Tokyo: the parcel leaves on Monday.
    assert [each.status_code for each in answers] == [200, 200, 422]
    assert json.loads(answers[0].content) == {"earliest": "2026-12-01", "latest": "2026-12-02"}
    assert answers[1].content == b"null"


def test_its_files_can_go_into_a_bundle(example: Any, settings: Any) -> None:
    settings.STATICFILES_DIRS = [Path(example.__file__).parent / "static"]

    built = build_bundle(ecwid_settings.apps[0])

    assert built.problems == []
    assert ',calls("delivery-estimate",[])' in built.script
