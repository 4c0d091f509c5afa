"""The shop's markup: class names, nesting and attributes that apps and page builders rely on.

They are those of published code on GitHub (read 2026-11): storefront scripts, the class names that
page builders style, and the tests of shops.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import STORE_ID

SURCHARGED = ("RADIO", "CHECKBOX", "SIZE", "SWATCHES")


def open_shop(page: Page, sandbox: Sandbox, path: str = "") -> None:
    page.goto(f"{sandbox.storefront_url}/{STORE_ID}{path}")
    page.locator(".ec-store").wait_for()


def test_class_names_that_apps_look_for(page: Page, sandbox: Sandbox) -> None:
    open_shop(page, sandbox)
    for selector in (
        "html#ecwid_html body#ecwid_body .ecwid-productBrowser-CategoryPage",
        ".ec-size.ec-size--xs.ec-size--l .ec-store.ec-store__category-page--0",
        ".ec-wrapper .ec-store .ec-store__content-wrapper .ec-grid .grid__products[data-cols]",
        ".grid__wrap .grid__wrap-inner .grid__products .grid-product__wrap-inner",
        ".grid-product.grid-product--id-3 .grid-product__wrap .grid-product__image",
        ".grid-product__wrap[data-product-id='3'] .grid-product__image-wrap .grid-product__picture",
        ".grid-product__title .grid-product__title-inner",
        ".grid-product__price .grid-product__price-amount .grid-product__price-value.ec-price-item",
        ".grid__categories .grid-category--id-10 .grid-category__card a[data-category-id='10']",
        ".grid-category__wrap .grid-category__title .grid-category__title-inner",
        ".ec-page-title .page-title__name.ec-header-h1",
        ".ec-footer .ec-footer__row .ec-footer__cell a.ec-footer__link.footer__link",
    ):
        expect(page.locator(selector).first).to_be_visible()
    page.get_by_role("link", name="Stoneware mug").click()
    for selector in (
        ".ec-store__product-page .product-details .product-details__sidebar",
        ".product-details__gallery",
        ".product-details__product-price .details-product-price__value.ec-price-item.notranslate",
        "h1.product-details__product-title.ec-header-h3[itemprop='name']",
        ".product-details__product-price-row .product-details-module__content",
        ".product-details__product-price.ec-price-item[itemprop='price'][content='18']",
        "#productDescription.product-details__product-description",
        ".product-details-module.product-details__action-panel.details-product-purchase",
        ".details-product-purchase__controls .details-product-purchase__add-buttons",
        ".details-product-purchase__add-to-bag.form-control--large .form-control__button-text",
        ".form-control--button.form-control--primary",
    ):
        expect(page.locator(selector).first).to_be_visible()
    place = ".ecwid-no-touch .product-details__action-panel .details-product-purchase__place"
    expect(page.locator(place)).to_have_count(1)
    page.evaluate("Ecwid.Cart.addProduct(1); Ecwid.openPage('cart')")
    summary = ".ec-cart-summary .ec-cart-summary__body .ec-cart-summary__row--total"
    total = page.locator(f"{summary} .ec-cart-summary__cell.ec-cart-summary__price")
    expect(total).to_have_text("$18.00")
    expect(page.locator(".ec-cart-summary__total .ec-price-item")).to_have_text("$18.00")
    for selector in (
        ".ec-cart .ec-cart__sidebar .ec-cart__sidebar-inner .ec-cart__button--checkout",
        ".ec-cart__shopping.ec-cart-shopping .ec-cart-shopping__wrap a.ec-link",
        ".ec-cart__products .ec-cart__products-inner .ec-cart-item .ec-cart-item__wrap",
        ".ec-cart-item__price .ec-cart-item__price-inner",
    ):
        expect(page.locator(selector)).to_be_visible()


def test_class_names_of_options(new_page: Callable[..., Page], sandbox: Sandbox) -> None:
    """Each option is a module with a title; a press beside the words of a choice chooses it."""
    choices = [
        {"text": text, "priceModifier": amount, "priceModifierType": "ABSOLUTE"}
        for text, amount in (("Red", 2), ("Blue", 0))
    ]
    kinds = ("SELECT", "RADIO", "CHECKBOX", "SIZE", "SWATCHES", "TEXTFIELD", "TEXTAREA")
    options = [{"type": kind, "name": f"My {kind} *", "choices": choices} for kind in kinds[:5]]
    options += [{"type": kind, "name": f"My {kind} *", "choices": []} for kind in kinds[5:]]
    product = sandbox.documents.get(STORE_ID, "product", 2)
    assert product is not None
    sandbox.documents.replace(STORE_ID, "product", product | {"options": options})
    page = new_page(phone=True)
    open_shop(page, sandbox, "/x-p2")

    for kind, control in (
        ("SELECT", ".form-control--select select.form-control__select"),
        ("RADIO", ".form-control--radio .form-control__radio-wrap input.form-control__radio"),
        ("CHECKBOX", ".form-control--checkbox .form-control__checkbox-wrap input[type=checkbox]"),
        ("SIZE", ".form-control--checkbox-button .form-control__inline-label label"),
        ("SWATCHES", ".form-control__inline-label label"),
        ("TEXTFIELD", ".form-control input.form-control__text"),
        ("TEXTAREA", ".form-control--textarea textarea.form-control__textarea"),
    ):
        module = f".product-details-module.details-product-option--{kind.lower()}"
        named = page.locator(
            f"{module}.details-product-option--My-{kind}-002a.details-product-option"
        )
        title = named.locator(".product-details-module__title.details-product-option__title")
        expect(title).to_have_text(f"My {kind} *")
        expect(named.locator(f".product-details-module__content {control}").first).to_be_attached()
        expect(named.locator(".option-surcharge")).to_have_count(int(kind in SURCHARGED))

    for control in (
        "select[aria-label='My SELECT *']",
        "input[name='My RADIO *'][value='Blue']",
        "input[aria-label='My TEXTFIELD *']",
        "textarea[aria-label='My TEXTAREA *']",
    ):
        expect(page.locator(control)).to_be_visible()
    box = page.locator(".details-product-option--size .details-product-option__choice").nth(1)
    box.click(position={"x": 3, "y": 3})
    expect(page.locator(".details-product-option--size :checked")).to_have_value("Blue")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
