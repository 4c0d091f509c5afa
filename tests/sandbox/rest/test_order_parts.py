"""Extra fields, statuses, invoices and files of orders over HTTP."""

import re

import pytest
import requests

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
    read = get(api, path)
    api("PUT", path, json={**read, "orderExtraFields": [{"id": "b", "value": "4"}]})
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


def test_invoices_are_listed_printed_and_announced(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    items = [{"name": "<b>Mug</b>", "price": 3, "quantity": 2}]
    path = f"/orders/{create(api, email='a&b@example.com', items=items)['orderId']}"
    assert get(api, f"{path}/invoices") == {"invoices": []}

    created = api("POST", f"{path}/invoices/create-invoice").json()

    (sale,) = get(api, f"{path}/invoices")["invoices"]
    assert created == {"id": sale["internalId"]}
    assert (sale["id"], sale["type"]) == ("1", "SALE")
    assert get(api, path)["invoices"] == [sale]
    kind, data = events(shared_sandbox, store_id)[-1]
    assert (kind, data["entity_id"]) == ("invoice.created", sale["internalId"])
    linked = requests.get(sale["link"], timeout=10)
    assert requests.get(f"{sale['link']}x", timeout=10).status_code == 404
    page = api("GET", f"{path}/invoice")
    assert page.headers["Content-Type"] == "text/html;charset=utf-8"
    assert "2 x &lt;b&gt;Mug&lt;/b&gt;" in page.text
    assert "a&amp;b@example.com" in page.text
    assert linked.text == page.text
    api("PUT", path, json={"paymentStatus": "CANCELLED"})
    api("POST", f"{path}/invoices/create-invoice")
    types = [one["type"] for one in get(api, f"{path}/invoices")["invoices"]]
    assert types == ["SALE", "FULL_CANCEL"]


def test_the_receipt_is_a_pdf_whose_table_is_right(api: Api) -> None:
    items = [{"name": f"Mug (no. {n}) \\ é 漢", "price": n} for n in range(60)]
    path = f"/orders/{create(api, items=items)['id']}/invoice-pdf"

    answer = api("GET", path)

    assert answer.headers["Content-Type"] == "application/pdf"
    body = answer.content
    assert body.startswith(b"%PDF-1.4")
    assert body.endswith(b"%%EOF\n")
    assert b"/Count 2" in body
    assert b"Mug \\(no. 7\\) \\\\ \xe9 ?" in body
    start = int(body.rsplit(b"startxref\n", 1)[1].split()[0])
    entries = re.findall(rb"(\d{10}) 00000 n", body[start:])
    for number, offset in enumerate(entries, start=1):
        assert body[int(offset) :].startswith(b"%d 0 obj" % number)


def test_an_unfinished_order_has_no_invoice_and_a_body_has_a_preview(api: Api) -> None:
    unfinished = create(api, paymentStatus="INCOMPLETE")["id"]

    assert api("POST", f"/orders/{unfinished}/invoices/create-invoice").status_code == 422
    preview = api("POST", "/orders/tax-invoice-preview", json={"items": [{"name": "Cup"}]})
    assert preview.status_code == 200
    assert "1 x Cup" in preview.text
    assert api("POST", "/orders/tax-invoice-preview", json={"items": 1}).status_code == 400


def test_files_are_attached_to_options_whatever_their_names(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    """Official tests upload to an option whose name has slashes, Cyrillic letters and signs."""
    options = [{"name": "Фото/1 !@#$%^&*()+", "type": "FILES"}, {"name": "Size", "type": "CHOICE"}]
    order_id = create(api, items=[{"name": "Mug", "selectedOptions": options}])["id"]
    item_id = get(api, f"/orders/{order_id}")["items"][0]["id"]
    base = f"/orders/{order_id}/items/{item_id}/options"
    path = f"{base}/%D0%A4%D0%BE%D1%82%D0%BE%2F1+!%40%23%24%25%5E%26*()%2B"
    binary = {"Content-Type": "application/octet-stream"}

    first = api("POST", f"{path}?fileName=a%20b.png", data=b"12345", headers=binary).json()["id"]
    second = api("POST", f"{path}?fileName=c.png&externalUrl=https://x.example/c").json()["id"]

    def files() -> list[tuple[object, ...]]:
        option = get(api, f"/orders/{order_id}")["items"][0]["selectedOptions"][0]
        return [(one["id"], one["name"], one["size"], one["url"]) for one in option["files"]]

    url = f"{shared_sandbox.api_url.removesuffix('/api/v3')}/orderfile/{store_id}/{first}/a%20b.png"
    assert files() == [
        (first, "a b.png", 5, url),
        (second, "c.png", 0, "https://x.example/c"),
    ]
    download = requests.get(url, timeout=10)
    assert (download.content, download.headers["Content-Disposition"]) == (b"12345", "attachment")
    assert api("DELETE", f"{path}/files/{first}").json() == {"deleteCount": 1}
    assert requests.get(url, timeout=10).status_code == 404
    assert api("DELETE", f"{path}/files/{first}").status_code == 404
    assert api("DELETE", f"{path}/files").json() == {"deleteCount": 1}
    assert api("DELETE", f"{path}/files").json() == {"deleteCount": 0}
    assert files() == []


@pytest.mark.parametrize(
    ("part", "query", "kind", "status", "code"),
    [
        ("options/Photo", "", "application/octet-stream", 400, "WRONG_PARAMETER"),
        ("options/Photo", "fileName=a", "image/png", 415, None),
        ("options/Photo", "fileName=a&externalUrl=ftp://x", "", 422, "WRONG_URL"),
        ("options/Photo", "fileName=a&externalUrl=http://[", "", 422, "WRONG_URL"),
        (
            "options/Size",
            "fileName=a",
            "application/octet-stream",
            400,
            "OPTIONS_IS_NOT_FILES_TYPE",
        ),
        ("options/Nope", "fileName=a", "application/octet-stream", 404, None),
    ],
)
def test_an_upload_that_cannot_be_attached_is_refused(
    api: Api, part: str, query: str, kind: str, status: int, code: str | None
) -> None:
    options = [{"name": "Photo", "type": "FILES"}, {"name": "Size", "type": "CHOICE"}]
    order_id = create(api, items=[{"name": "Mug", "selectedOptions": options}])["id"]
    item_id = get(api, f"/orders/{order_id}")["items"][0]["id"]
    path = f"/orders/{order_id}/items/{item_id}/{part}?{query}"

    answer = api("POST", path, data=b"x", headers={"Content-Type": kind})

    assert (answer.status_code, answer.json().get("errorCode")) == (status, code)
    elsewhere = api("POST", path.replace(f"/{item_id}/", "/1/"), headers={"Content-Type": kind})
    assert elsewhere.status_code in {400, 404, 415, 422}


def test_files_of_products_are_sold_by_links_that_count(api: Api) -> None:
    product_id = api("POST", "/products", json={"name": "Song", "price": 1}).json()["id"]
    upload = f"/products/{product_id}/files?fileName=a%20song.mp3&description=Loud"
    binary = {"Content-Type": "application/octet-stream"}
    file_id = api("POST", upload, data=b"la la", headers=binary).json()["id"]
    path = f"/orders/{create(api, items=[{'productId': product_id}])['id']}"
    [item] = get(api, path)["items"]
    [file] = item["files"]
    link = file["customerUrl"]

    assert item["digital"] is True
    assert (file["productFileId"], file["name"], file["description"], file["size"]) == (
        file_id,
        "a song.mp3",
        "Loud",
        5,
    )
    assert file["maxDownloads"] == file["remainingDownloads"] == 10
    assert requests.get(link, timeout=10).status_code == 403  # not paid
    api("PUT", path, json={"paymentStatus": "PAID", "items": [item]})
    assert requests.get(link, timeout=10).content == b"la la"
    assert requests.get(f"{link}x", timeout=10).status_code == 404
    assert get(api, path)["items"][0]["files"] == [{**file, "remainingDownloads": 9}]
    assert api("GET", file["adminUrl"].removeprefix(api.base)).content == b"la la"
    for _ in range(9):
        assert requests.get(link, timeout=10).status_code == 200
    assert requests.get(link, timeout=10).json()["errorMessage"] == "The link was used too often"
    api("DELETE", f"/products/{product_id}/files/{file_id}")
    assert requests.get(link, timeout=10).status_code == 404


def test_an_old_link_of_a_file_has_expired(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    product_id = api("POST", "/products", json={"name": "Song"}).json()["id"]
    upload = f"/products/{product_id}/files?fileName=a&externalUrl=https://example.com/a"
    api("POST", upload)
    order_id = create(api, items=[{"productId": product_id}], paymentStatus="PAID")["id"]
    link = get(api, f"/orders/{order_id}")["items"][0]["files"][0]["customerUrl"]

    assert requests.get(link, timeout=10, allow_redirects=False).headers["Location"] == (
        "https://example.com/a"
    )
    order = shared_sandbox.documents.get(store_id, "order", order_id)
    assert order is not None
    order["items"][0]["files"][0]["expire"] = "2020-01-01 00:00:00 +0000"
    shared_sandbox.documents.replace(store_id, "order", order)
    assert requests.get(link, timeout=10).json()["errorMessage"] == "The link has expired"


def test_orders_are_counted_once_the_profile_says_from_where(api: Api) -> None:
    formats = {"orderNumberNextNumber": 99, "orderNumberMinDigitsAmount": 4}
    numbering = {**formats, "orderNumberPrefix": "#"}
    assert api("PUT", "/profile", json={"formatsAndUnits": numbering}).status_code == 200

    orders = [create(api) for _ in range(2)]
    api("PUT", "/profile", json={"formatsAndUnits": {"orderNumberNextNumber": 99}})
    orders.append(create(api))

    assert [order["orderId"] for order in orders] == ["#0099", "#0100", "#0101"]
    read = get(api, "/orders/%230100")
    assert (read["id"], read["vendorOrderNumber"], read["internalId"]) == (
        "#0100",
        "0100",
        orders[1]["id"],
    )
    assert api("GET", "/profile").json()["formatsAndUnits"]["orderNumberNextNumber"] == 102
    for wrong in ({"orderNumberNextNumber": 0}, {"orderNumberMinDigitsAmount": 20}):
        assert api("PUT", "/profile", json={"formatsAndUnits": wrong}).status_code == 400
