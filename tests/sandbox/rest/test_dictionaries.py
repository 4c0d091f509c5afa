"""The dictionaries: open to everybody."""

from collections.abc import Iterator

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api


@pytest.fixture
def stranger(shared_sandbox: Sandbox, store_id: int) -> Iterator[Api]:
    client = Api(shared_sandbox, None, store_id)
    yield client
    client.session.close()


def test_countries_with_and_without_states(stranger: Api) -> None:
    plain = stranger("GET", "/countries").json()
    full = {item["code"]: item for item in stranger("GET", "/countries?withStates=true").json()}

    assert {"code": "FR", "name": "France"} in plain
    assert len(plain) == len(full) == 249
    assert {"code": "NY", "name": "New York"} in full["US"]["states"]
    assert full["FR"]["states"] == []
    assert stranger("GET", "/countries?responseFields=code").json()[0].keys() == {"code"}
    assert stranger("GET", "/countries?withStates=perhaps").status_code == 400


def test_states_of_a_country(stranger: Api) -> None:
    assert {"code": "ON", "name": "Ontario"} in stranger("GET", "/states?countryCode=CA").json()
    assert stranger("GET", "/states?countryCode=XX").json() == []
    refused = stranger("GET", "/states")
    assert refused.status_code == 400
    assert refused.json()["errorMessage"] == "Absent parameter countryCode"


def test_currencies(stranger: Api) -> None:
    assert {"code": "EUR", "name": "Euro"} in stranger("GET", "/currencies").json()
    assert stranger("GET", "/currencyByCountry?countryCode=JP").json() == {
        "countryCode": "JP",
        "currencyCode": "JPY",
        "currencyName": "Japanese Yen",
        "prefix": "¥",
        "suffix": "",
        "decimalPlaces": "0",
    }
    assert stranger("GET", "/currencyByCountry?countryCode=XX").status_code == 400
    assert stranger("GET", "/currencyByCountry?countryCode=AQ").status_code == 400


def test_tax_classes(stranger: Api) -> None:
    german = stranger("GET", "/taxClasses?countryCode=DE").json()

    assert german[0].keys() == {"stateCode", "taxClassCode", "taxClassRate", "localization"}
    assert {item["taxClassRate"] for item in german} == {"19", "7"}
    assert stranger("GET", "/taxClasses?countryCode=XX").json() == []


def test_a_token_changes_nothing_and_the_store_must_exist(
    shared_sandbox: Sandbox, api: Api, store_id: int
) -> None:
    wrong = Api(shared_sandbox, "secret_wrong", store_id)
    nowhere = Api(shared_sandbox, None, 4)
    answers = [wrong("GET", "/currencies"), nowhere("GET", "/currencies"), wrong("PUT", "/states")]
    wrong.session.close()
    nowhere.session.close()

    assert [answer.status_code for answer in answers] == [200, 404, 405]
    assert answers[1].json()["errorCode"] == "STORE_NOT_FOUND"
    assert answers[2].headers["Allow"] == "GET, HEAD, OPTIONS"
    assert api("OPTIONS", "/countries").headers["Allow"] == "GET, HEAD, OPTIONS"
