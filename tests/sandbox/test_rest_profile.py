"""The store profile over REST."""

import json

import pytest

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import STORE_ID, Api


def test_the_profile_describes_the_store(api: Api) -> None:
    profile = api("GET", "/profile").json()

    assert profile["generalInfo"]["storeId"] == STORE_ID
    assert profile["settings"]["storeName"] == "Paper & Clay"
    assert profile["languages"]["defaultLanguage"] == "en"
    assert "API" in profile["account"]["availableFeatures"]
    assert profile["formatsAndUnits"]["currency"] == "USD"


def test_a_public_token_sees_a_reduced_profile(sandbox: Sandbox, tokens: Tokens) -> None:
    api = Api(sandbox, tokens.public_token)
    profile = api("GET", "/profile").json()
    refused = api("PUT", "/profile", json={})
    api.session.close()

    assert set(profile) == {
        "generalInfo",
        "settings",
        "mailNotifications",
        "company",
        "formatsAndUnits",
        "languages",
        "shipping",
    }
    assert set(profile["mailNotifications"]) == {"customerNotificationFromEmail"}
    assert "fbPixelId" not in profile["settings"]
    assert refused.status_code == 403


def test_an_update_is_partial(sandbox: Sandbox, api: Api) -> None:
    response = api(
        "PUT",
        "/profile",
        json={
            "settings": {"storeName": "Ink & Thread", "closed": None},
            "company": {"city": "Lyon"},
            "languages": {"enabledLanguages": ["fr", "en"], "defaultLanguage": "fr"},
            "account": {"suspended": True, "availableFeatures": []},
            "generalInfo": {"storeId": 5},
            "unknown": {"a": 1},
        },
    )

    profile = api("GET", "/profile").json()
    assert response.json() == {"updateCount": 1, "success": True}
    assert profile["settings"]["storeName"] == "Ink & Thread"
    assert profile["settings"]["closed"] is False
    assert (profile["company"]["city"], profile["company"]["countryCode"]) == ("Lyon", "US")
    assert profile["languages"]["enabledLanguages"] == ["fr", "en"]
    assert profile["languages"]["defaultLanguage"] == "fr"
    assert profile["account"]["suspended"] is False
    assert profile["generalInfo"]["storeId"] == STORE_ID
    assert "unknown" not in profile
    assert sandbox.stores[0].name == "Ink & Thread"


def test_a_whole_read_profile_can_be_sent_back(api: Api) -> None:
    profile = api("GET", "/profile").json()

    assert api("PUT", "/profile", json=profile).status_code == 200
    assert api("GET", "/profile").json() == profile


@pytest.mark.parametrize(
    "body",
    [
        "",
        "nonsense",
        "[]",
        "5",
        "null",
        '"text"',
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"company":' + "[" * 500 + "]" * 500 + "}",
        '{"company":{"city":NaN}}',
        '{"formatsAndUnits":{"currencyRate":1e999}}',
        '{"formatsAndUnits":{"currencyRate":' + "9" * 5_000 + "}}",
        '{"company":{"city":"\\ud800"}}',
        '{"company":true}',
        '{"company":{"city":5}}',
        '{"settings":{"closed":1}}',
        '{"formatsAndUnits":{"currencyRate":true}}',
        '{"languages":{"enabledLanguages":[1]}}',
        '{"languages":{"enabledLanguages":"en"}}',
        '{"languages":{"defaultLanguage":"<script>"}}',
        '{"settings":{"storeName":""}}',
    ],
)
def test_a_bad_body_is_400(api: Api, body: str) -> None:
    before = api("GET", "/profile").json()

    response = api("PUT", "/profile", data=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert response.json()["errorCode"] == "WRONG_PARAMETER"
    assert api("GET", "/profile").json() == before


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_415(api: Api, content_type: str) -> None:
    response = api("PUT", "/profile", data="{}", headers={"Content-Type": content_type})

    assert response.status_code == 415


@pytest.mark.parametrize("content_type", ["application/json", "text/json; charset=utf-8"])
def test_both_json_types_are_taken(api: Api, content_type: str) -> None:
    response = api("PUT", "/profile", data="{}", headers={"Content-Type": content_type})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("generalInfo(storeId),nothing", {"generalInfo": {"storeId": STORE_ID}}),
        ("account(accountName, suspended)", {"account": ["accountName", "suspended"]}),
        ("nothing", {}),
    ],
)
def test_response_fields_narrow_the_answer(
    api: Api, fields: str, expected: dict[str, object]
) -> None:
    profile = api("GET", f"/profile?responseFields={fields}").json()

    if "account" in expected:
        profile["account"] = list(profile["account"])
    assert profile == expected


@pytest.mark.parametrize("fields", ["a(", "a)", "(a)", "a(b(c)", "a(" * 100_00, "),("])
def test_broken_response_fields_are_400(api: Api, fields: str) -> None:
    response = api("GET", f"/profile?responseFields={fields}")

    assert response.status_code == 400
    assert json.loads(response.text)["errorCode"] == "WRONG_PARAMETER"
