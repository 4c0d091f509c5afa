"""Calls that no token of a store protects: the partner API and the Instant Site API."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests

from ecwid_native.sandbox import Sandbox, SandboxApp
from tests.sandbox.conftest import CLIENT_SECRET, Api
from tests.sandbox.rest.conftest import CLIENT_ID

Site = Callable[..., requests.Response]
STORES = "/stores"


@pytest.fixture
def partner(shared_sandbox: Sandbox) -> Site:
    """The partner API with the right headers, or with others."""

    def call(method: str, path: str, secret: str = CLIENT_SECRET, **more: Any) -> requests.Response:
        headers = {"X-Ecwid-App-Client-Id": CLIENT_ID, "X-Ecwid-App-Secret-Key": secret}
        url = shared_sandbox.api_url + path
        return requests.request(method, url, headers=headers, timeout=10, **more)

    return call


def test_a_partner_creates_stores(partner: Site, shared_sandbox: Sandbox) -> None:
    email = f"{uuid4()}@example.com"
    body = {
        "merchant": {"email": email, "name": "Kim"},
        "profile": {"settings": {"storeName": "Ink"}, "company": {"city": "Lyon"}},
    }
    assert partner("GET", f"{STORES}?email={email}").status_code == 404
    created = partner("POST", f"{STORES}?returnapitoken=true", json=body).json()

    assert partner("GET", f"{STORES}?email={email.upper()}").json() == {}
    assert partner("POST", STORES, json=body).status_code == 409
    client = Api(shared_sandbox, created["token"], created["id"])
    profile = client("GET", "/profile").json()
    client.session.close()
    assert profile["settings"]["storeName"] == "Ink"
    assert profile["account"]["accountEmail"] == email
    assert profile["company"]["city"] == "Lyon"
    other = {"merchant": {"email": f"{uuid4()}@example.com"}}
    assert partner("POST", STORES, json=other).json().keys() == {"id"}
    wrong: Any
    for wrong in (
        {},
        {"merchant": 5},
        {**other, "profile": []},
        {**other, "profile": {"zones": 1}},
    ):
        assert partner("POST", STORES, json=wrong).status_code == 400
    assert partner("GET", STORES).status_code == 400
    assert partner("GET", f"{STORES}?facebookID=5").status_code == 404


def test_a_stranger_is_no_partner(partner: Site, shared_sandbox: Sandbox) -> None:
    for secret in ("", "wrong", CLIENT_SECRET + "x"):
        refused = partner("GET", f"{STORES}?email=a@b.c", secret)
        assert (refused.status_code, refused.json()["errorCode"]) == (403, "INVALID_API_TOKEN")
    shared_sandbox.add_app(SandboxApp(client_id="poor-app", client_secret=CLIENT_SECRET))
    headers = {"X-Ecwid-App-Client-Id": "poor-app", "X-Ecwid-App-Secret-Key": CLIENT_SECRET}
    url = shared_sandbox.api_url + STORES
    poor = requests.get(url, params={"email": "a@b.c"}, headers=headers, timeout=10)
    assert (poor.status_code, poor.json()["errorCode"]) == (403, "INSUFFICIENT_APP_SCOPE")


@pytest.fixture
def site(shared_sandbox: Sandbox, store_id: int, api: Api) -> Iterator[Site]:
    """The Instant Site API of the new store with a token of its own."""
    session = requests.Session()
    origin = shared_sandbox.api_url.removesuffix("/api/v3")
    code = str(api.session.headers["Authorization"]).removeprefix("Bearer ")
    query = {"grant_type": "authorization_code", "site_id": str(store_id), "code": code}
    given = session.post(f"{origin}/instantsite/oauth/token", params=query, timeout=10).json()
    assert given["expires_in"] == 86_400
    session.headers["Authorization"] = f"Bearer {given['access_token']}"

    def call(method: str, path: str, **more: Any) -> requests.Response:
        url = f"{origin}/api/v1/{more.pop('store', store_id)}/{path}"
        return session.request(method, url, timeout=10, **more)

    yield call
    session.close()


def test_a_site_from_draft_to_publication(site: Site) -> None:
    profile = {"name": "Paper & Clay", "seo": {"title": "Mugs"}}
    assert site("POST", "profile", json=profile).json() == profile
    assert site("PUT", "profile", json={"name": "Ink"}).json() == {**profile, "name": "Ink"}
    page = site("POST", "page", json={"title": "Home", "id": 5}).json()
    tile = site("POST", "tile", json={"type": "COVER", "text": "Hi", "pageId": page["id"]}).json()
    one = f"tile/{tile['id']}"

    assert page["id"] != 5
    assert site("GET", "page").json() == [page]
    assert site("GET", "page?published=true").json() == []
    assert site("POST", "publish").json() == {"success": True}
    assert site("GET", "page?published=true").json() == [page]
    assert site("GET", f"tile?pageId={page['id']}").json() == [tile]
    assert site("GET", "tile?pageId=7").json() == []
    assert site("PUT", one, json={"text": "Hello"}).json() == {**tile, "text": "Hello"}
    assert site("GET", one).json()["text"] == "Hello"
    body = {"tiles": [{"id": tile["id"], "text": "Hey"}]}
    assert site("PUT", "tile", json=body).json() == [{**tile, "text": "Hey"}]
    assert site("GET", "translation").json() == {str(tile["id"]): {"type": "COVER", "text": "Hey"}}
    assert {"type": "COVER", "count": 1} in site("GET", "tile/showcase").json()
    assert site("GET", "tile/config/COVER").json()["fields"] == ["id", "pageId", "text", "type"]
    image = site("POST", f"{one}/image").json()
    assert site("GET", f"image/{image['id']}").json() == image
    assert site("GET", "image/bucket").json() == [{"id": image["bucket"], "images": 1}]
    theme = site("POST", "themes", json={"color": "red"}).json()
    changed = site("PUT", f"themes/{theme['id']}", json={"color": "blue"}).json()
    assert site("GET", "themes").json() == [changed]
    assert (
        site("PUT", "current_theme", json={"id": theme["id"], "font": "serif"}).status_code == 200
    )
    assert site("GET", "current_theme").json() == {"font": "serif"}
    assert site("DELETE", f"page/{page['id']}").json() == {"success": True}
    assert site("POST", "discard").json() == {"success": True}
    assert site("GET", "page").json() == [page]
    assert site("GET", one).json() == tile
    assert site("GET", "themes").json() == []
    for method, path in (
        ("PUT", "page/7"),
        ("DELETE", "themes/x"),
        ("GET", "tile/9"),
        ("GET", "image/9"),
        ("POST", "tile/9/image"),
        ("GET", "tile/config/NOTHING"),
    ):
        assert site(method, path, json={}).status_code == 404
    assert site("PUT", "tile", json={"tiles": 5}).status_code == 400
    assert site("POST", "page", json=[1]).status_code == 400


def test_a_site_is_cloned_between_stores_of_the_app(
    site: Site, shared_sandbox: Sandbox, store_id: int
) -> None:
    source = shared_sandbox.create_store(store_id + 2_000_000).id
    assert site("POST", "clone", json={"sourceSiteId": source}).status_code == 403
    shared_sandbox.install(CLIENT_ID, source)
    shared_sandbox.documents.insert(source, "site_page", {"title": "Home"})

    assert site("POST", "clone", json={"sourceSiteId": source}).json() == {"success": True}
    assert [page["title"] for page in site("GET", "page").json()] == ["Home"]
    wrong: Any
    for wrong in ({}, {"sourceSiteId": "x"}, {"sourceSiteId": [1]}):
        assert site("POST", "clone", json=wrong).status_code == 403


def test_who_gets_no_access_to_a_site(
    site: Site, api: Api, public_api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    origin = shared_sandbox.api_url.removesuffix("/api/v3")
    public = str(public_api.session.headers["Authorization"]).removeprefix("Bearer ")
    for query, status in (
        ({"site_id": str(store_id), "code": "wrong"}, 403),
        ({"site_id": str(store_id), "code": public}, 403),
        ({"site_id": "5", "code": "é"}, 403),
        ({"site_id": str(store_id)}, 400),
        ({"site_id": "x", "code": "y", "grant_type": "password"}, 400),
    ):
        url = f"{origin}/instantsite/oauth/token"
        assert requests.post(url, params=query, timeout=10).status_code == status
    assert requests.get(f"{origin}/api/v1/{store_id}/page", timeout=10).status_code == 403
    assert site("GET", "page", store=store_id + 1).status_code == 403
    assert api("GET", "/../../v1/x/page").status_code in {403, 404}
    assert site("GET", "page").status_code == 200
    shared_sandbox.uninstall(CLIENT_ID, store_id)
    assert site("GET", "page").status_code == 403
