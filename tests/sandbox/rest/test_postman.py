"""The Postman collection: a request for each operation, the token as a variable."""

import json

import pytest
import requests

from ecwid_native.sandbox import Sandbox, catalogue
from ecwid_native.sandbox.cli import main
from ecwid_native.sandbox.export.postman import postman_collection


def test_the_collection_has_every_operation() -> None:
    collection = postman_collection("http://127.0.0.1:8101/api/v3")

    requests_ = {
        (folder["name"], item["name"].replace(" ", "_")): item["request"]
        for folder in collection["item"]
        for item in folder["item"]
    }
    assert requests_.keys() == {(each.section, each.name) for each in catalogue.operations()}
    assert collection["auth"]["bearer"][0]["value"] == "{{token}}"
    assert {each["key"]: each["value"] for each in collection["variable"]} == {
        "baseUrl": "http://127.0.0.1:8101/api/v3",
        "origin": "http://127.0.0.1:8101",
        "storeId": "1003",
        "token": "",
    }
    update = requests_["Product", "update_product"]
    assert update["url"]["raw"] == "{{baseUrl}}/:storeId/products/:productId"
    assert update["url"]["variable"][0]["value"] == "{{storeId}}"
    assert all(each["disabled"] and each["description"] for each in update["url"]["query"])
    assert "Scopes: update_catalog." in update["description"]
    assert "name" in json.loads(requests_["Product", "create_product"]["body"]["raw"])
    assert requests_["InstantSite", "list_pages"]["url"]["raw"] == "{{origin}}/api/v1/:storeId/page"
    assert "body" not in requests_["StoreProfile", "upload_store_logo"]


def test_the_command_and_the_control_api_give_it(
    shared_sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    over_http = requests.get(
        f"{shared_sandbox.control_panel_url}/_sandbox/postman", timeout=10
    ).json()
    openapi = requests.get(
        f"{shared_sandbox.control_panel_url}/_sandbox/openapi", timeout=10
    ).json()

    assert main(["postman", "--server", shared_sandbox.api_url]) == 0
    assert json.loads(capsys.readouterr().out) == over_http
    assert openapi["servers"][0]["url"] == shared_sandbox.api_url
