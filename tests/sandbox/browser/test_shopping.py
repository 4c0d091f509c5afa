"""What a shopper does in a full shop: look, filter, sort, save; and what design settings change."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.browser.conftest import StandInApp
from tests.sandbox.conftest import STORE_ID, Api

CLOTHES = 2000
RECORD = """
window.seen = [];
Ecwid.OnPageLoaded.add((page) => seen.push(page));
"""


@pytest.fixture
def clothes(sandbox: Sandbox, app: StandInApp) -> str:
    """Return the address of a store full of clothes, where the app is installed too."""
    app.storefront_script = RECORD
    sandbox.create_store(CLOTHES, name="Clothes")
    sandbox.seed(CLOTHES, "fashion")
    sandbox.install("demo-app", CLOTHES)
    return f"{sandbox.storefront_url}/{CLOTHES}"


def test_a_shopper_filters_sorts_and_saves(new_page: Callable[..., Page], clothes: str) -> None:
    page = new_page()
    page.goto(clothes)
    cards = page.locator(".grid-product")
    expect(cards).to_have_count(12)

    page.get_by_label("Globex").check()
    expect(cards).to_have_count(3)
    expect(page.get_by_label("Globex")).to_be_focused()
    page.get_by_label("Sort by").select_option("Price, high to low")
    page.wait_for_function("seen.at(-1).sort === 'priceDesc'")
    prices = [float(text[1:]) for text in page.locator(".ec-price-item").all_inner_texts()]
    assert prices == sorted(prices, reverse=True)
    narrowed = page.evaluate("seen.at(-1)")
    assert (narrowed["type"], narrowed["sort"]) == ("CATEGORY", "priceDesc")
    assert narrowed["filterParams"]["attributes"] == {"Brand": ["Globex"]}
    page.reload()
    expect(cards).to_have_count(3)
    page.get_by_label("Price to").fill("1")
    page.get_by_label("Price to").press("Enter")
    expect(page.locator(".ec-list__count")).to_have_text("Nothing found.")
    page.get_by_role("button", name="Clear all").click()
    expect(cards).to_have_count(12)

    page.locator(".grid-product__title").first.click()
    title = page.locator(".product-details__product-title")
    expect(title).to_be_focused()
    expect(page).to_have_title(f"{title.inner_text()} – Clothes")
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
    page.evaluate("Ecwid.openPage('account/favorites')")
    expect(page.get_by_role("heading", level=1)).to_have_text("Favourites")
    expect(cards).to_have_count(1)

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(clothes)
    expect(cards).to_have_count(12)
    expect(page.get_by_label("Globex")).to_be_hidden()
    page.evaluate("Ecwid.showProductFilters()")
    expect(page.get_by_label("Globex")).to_be_visible()
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_design_settings_of_page_and_apps(new_page: Callable[..., Page], clothes: str) -> None:
    """Applied by `refreshConfig`, without what apps have put into the page getting lost."""
    page = new_page()
    page.goto(clothes)
    page.locator(".grid-product").first.wait_for()
    page.evaluate(
        """document.querySelector(".grid-product__title").append(
          Object.assign(document.createElement("b"), {className: "mine", textContent: "!"}));
        window.ec.storefront = {
          product_list_price_behavior: "HIDE", product_list_show_sort_viewas_options: false,
          product_list_buybutton_behavior: "SHOW", show_footer_menu: false,
          product_list_show_frame: true, product_list_image_aspect_ratio: "PORTRAIT_0667",
          enable_simple_category_list: true, product_filters_visible_on_catalog_pages: false,
        };
        window.ec.config.chameleon = {colors: {"color-button": "#ff0000"}};
        Ecwid.refreshConfig()"""
    )
    expect(page.locator(".grid-product__price")).to_have_count(0)

    assert page.locator(".mine").count() == 1
    for gone in (".ec-list__toolbar", ".footer__link", ".ec-filters", ".grid-category__image"):
        expect(page.locator(gone)).to_have_count(0)
    expect(page.locator(".ec-framed")).to_have_count(1)
    button = page.locator(".grid-product__button button").first
    expect(button).to_have_css("background-color", "rgb(255, 0, 0)")
    ratio = page.evaluate(
        "(({width, height}) => width / height)"
        "(document.querySelector('.grid-product__image').getBoundingClientRect())"
    )
    assert round(ratio, 2) == 0.67

    page.evaluate(
        """window.ec.storefront = {product_details_show_qty: false, show_sku: false,
          product_details_show_breadcrumbs: false,
          product_details_layout: "TWO_COLUMNS_SIDEBAR_ON_THE_LEFT"};
        document.querySelector(".grid-product__title").click()"""
    )
    page.locator(".product-details").wait_for()
    for gone in (
        ".details-product-purchase__qty",
        ".product-details__product-sku",
        ".ec-breadcrumbs",
    ):
        expect(page.locator(gone)).to_have_count(0)
    expect(page.locator(".product-details--two-columns-sidebar-on-the-left")).to_have_count(1)


def test_facts_beside_price_and_button(new_page: Callable[..., Page], sandbox: Sandbox) -> None:
    tokens = sandbox.tokens("demo-app", STORE_ID)
    assert tokens is not None
    api = Api(sandbox, tokens.access_token)
    flour = {
        "attributes": [
            {"alias": "PRICE_PER_UNIT", "value": "$9 per litre"},
            {"alias": "UPC", "value": "4006381333931", "show": "PRICE"},
            {"alias": "BRAND", "value": "Globex"},
        ],
        "showDeliveryTimeInStorefront": True,
    }
    api("PUT", "/products/1", json=flour)
    api("PUT", "/profile", json={"settings": {"showPricePerUnit": True}})
    ways = api("GET", "/profile/shippingOptions").json()
    way = next(each for each in ways if each["title"] == "Express delivery")
    api("PUT", f"/profile/shippingOptions/{way['id']}", json={"deliveryTimeDays": "1-2"})
    api.session.close()
    page = new_page()
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}/Stoneware-mug-p1")

    price = page.locator(".product-details__product-price")
    expect(price).to_contain_text("$18.00Price per unit: $9 per litreUPC: 4006381333931")
    expect(page.locator(".product-details__product-attributes")).to_have_text("BrandGlobex")
    delivery = page.locator(".product-details__delivery")
    expect(delivery).to_have_text("Delivery timeExpress delivery: 1-2 days")

    page.evaluate(
        """window.ec.storefront = {product_details_show_price_per_unit: false,
          product_details_estimated_delivery_time_compact_view: true,
          product_details_show_breadcrumbs_position: "PRODUCT_DETAILS_SIDEBAR"};
        Ecwid.refreshConfig()"""
    )
    expect(price).not_to_contain_text("per litre")
    expect(page.get_by_text("1-2 days")).to_be_hidden()
    delivery.locator("summary").click()
    expect(page.get_by_text("1-2 days")).to_be_visible()
    sidebar = page.locator(".product-details__sidebar > *")
    expect(sidebar.nth(0)).to_have_text("Stoneware mug")
    expect(sidebar.nth(1)).to_contain_text("Tableware")
    page.evaluate(
        "window.ec.storefront.product_details_position_breadcrumbs = 50; Ecwid.refreshConfig()"
    )
    expect(sidebar.nth(0)).to_contain_text("Tableware")


def test_pictures_and_terms_of_a_product(
    new_page: Callable[..., Page], sandbox: Sandbox, clothes: str
) -> None:
    """Captions, one picture alone, one that a link names; a price of the shopper's, an interval."""
    [shirt, other] = sandbox.documents.all(CLOTHES, "product")[:2]
    first, second = shirt["pictures"][0], {**other["pictures"][0], "id": "77"}
    monthly = {"recurringInterval": "MONTH", "recurringIntervalCount": 1}
    shirt |= {
        "options": [],
        "nameYourPriceEnabled": True,
        "pictures": [first, {**second, "alt": {"main": "From behind"}}],
        "subscriptionSettings": {
            "subscriptionAllowed": True,
            "recurringChargeSettings": [monthly],
        },
    }
    sandbox.documents.replace(CLOTHES, "product", shirt)
    page = new_page(phone=True)
    page.goto(clothes)
    page.locator(".grid-product").first.wait_for()
    page.evaluate(
        """(id) => {
          ec.storefront = {
            product_details_show_image_alt_text_as_visible_description: true,
            product_details_additional_images_preview_on_click: true,
          };
          Ecwid.openPage("product", { id, productMedia: "77", slug_value: "the-shirt" });
        }""",
        shirt["id"],
    )
    expect(page.get_by_role("figure")).to_contain_text("From behind")
    assert page.url.endswith(f"/the-shirt-p{shirt['id']}")
    page.get_by_role("button", name="From behind", exact=True).click()
    expect(page.get_by_role("dialog", name="From behind").get_by_role("img")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_label("Your price").fill("99")
    page.get_by_role("button", name="Add to bag").click()
    [item] = page.evaluate("new Promise((done) => Ecwid.Cart.get((cart) => done(cart.items)))")
    product = item["product"]

    assert (product["selectedPrice"], product["price"]) == (99, 99)
    assert product["recurringChargeSettings"]["recurringSubscriptionInterval"] == "MONTH"
