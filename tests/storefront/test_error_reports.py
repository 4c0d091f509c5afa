"""The address for errors of modules: off by default, and nothing to abuse."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from ecwid_native.conf import ecwid_settings
from storefront_assets import error_reports
from storefront_assets.bundle import build_bundle
from storefront_assets.error_reports import CLIENT_LIMIT, TOTAL_LIMIT
from storefront_assets.limits import MOST_KEYS, Limiter
from tests.garbage import UNACCEPTABLE_JSON
from tests.storefront.conftest import WriteCustomization

GOOD = {
    "module": "a",
    "message": "TypeError: x",
    "place": "1:99",
    "page": "CATEGORY",
    "release": "",
}
SHOP = "https://shop.example"


@pytest.fixture(autouse=True)
def reporting(
    write: WriteCustomization, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a", "customization(() => {});")
    settings.ECWID = {**settings.ECWID, "STOREFRONT_ERROR_SAMPLE": 0.1}
    monkeypatch.setattr(error_reports, "limiter", Limiter(lambda: 0.0))


def send(body: Any = GOOD, *, origin: str = SHOP, address: str = "192.0.2.1") -> int:
    content = body if isinstance(body, bytes | str) else json.dumps(body)
    answer = Client().post(
        "/demo/errors",
        content,
        content_type="text/plain;charset=UTF-8",
        headers={"origin": origin} if origin else {},
        REMOTE_ADDR=address,
    )
    assert answer.content == b""
    return answer.status_code


def test_a_report_is_one_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        status = send({**GOOD, "message": "broken\nFAKE LINE " + "x" * 300})

    assert status == 204
    [record] = caplog.records
    assert record.name == "ecwid_storefront.errors"
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 400


@pytest.mark.parametrize(
    "change",
    [
        {"module": "unknown"},
        {"module": 5},
        {"message": None},
        {"message": ["x"]},
        {"place": "1:2:3"},
        {"place": "https://shop.example/?email=a@b"},
        {"page": "category"},
        {"page": 5},
        {"release": "-x"},
        {"url": "https://shop.example/"},
    ],
    ids=str,
)
def test_a_report_has_one_form(change: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    assert send({**GOOD, **change}) == 400
    assert not [each for each in caplog.records if each.name == "ecwid_storefront.errors"]


def test_garbage_is_refused() -> None:
    for number, garbage in enumerate(UNACCEPTABLE_JSON.values()):
        assert send(garbage, address=f"192.0.2.{number % 250}") in (400, 429)


@pytest.mark.parametrize(
    "origin", ["", "null", "http://shop.example", "file://", "chrome-extension://x"]
)
def test_only_a_page_of_the_web_reports(origin: str) -> None:
    assert send(origin=origin) == 400


def test_a_large_body_is_read_and_refused() -> None:
    assert send(b"x" * 1_000_000) == 400
    assert send({**GOOD, "message": "x" * 2000}) == 400


def test_one_client_and_all_together_have_a_limit() -> None:
    one = [send() for _ in range(CLIENT_LIMIT + 1)]
    others = [send(address=f"198.51.100.{number}") for number in range(TOTAL_LIMIT)]

    assert one == [204] * CLIENT_LIMIT + [429]
    assert others.count(204) == TOTAL_LIMIT - CLIENT_LIMIT


def test_the_limits_last_a_minute() -> None:
    now = 0.0
    limiter = Limiter(lambda: now)
    first = [limiter.takes("a", limit=10) for _ in range(11)]

    now = 60.0

    assert first == [True] * 10 + [False]
    assert limiter.takes("a", limit=10)


def test_a_flood_of_addresses_takes_no_more_memory() -> None:
    limiter = Limiter(lambda: 0.0)

    taken = [limiter.takes(str(number), limit=10) for number in range(MOST_KEYS + 20)]

    assert taken.count(False) == 10
    assert limiter.takes("0", limit=10)


def test_other_methods_and_apps_are_refused() -> None:
    assert Client().get("/demo/errors").status_code == 405
    assert Client().post("/other/errors", "{}", content_type="text/plain").status_code == 404


def test_reports_are_off_by_default(settings: Settings) -> None:
    settings.ECWID = {"APPS": settings.ECWID["APPS"]}

    assert send() == 404
    assert build_bundle(ecwid_settings.apps[0]).script.endswith('"debug",0,"");\n')


def test_the_share_is_built_into_the_script() -> None:
    script = build_bundle(ecwid_settings.apps[0], error_sample=0.25).script

    assert script.endswith('"debug",0.25,"");\n')


def test_an_ipv6_network_is_one_client() -> None:
    statuses = [send(address=f"2001:db8::{number:x}") for number in range(CLIENT_LIMIT + 1)]

    assert statuses == [204] * CLIENT_LIMIT + [429]
