"""The coverage is read off the router."""

import json

import pytest
import requests

from ecwid_native.sandbox import Sandbox, catalogue
from ecwid_native.sandbox.cli import main
from ecwid_native.sandbox.rest.coverage import coverage, coverage_table
from ecwid_native.sandbox.rest.routes import Operation
from ecwid_native.sandbox.router import Router

NOTHING = Operation(handler=lambda call, values: {}, scope=None)


def test_an_operation_is_there_when_the_router_has_its_very_path() -> None:
    router: Router[Operation] = Router()
    router.add("GET", "/api/v3/{store_id}/orders/{order_id}", NOTHING)
    router.add("GET", "/api/v3/{store_id}/sizecharts/{size_chart_id}", NOTHING)
    router.add("GET", "/api/v1/{store_id}/page", NOTHING)

    covered = {item.operation.id: item.column for item in coverage((router,))}

    assert covered["Order.get_order"] == "documented"
    assert covered["Order.get_last_order"] == "absent"  # /orders/last is no order's id
    assert covered["Order.update_order"] == "absent"
    assert covered["SizeChart.get_size_chart"] == "unconfirmed"
    assert covered["InstantSite.list_pages"] == "unconfirmed"
    assert list(covered.values()).count("absent") == len(covered) - 3
    table = coverage_table(coverage((router,))).splitlines()
    assert table[0].split() == ["section", "documented", "unconfirmed", "absent"]
    assert "all 251 operations                      1            2          248" in table
    assert any(line.startswith("  DELETE /{storeId}/orders/{orderId}") for line in table)


def test_no_documented_operation_is_absent() -> None:
    assert [item.operation.id for item in coverage() if item.column == "absent"] == []


def test_the_names_of_what_is_open_are_those_of_the_catalogue() -> None:
    ids = {operation.id for operation in catalogue.operations()}
    sections = {operation.section for operation in catalogue.operations()}

    assert len(ids) == len(catalogue.operations())
    assert catalogue.unconfirmed().keys() <= ids | sections


def test_the_command_and_the_control_api_say_the_same(
    shared_sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    over_http = requests.get(
        f"{shared_sandbox.control_panel_url}/_sandbox/coverage", timeout=10
    ).json()

    assert main(["coverage", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == over_http
    assert sum(over_http["counts"].values()) == over_http["total"] == 251
    assert main(["coverage"]) == 0
    assert "StorageData                             5" in capsys.readouterr().out
