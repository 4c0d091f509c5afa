from __future__ import annotations

import io
import json
import os
import signal
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from ecwid_native.client.console import ProgressBar, as_json, as_table, columns, find_endpoint
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from tests.client.list_server import ListServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def installed(open_app: OpenApp, sandbox: Sandbox) -> Sandbox:
    """A store in which the app was opened once."""
    open_app()
    return sandbox


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("ecwid_api", *arguments, stdout=output)
    return output.getvalue()


def test_an_object_is_shown_by_its_fields(installed: Sandbox) -> None:
    shown = run("GET", "/{storeId}/profile", "--store", str(STORE_ID))

    assert "generalInfo" in shown
    assert f'"storeId":{STORE_ID}' in shown


def test_json_is_for_programs(installed: Sandbox) -> None:
    document = json.loads(run("get", "profile", "--json"))

    assert document["generalInfo"]["storeId"] == STORE_ID


def test_a_value_can_be_written(installed: Sandbox, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    body.write_text('"from a file"')

    run("PUT", f"/{STORE_ID}/storage/greeting", "--data", f"@{body}")

    assert "from a file" in run("GET", "/storage")
    assert "greeting" in run("GET", "/storage/greeting", "--json")


def test_an_error_says_what_the_api_said(installed: Sandbox) -> None:
    with pytest.raises(CommandError, match="404"):
        run("GET", "/storage/nothing-there")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "what to call"),
        (["GET"], "what to call"),
        (["GET", "/profile", "--store", "77"], "no app is installed"),
        (["GET", "/profile", "--app", "other"], "no app is installed"),
        (["GET", "/profile", "--query", "lang"], "NAME=VALUE"),
        (["PUT", "/profile", "--data", "{"], "not JSON"),
        (["PUT", "/profile", "--data", "@/nowhere"], "cannot read"),
        (["GET", "/a b"], "not a path"),
        (["GET", "/profile", "--all"], "pages"),
        (["GET", "/products", "--all", "--query", "limit=5"], "leave out limit"),
        (["GET", "/products?offset=5", "--all"], "leave out offset"),
        (["GET", "https://app.ecwid.com/api/v3/1003/products"], "the path only"),
    ],
)
def test_what_cannot_be_done_is_said(
    installed: Sandbox, arguments: list[str], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run(*arguments)


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("ecwid_api", "--help")

    assert "ecwid_api GET /products" in " ".join(capsys.readouterr().out.split())


def test_endpoints_can_be_looked_up() -> None:
    shown = run("--endpoints", "coupons")

    assert "client.coupons.search" in shown
    assert "read_discount_coupons" in shown
    assert "products" not in shown


def test_all_pages_are_read(installed: Sandbox, settings: Any) -> None:
    server = ListServer(250)
    settings.ECWID = {**settings.ECWID, "API_URL": server.api_url}
    try:
        shown = run("GET", "/products", "--all")
    finally:
        server.stop()

    lines = shown.splitlines()
    assert lines[0].split() == ["id", "price", "name"]
    assert len(lines) == 251
    assert lines[250].split()[:2] == ["250", "19.99"]


def test_the_query_may_be_in_the_path(installed: Sandbox, settings: Any) -> None:
    server = ListServer(250)
    settings.ECWID = {**settings.ECWID, "API_URL": server.api_url}
    try:
        shown = run("GET", "/products?limit=2", "--query", "offset=7")
    finally:
        server.stop()

    assert [line.split()[0] for line in shown.splitlines()] == ["id", "8", "9"]


def test_ctrl_c_ends_a_long_list_without_a_traceback(installed: Sandbox, settings: Any) -> None:
    server = ListServer(10_000)
    settings.ECWID = {**settings.ECWID, "API_URL": server.api_url}
    server.before = lambda number: signal.raise_signal(signal.SIGINT) if number == 3 else None
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(CommandError, match="stopped") as caught:
            run("GET", "/products", "--all")
    finally:
        signal.signal(signal.SIGINT, usual)
        server.stop()

    assert caught.value.returncode == 130


def test_all_pages_can_be_limited_to_some_fields(installed: Sandbox) -> None:
    run("POST", "/categories", "--data", '{"name": "Mugs"}')

    shown = run("GET", "/categories", "--all", "--query", "responseFields=items(id)")

    assert shown.splitlines()[0] == "id"
    assert len(shown.splitlines()) == 2


def test_a_reader_who_has_had_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    with open(writing, "w") as output:  # a file descriptor
        call_command("ecwid_api", "--endpoints", stdout=output)


def test_letters_that_cannot_be_shown_are_no_failure(installed: Sandbox, tmp_path: Path) -> None:
    run("PUT", "/storage/greeting", "--data", '"Grüße, 世界"')

    with (tmp_path / "shown").open("w", encoding="ascii") as output:
        call_command("ecwid_api", "GET", "/storage", stdout=output)

    assert "Gr\\xfc\\xdfe" in (tmp_path / "shown").read_text()


def test_columns_are_aligned_whatever_the_letters() -> None:
    rows = [
        {"name": "商品", "id": 1},
        {"name": "Cafe\u0301", "id": 2},
        {"name": "長" * 40, "id": 3},
    ]

    lines = as_table(rows, width=80).splitlines()

    assert len({columns(line) for line in lines[1:]}) == 1
    assert lines[3].split() == ["長" * 17 + "…", "3"]
    assert "\u202e" not in as_table([{"name": "\u202eevil"}], width=80)


def test_a_table_is_as_wide_as_there_is_room() -> None:
    rows = [{"id": 1, "name": "x" * 80, "options": [], "on": True, "none": None, "more": "y\n\x1b"}]

    assert as_table({"items": rows}, width=80).splitlines()[0].split() == [
        "id",
        "name",
        "on",
        "none",
        "more",
    ]
    assert as_table(rows, width=20).splitlines()[0].split() == ["id"]
    assert "\x1b" not in as_table(rows, width=80)
    assert as_table([], width=80) == "(nothing)"
    assert as_table({"id": 5}, width=80) == "id  5"
    assert as_table("text", width=80) == "text"


def test_json_keeps_numbers_digit_for_digit() -> None:
    document = {"a": Decimal("1.10"), "b": [], "c": {}, "d": [{"e": None}]}

    assert as_json(document) == (
        '{\n  "a": 1.10,\n  "b": [],\n  "c": {},\n  "d": [\n    {\n      "e": null\n    }\n  ]\n}'
    )


def test_the_more_exact_path_is_the_endpoint() -> None:
    endpoint = find_endpoint("GET", "/products/deleted")
    assert endpoint is not None
    assert endpoint.name == "products.search_deleted"
    assert find_endpoint("GET", "/products/5/nothing") is None


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_people_only() -> None:
    terminal, file = Terminal(), io.StringIO()

    for stream in (terminal, file):
        bar = ProgressBar(stream)
        bar(5, 10)
        bar(7, None)
        bar.end()

    assert "[###############...............] 5/10" in terminal.getvalue()
    assert file.getvalue() == ""
