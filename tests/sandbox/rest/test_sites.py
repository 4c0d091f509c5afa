"""Logos, the starter site, pages of the storefront, sales channels."""

from typing import Any

import pytest
import requests

from ecwid_native.sandbox import Sandbox, catalogue
from tests.sandbox.conftest import Api

GIF = b"GIF89a\x02\x00\x03\x00" + bytes(10)
BINARY = {"Content-Type": "application/octet-stream"}
PAGES = "/storefront-widget-pages"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("logo", [("generalInfo", "starterSite", "storeLogoUrl")]),
        (
            "invoicelogo",
            [("settings", "invoiceLogoUrl"), ("orderInvoiceSettings", "invoiceLogoUrl")],
        ),
        ("emaillogo", [("settings", "emailLogoUrl")]),
    ],
)
def test_logos(api: Api, name: str, places: list[tuple[str, ...]]) -> None:
    def shown() -> list[Any]:
        found: list[Any] = []
        for place in places:
            value: Any = api("GET", "/profile").json()
            for part in place:
                value = value[part]
            found.append(value)
        return found

    path = f"/profile/{name}"
    assert api("POST", path, data=GIF, headers=BINARY).json()["id"] > 0
    (address,) = set(shown())
    assert requests.get(address, timeout=10).content == GIF
    url = "https://example.com/logo.png"
    assert api("POST", f"{path}?externalUrl={url}").json()["id"] > 0
    assert set(shown()) == {url}
    assert api("DELETE", path).json() == {"deleteCount": 1, "success": True}
    assert set(shown()) == {""}
    assert api("POST", path, data=b"text", headers=BINARY).status_code == 422
    assert api("POST", path, data=GIF, headers={"Content-Type": "image/gif"}).status_code == 415
    assert api("POST", f"{path}?externalUrl=nowhere").status_code == 422


def test_the_starter_site(api: Api) -> None:
    assert api("GET", "/startersite").json() == {}
    assert api("PUT", "/startersite", json={"title": "Mugs", "id": 5}).json() == {"updateCount": 1}
    for name in ("cover", "ownerportrait", "quoteperson"):
        url = f"https://example.com/{name}.png"
        assert api("POST", f"/startersite/{name}?externalUrl={url}").json()["id"] > 0
    assert api("PUT", "/startersite", json={"text": "Hot", "title": None}).status_code == 200
    assert api("GET", "/startersite").json() == {
        "title": "Mugs",
        "text": "Hot",
        "coverUrl": "https://example.com/cover.png",
        "ownerportraitUrl": "https://example.com/ownerportrait.png",
        "quotepersonUrl": "https://example.com/quoteperson.png",
    }


def test_feeds_of_sales_channels(api: Api) -> None:
    api("POST", "/products", json={"name": "Mug", "price": 5})
    api("POST", "/products", json={"name": "Cup", "enabled": False})

    for name, kind in (
        ("google_shopping", "GoogleShoppingFeedConfig"),
        ("shopzilla", "ShopzillaFeedConfig"),
        ("yahoo_shopping", "YahooShoppingFeedConfig"),
        ("yandex_market", "YandexMarketFeedConfig"),
        ("yandex_market_dbs", "YandexMarketDbsFeedConfig"),
    ):
        feed = api("GET", f"/saleschannels/{name}").json()
        assert feed.keys() == catalogue.types()[kind].keys()
        info = feed["productFeedInfo"]
        assert (info["productsProcessed"], info["productsIncluded"]) == (2, 1)


@pytest.fixture
def goods(api: Api) -> tuple[int, int]:
    """A category and a product in it."""
    category = api("POST", "/categories", json={"name": "For Tea"}).json()["id"]
    product = {
        "name": "Blue </script> Mug",
        "price": 1234.5,
        "categoryIds": [category],
        "description": "Holds <b>tea</b>",
    }
    return category, api("POST", "/products", json=product).json()["id"]


def test_slugs(api: Api, goods: tuple[int, int]) -> None:
    def resolve(query: str) -> dict[str, Any]:
        answer = api("GET", f"{PAGES}?{query}")
        assert answer.status_code == 200, answer.text
        document: dict[str, Any] = answer.json()
        return document

    category, product = goods
    assert resolve("storeRootPage=true") == {"status": "OK", "type": "ROOT", "canonicalSlug": ""}
    found = resolve(f"slug=For-Tea-c{category}")
    assert found == {
        "status": "OK",
        "type": "CATEGORY",
        "canonicalSlug": f"For-Tea-c{category}",
        "storeEntityData": {"id": str(category)},
    }
    old = resolve(f"slug=Old-c{category}")
    assert (old["status"], old["canonicalSlug"]) == ("NONCANONICAL", f"For-Tea-c{category}")
    short = resolve("slug=For-Tea&slugsWithoutIds=true")
    assert (short["status"], short["canonicalSlug"]) == ("OK", "For-Tea")
    assert resolve("slug=For-Coffee") == {"status": "NOT_FOUND"}
    assert resolve(f"slug=Mug-p{product + 1}") == {"status": "NOT_FOUND"}
    for slug, kind in (("cart", "CART"), ("terms", "LEGAL_PAGE"), ("account/orders", None)):
        assert resolve(f"slug={slug}")["type"] == (kind or "CUSTOMER_ACCOUNT")
    html = resolve(f"slug=x-p{product}&getStaticContent=true")["staticContent"]
    assert html.keys() == catalogue.types()["SlugInfo.StaticContent"].keys()
    assert resolve("getStaticContent=true&responseFields=type") == {"type": "ROOT"}
    api("PUT", f"/products/{product}", json={"enabled": False})
    assert resolve(f"slug=x-p{product}") == {"status": "NOT_FOUND"}


def test_static_code(
    api: Api, goods: tuple[int, int], shared_sandbox: Sandbox, store_id: int
) -> None:
    origin = shared_sandbox.api_url.removesuffix("/api/v3")
    category, product = goods

    def page(path: str, query: str = "") -> requests.Response:
        return requests.get(f"{origin}/{path}/static-code{query}", timeout=10)

    languages = '?internationalPages={"fr":"https://example.com/fr"}&tplvar_a=1'
    home = page(f"home-page/{store_id}", languages).json()
    assert home.keys() == catalogue.types()["StaticCode"].keys()
    assert "For Tea" in home["htmlCode"]
    assert "static-content" in home["htmlCode"]
    assert "&quot;a&quot;: &quot;1&quot;" in home["htmlCode"]
    assert 'hreflang="fr"' in home["hrefLangHtml"]
    tea = page(f"category-page/{store_id}/{category}").json()
    assert "Blue &lt;/script&gt; Mug" in tea["htmlCode"]
    mug = page(f"product-page/{store_id}/{product}").json()
    assert "$1,234.50" in mug["htmlCode"]
    assert "</script> Mug" not in mug["jsonLDHtml"]
    assert mug["canonicalUrl"].endswith(f"p{product}")
    grid = f'<div class="grid-product__wrap" data-product-id="{product}">'
    assert grid in tea["htmlCode"]
    assert '<div class="grid-category__card"><a class="grid-category__title" ' in home["htmlCode"]
    assert f'data-category-id="{category}"' in home["htmlCode"]
    wordpress = "?base_url=https://wp.example/shop&clean_urls=true&international_pages[de]=/de"
    mug = page(f"product-page/{store_id}/{product}", wordpress).json()
    assert mug["canonicalUrl"].startswith("https://wp.example/shop/")
    assert 'hreflang="de" href="/de"' in mug["hrefLangHtml"]
    hashed = page(f"product-page/{store_id}/{product}", "?baseUrl=https://a.b&cleanUrls=false")
    assert hashed.json()["canonicalUrl"].startswith("https://a.b#!/")
    for path in (
        "home-page/4",
        "home-page/x",
        f"product-page/{store_id}/5",
        f"category-page/{store_id}/x",
    ):
        assert page(path).status_code == 404
    assert page(f"home-page/{store_id}", "?internationalPages=[").status_code == 400
