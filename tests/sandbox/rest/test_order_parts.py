"""Extra fields, statuses, invoices and files of orders over HTTP."""

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_orders import create, events, get


def test_extra_fields_are_added_changed_and_deleted(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    path = f"/orders/{create(api)['orderId']}/extraFields"
    field = {"id": "gift", "value": "yes", "title": "Gift?", "showInInvoice": True}

    added = api("POST", path, json=field)

    assert added.json() == {"createCount": 1}
    expected = {
        **field,
        "customerInputType": "TEXT",
        "orderDetailsDisplaySection": "",
        "orderBy": "0",
        "showInNotifications": False,
    }
    assert api("GET", path).json() == [expected]
    changes = {"value": "no", "id": "other", "customerInputType": "SELECT"}
    assert api("PUT", f"{path}/gift", json=changes).json() == {"updateCount": 1}
    assert api("GET", path).json() == [{**expected, "value": "no"}]
    assert events(shared_sandbox, store_id)[-1][0] == "order.updated"
    assert api("DELETE", f"{path}/gift").json() == {"deleteCount": 1}
    assert api("GET", path).json() == []
    for method in ("PUT", "DELETE"):
        assert api(method, f"{path}/gift", json={}).status_code == 404
    for missing in ("id", "value", "title"):
        answer = api("POST", path, json={**field, missing: ""})
        assert (answer.status_code, missing in answer.json()["errorMessage"]) == (400, True)


def test_an_order_shows_extra_fields_as_a_list_and_as_a_map(api: Api) -> None:
    order_id = create(api, orderExtraFields=[{"id": "a", "title": "A", "value": "1"}])["id"]
    path = f"/orders/{order_id}"

    api("PUT", path, json={"extraFields": {"a": "2", "b": "3"}})

    order = get(api, path)
    assert order["extraFields"] == {"a": "2", "b": "3"}
    assert [field["title"] for field in order["orderExtraFields"]] == ["A", ""]
    assert "showInInvoice" not in order["orderExtraFields"][0]
    api("PUT", path, json={"orderExtraFields": [{"id": "b", "value": "4"}]})
    assert get(api, path)["extraFields"] == {"b": "4"}


def test_extra_fields_beyond_the_limits_are_left_out_silently(api: Api) -> None:
    order_id = create(api)["id"]
    path = f"/orders/{order_id}/extraFields"
    long = {"id": "long", "title": "T", "value": "x" * 256}
    fields = [{"id": f"f{n}", "title": "T", "value": "é" * 255} for n in range(20)]

    assert api("POST", path, json=long).json() == {"createCount": 1}
    assert api("GET", path).json() == []
    api("PUT", f"/orders/{order_id}", json={"orderExtraFields": fields})

    kept = get(api, f"/orders/{order_id}")["extraFields"]
    assert list(kept) == [f"f{n}" for n in range(15)]


def test_custom_statuses_get_names_and_others_do_not(api: Api) -> None:
    statuses = get(api, "/profile/order_statuses")["items"]
    assert len(statuses) == 20
    assert [one["orderStatusType"] for one in statuses].count("PAYMENT_STATUS") == 9
    assert [one["statusId"] for one in statuses if one["defaultStatus"]] == [
        "AWAITING_PAYMENT",
        "AWAITING_PROCESSING",
    ]
    changes = {
        "name": "Frozen",
        "nameTranslations": {"de": "Gefroren"},
        "enabled": True,
        "sendNotificationWhenStatusIsAssigned": True,
    }

    for status_id in ("CUSTOM_PAYMENT_STATUS_1", "PAID"):
        answer = api("PUT", f"/profile/order_status/{status_id}", json=changes)
        assert answer.json() == {"updateCount": 1}
    api("PUT", "/profile/order_status/PAID", json={"enabled": False})

    custom = get(api, "/profile/order_status/CUSTOM_PAYMENT_STATUS_1")
    assert (custom["name"], custom["enabled"]) == ("Frozen", True)
    assert custom["nameTranslated"] == {"de": "Gefroren"}
    assert custom["lastNameChangeDate"].endswith(" +0000")
    paid = get(api, "/profile/order_status/PAID")
    assert paid["enabled"] is False
    assert "name" not in paid
    assert get(api, "/profile/order_statuses?limit=2")["items"][1] == paid
    for method in ("GET", "PUT"):
        answer = api(method, "/profile/order_status/LOST", json={})
        assert answer.status_code == 404
