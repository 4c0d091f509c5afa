"""The websites around a store: embed codes on a merchant's page, the Instant Site."""

import html
import json
import re

import pytest
import requests

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.storefront.embeds import EMBEDS
from tests.sandbox.conftest import CLIENT_ID, STORE_ID

NAMES = [embed.name for embed in EMBEDS]
HOSTILE = '</script><script>alert(1)</script>"&{{code}}'


def page(sandbox: Sandbox, path: str) -> requests.Response:
    return requests.get(sandbox.storefront_url + path, timeout=10)


@pytest.mark.parametrize("name", NAMES)
def test_the_code_that_is_shown_is_the_code_that_runs(sandbox: Sandbox, name: str) -> None:
    sandbox.seed(STORE_ID, "small")

    text = page(sandbox, f"/embed/{STORE_ID}/{name}").text

    code = re.search(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL)
    assert code is not None
    shown = html.unescape(code[1])
    assert shown.replace(sandbox.storefront_url, "") in text
    assert not re.search(r"\b(STORE|SHOP|HOME|PRODUCT)\b", shown)
    assert f"{sandbox.storefront_url}/" in shown


def test_a_store_without_products_can_be_embedded_too(sandbox: Sandbox) -> None:
    statuses = {name: page(sandbox, f"/embed/{STORE_ID}/{name}").status_code for name in NAMES}

    assert set(statuses.values()) == {200}
    assert page(sandbox, f"/embed/{STORE_ID}").text.count('aria-current="page"') == 1
    for missing in (f"/embed/{STORE_ID}/none", "/embed/5/store", "/site/5", "/site/x/products"):
        assert page(sandbox, missing).status_code == 404


def test_nothing_entered_becomes_markup_on_a_site(sandbox: Sandbox) -> None:
    sandbox.install(CLIENT_ID, STORE_ID)
    sandbox.change_store(STORE_ID, name=HOSTILE)
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"public": HOSTILE})

    for path in (f"/embed/{STORE_ID}/store", f"/site/{STORE_ID}", f"/site/{STORE_ID}/products"):
        text = page(sandbox, path).text
        assert "<script>alert" not in text
        assert text.count("</title>") == 1


def test_an_instant_site_knows_the_apps_of_its_store(sandbox: Sandbox) -> None:
    tokens = sandbox.install(CLIENT_ID, STORE_ID)
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"public": '{"a":1}', "private": "s3cret-of-mine"})

    text = page(sandbox, f"/site/{STORE_ID}").text

    found = re.search(r'id="instant-site-data">(.*?)</script>', text)
    assert found is not None
    data = json.loads(found[1])
    assert data["siteId"] == STORE_ID
    assert data["appsSettings"]["publicConfigs"] == {CLIENT_ID: '{"a":1}'}
    assert data["appsSettings"]["publicTokens"] == {CLIENT_ID: tokens.public_token}
    assert "s3cret-of-mine" not in text
    assert tokens.access_token not in text
