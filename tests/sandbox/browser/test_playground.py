"""The REST playground in a browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import CLIENT_ID, STORE_ID


def test_from_the_search_to_the_answer(page: Page, sandbox: Sandbox) -> None:
    tokens = sandbox.tokens(CLIENT_ID, STORE_ID)
    assert tokens is not None
    page.goto(f"{sandbox.control_panel_url}/playground")
    main, search = page.get_by_role("main"), page.get_by_role("searchbox")
    expect(main.get_by_role("heading", name="REST playground")).to_be_visible()
    main.get_by_role("link", name="search products").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("search products")

    page.keyboard.press("/")
    page.keyboard.type("storage put")
    expect(page.get_by_text("1 operation", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(main.get_by_role("heading", level=1)).to_have_text("update storage value")
    expect(main.get_by_text("not granted")).to_have_count(0)

    main.get_by_role("button", name="Send", exact=True).click()
    expect(main.get_by_role("alert")).to_have_text("key is missing.")
    main.get_by_label("key", exact=False).first.fill("a/b +é")
    main.get_by_role("textbox", name="Body").fill("it's")
    main.get_by_role("button", name="Send", exact=True).click()
    expect(main.locator(".status")).to_have_text("200 OK")
    expect(main.locator(".answer pre").first).to_contain_text('"updateCount": 1')
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"a/b +é": "it's"}

    main.get_by_role("button", name="Copy as curl").click()
    expect(main.locator(".snippet")).to_contain_text("$ECWID_TOKEN")
    expect(main.locator(".snippet")).to_contain_text(
        f"/api/v3/{STORE_ID}/storage/a%2Fb%20%2B%C3%A9"
    )
    assert tokens.access_token not in page.content()
    main.get_by_label("with the token").check()
    main.get_by_role("button", name="Copy as Python").click()
    expect(main.locator(".snippet")).to_contain_text(tokens.access_token)

    search.fill("nothing like it")
    expect(page.get_by_text("Nothing fits “nothing like it”")).to_be_visible()


def test_bodies_are_explained_and_phones_have_room(
    new_page: Callable[..., Page], sandbox: Sandbox
) -> None:
    sandbox.install(CLIENT_ID, STORE_ID, scopes=["read_store_profile"])
    page = new_page(phone=True)
    page.goto(f"{sandbox.control_panel_url}/playground#Product.create_product")
    main = page.get_by_role("main")
    main.get_by_text("Fields that can be written").click()
    main.get_by_role("button", name="costPrice").click()

    expect(main.get_by_role("textbox", name="Body")).to_have_value(
        '{\n  "name": "text",\n  "sku": "text",\n  "price": 9.99,\n  "costPrice": 9.99\n}'
    )
    expect(main.get_by_text("not granted").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sandbox.uninstall(CLIENT_ID, STORE_ID)
    page.reload()
    expect(main.get_by_role("heading", level=1)).to_have_text("No app is installed yet")
