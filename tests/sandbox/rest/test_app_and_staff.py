"""The calling app, what it charges, staff accounts, domains and redirects."""

from typing import Any
from uuid import uuid4

import pytest

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.rest.staff import SCOPES
from tests.sandbox.conftest import Api
from tests.sandbox.rest.conftest import CLIENT_ID

CHARGES = "/billing/transactions"
DOMAINS = "/domains"
REDIRECTS = "/instant-site/redirects"


def code(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.json().get("errorCode")


def test_an_app_knows_itself_until_it_cancels(
    api: Api, public_api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    status = api("GET", "/application").json()
    token = api("GET", "/application/token").json()

    assert status["subscriptionStatus"] == status["subscription"]["status"] == "ACTIVE"
    assert status["subscription"]["startDate"] < status["subscription"]["expirationDate"]
    assert token.keys() == {"permissions", "created", "expires"}
    assert "read_orders" in token["permissions"]
    assert public_api("GET", "/application/token").status_code == 403
    assert api("DELETE", "/application?namespace=somebody-else").status_code == 400
    assert api("DELETE", f"/application?namespace={CLIENT_ID}").json() == {"deleteCount": 1}
    assert code(api("GET", "/application")) == (403, "INVALID_API_TOKEN")
    assert shared_sandbox.tokens(CLIENT_ID, store_id) is None


def test_a_subscription_that_changes_is_told_by_webhook_and_over_rest(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    for status in ("SUSPENDED", "SUSPENDED", "TRIAL"):
        shared_sandbox.set_subscription_status(CLIENT_ID, store_id, status)

    changes = [
        event.data
        for event in shared_sandbox.events.since()
        if event.store_id == store_id and event.type == "application.subscriptionStatusChanged"
    ]

    assert [change["newSubscriptionStatus"] for change in changes] == ["SUSPENDED", "TRIAL"]
    assert [change["oldSubscriptionStatus"] for change in changes] == ["ACTIVE", "SUSPENDED"]
    assert api("GET", "/application").json()["subscriptionStatus"] == "TRIAL"
    with pytest.raises(ValueError, match="TRIAL, ACTIVE, SUSPENDED"):
        shared_sandbox.set_subscription_status(CLIENT_ID, store_id, "PAID")  # type: ignore[arg-type]  # on purpose


def test_a_charge_is_made_once_for_a_key(api: Api) -> None:
    order = {
        "amount": 9.99,
        "currency": "USD",
        "description": "100 more mails",
        "idempotencyKey": str(uuid4()),
    }
    query = "&".join(f"{name}={value}" for name, value in order.items())

    first = api("POST", CHARGES, json=order).json()
    second = api("POST", f"{CHARGES}?{query}").json()

    assert first["idempotencyKeyInUse"] is False
    assert second == {"transactionId": first["transactionId"], "idempotencyKeyInUse": True}
    other = api("POST", CHARGES, json={**order, "amount": 5})
    assert code(other) == (400, "CHARGE_IDEMPOTENCY_KEY_NOT_UNIQUE")
    for _ in range(9):
        body = {**order, "amount": "500", "idempotencyKey": str(uuid4())}
        assert api("POST", CHARGES, json=body).status_code == 200
    body = {**order, "amount": "500", "idempotencyKey": str(uuid4())}
    assert code(api("POST", CHARGES, json=body)) == (402, "CHARGE_LIMIT_EXCEEDED")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": None}, (400, "CHARGE_AMOUNT_INVALID")),
        ({"amount": "1.999"}, (400, "CHARGE_AMOUNT_INVALID")),
        ({"amount": True}, (400, "CHARGE_AMOUNT_INVALID")),
        ({"amount": [1]}, (400, "CHARGE_AMOUNT_INVALID")),
        ({"amount": -5}, (400, "CHARGE_AMOUNT_INVALID")),
        ({"amount": 501}, (402, "CHARGE_LIMIT_EXCEEDED")),
        ({"currency": "XXX"}, (400, "CHARGE_CURRENCY_INVALID")),
        ({"currency": ["USD"]}, (400, "CHARGE_CURRENCY_INVALID")),
        ({"description": "x" * 256}, (400, "CHARGE_DESCRIPTION_INVALID")),
        ({"description": 5}, (400, "CHARGE_DESCRIPTION_INVALID")),
        ({"idempotencyKey": "once"}, (400, "CHARGE_IDEMPOTENCY_KEY_INVALID")),
        ({"metadata": "{"}, (400, "WRONG_PARAMETER")),
    ],
)
def test_a_charge_that_cannot_be(
    api: Api, changes: dict[str, object], expected: tuple[int, str]
) -> None:
    order = {"amount": 1, "currency": "USD", "description": "x", "idempotencyKey": str(uuid4())}

    assert code(api("POST", CHARGES, json={**order, **changes})) == expected


def test_staff_accounts(api: Api) -> None:
    body = {"email": "Kim@example.com", "staffScopes": ["CATALOG_MANAGEMENT"]}
    assert api("POST", "/staff", json=body).json() == {"success": True}
    (account,) = api("GET", "/staff").json()["staffList"]
    path = f"/staff/{account['id']}"

    assert account == {**body, "id": account["id"], "name": "", "inviteAccepted": False}
    assert isinstance(account["id"], str)
    assert api("GET", "/staff?responseFields=staffList(email)").json() == {
        "staffList": [{"email": "Kim@example.com"}]
    }
    change = {"staffScopes": [], "email": "x@example.com"}
    assert api("PUT", path, json=change).json() == {"updateCount": 1}
    assert api("GET", path).json() == {**account, "staffScopes": []}
    assert api("POST", "/staff", json={"email": "kim@example.com"}).status_code == 409
    invite = {"email": "kim@example.com"}
    assert api("POST", "/staff/invite", json=invite).json() == {"success": True}
    assert api("DELETE", "/staff/invite", json=invite).json() == {"deleteCount": 1}
    assert api("DELETE", "/staff/invite", json=invite).status_code == 404
    assert api("POST", "/staff/invite", json={}).status_code == 400
    for method in ("GET", "PUT", "DELETE"):
        assert api(method, path, json={}).status_code == 404
    api("POST", "/staff", json=invite)
    (account,) = api("GET", "/staff").json()["staffList"]
    assert api("DELETE", f"/staff/{account['id']}").json() == {"deleteCount": 1}
    for wrong in ({}, {"email": "kim"}, {"email": "k@x.y", "staffScopes": ["EVERYTHING"]}):
        assert api("POST", "/staff", json=wrong).status_code == 400
    assert api("GET", "/profile/staffScopes").json() == {"staffScopes": list(SCOPES)}


def test_redirects(api: Api) -> None:
    body = [{"fromUrl": "/old", "toUrl": "/new"}, {"fromUrl": "/a", "toUrl": "/b"}]
    assert api("POST", REDIRECTS, json=body).json() == {"createCount": 2, "existsCount": 0}
    assert api("POST", REDIRECTS, json=body[:1]).json() == {"createCount": 0, "existsCount": 1}
    first, second = api("GET", REDIRECTS).json()["items"]
    path = f"{REDIRECTS}/{first['id']}"

    assert first == {"id": first["id"], **body[0]}
    assert isinstance(first["id"], str)
    assert api("GET", f"{REDIRECTS}?keyword=NEW").json()["total"] == 1
    assert api("GET", f"{REDIRECTS}?limit=1&offset=1").json()["items"] == [second]
    assert api("GET", f"{REDIRECTS}/get-for-path?exactPath=/old").json() == {
        "items": [first],
        "hasAnyRedirects": True,
    }
    assert api("GET", f"{REDIRECTS}/get-for-path").status_code == 400
    assert api("PUT", path, json={"toUrl": "/newer"}).json() == {"updateCount": 1}
    assert api("GET", path).json() == {**first, "toUrl": "/newer"}
    assert api("PUT", path, json={"fromUrl": "/a"}).status_code == 409
    assert api("DELETE", path).json() == {"deleteCount": 1}
    for method in ("GET", "PUT", "DELETE"):
        assert api(method, path, json={}).status_code == 404
    wrong: Any
    for wrong in ({}, [5], [{"fromUrl": "/x"}], [{"fromUrl": "/x", "toUrl": 5}]):
        assert api("POST", REDIRECTS, json=wrong).status_code == 400


def test_domains(api: Api, store_id: int) -> None:
    name = f"shop{store_id}.com"
    offers = api("GET", f"{DOMAINS}/search?keyword=shop{store_id}").json()
    assert offers[0] == {"name": name, "available": True, "price": 15.99, "currency": "USD"}
    order = {"domainName": name, "firstName": "Kim", "city": "Troy"}
    assert api("POST", f"{DOMAINS}/purchase", json=order).json() == {"success": True}

    again = api("POST", f"{DOMAINS}/purchase", json=order)
    assert code(again) == (400, "DOMAIN_ALREADY_TAKEN")
    assert api("GET", f"{DOMAINS}/search?keyword=shop{store_id}").json()[0]["available"] is False
    found = api("GET", DOMAINS).json()
    (domain,) = found["purchasedDomains"]
    assert (domain["name"], domain["primaryDomain"], domain["autorenew"]) == (name, True, True)
    assert domain["domainOwnerInfo"] == {"firstName": "Kim", "city": "Troy"}
    assert found["instantSiteDomain"]["primaryInstantSiteDomain"] == name
    change = {
        "instantSiteDomain": {"ecwidSubdomain": "paper-clay"},
        "purchasedDomains": [{"name": name, "autorenew": False, "primaryDomain": False}],
    }
    for method in ("PUT", "POST"):
        assert api(method, DOMAINS, json=change).json() == {"updateCount": 1}
    found = api("GET", DOMAINS).json()
    assert found["instantSiteDomain"]["instantSiteUrl"] == "https://paper-clay.company.site"
    assert found["purchasedDomains"][0]["autorenew"] is False
    for call in ("reset_domain_password", "send_domain_verification_email"):
        assert api("POST", f"{DOMAINS}/{call}?domain_name={name}").json() == {"success": True}
        assert api("POST", f"{DOMAINS}/{call}?domain_name=x.com").status_code == 404
        assert api("POST", f"{DOMAINS}/{call}").status_code == 400


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", (403, "EMPTY_DOMAIN_NAME")),
        ("a" * 250 + ".com", (403, "LONG_DOMAIN_NAME")),
        ("shop", (403, "WRONG_DOMAIN_FORMAT")),
        ("my shop.com", (400, "ILLEGAL_DOMAIN_NAME")),
        ("-x.com", (400, "ILLEGAL_DOMAIN_NAME")),
        (5, (400, "WRONG_PARAMETER")),
    ],
)
def test_a_domain_that_cannot_be(api: Api, name: object, expected: tuple[int, str]) -> None:
    assert code(api("POST", f"{DOMAINS}/purchase", json={"domainName": name})) == expected


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"instantSiteDomain": 5}, 400),
        ({"instantSiteDomain": {"ecwidSubdomain": 5}}, 400),
        ({"instantSiteDomain": {"ecwidSubdomain": "a b"}}, 400),
        ({"instantSiteDomain": {"thirdPartyVendorDomain": "nothing"}}, 403),
        ({"purchasedDomains": {}}, 400),
        ({"purchasedDomains": [5]}, 409),
        ({"purchasedDomains": [{"name": "x.com"}]}, 409),
    ],
)
def test_domains_that_cannot_be_written(api: Api, body: dict[str, object], status: int) -> None:
    assert api("PUT", DOMAINS, json=body).status_code == status
