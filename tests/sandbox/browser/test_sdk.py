"""The stand-in of the native app SDK: eleven members, their messages and their quirks."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ecwid_native.sandbox import Sandbox
from tests.sandbox.browser.conftest import StandInApp
from tests.sandbox.conftest import CLIENT_ID, STORE_ID

MEMBERS = {
    "init",
    "ready",
    "setSize",
    "openPage",
    "closeAppPopup",
    "sendUserToUpgrade",
    "getPayload",
    "getAppStorage",
    "setAppStorage",
    "setAppPublicConfig",
    "getAppPublicConfig",
}
# The page is its own parent here, so it hears what it posts.
RECORD = "window.posted = []; addEventListener('message', (event) => posted.push(event.data));"
INIT = "EcwidApp.init({app_id: 'my-app'});"


def open_alone(page: Page, app: StandInApp, sandbox: Sandbox, *, hash_text: str = "") -> None:
    app.page_script = RECORD
    page.goto(f"{app.url}/open{hash_text}")


def posted(page: Page, script: str) -> list[str]:
    page.evaluate(script)
    # Messages come in order: after this one all others are there.
    page.evaluate(
        "new Promise((done) => { addEventListener('message', done); postMessage('end', '*'); })"
    )
    messages: list[str] = page.evaluate("posted.filter((text) => text !== 'end')")
    return messages


def test_the_object_has_exactly_its_members(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    open_alone(page, app, sandbox)

    assert set(page.evaluate("Object.keys(EcwidApp)")) == MEMBERS


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("EcwidApp.ready()", '{"ecwidAppNs":"my-app","method":"ready","data":{}}'),
        (
            "EcwidApp.setSize({height: 800})",
            '{"ecwidAppNs":"my-app","method":"setSize","data":{"height":"800px"}}',
        ),
        (
            "EcwidApp.setSize({height: '80vh'})",
            '{"ecwidAppNs":"my-app","method":"setSize","data":{"height":"80vh"}}',
        ),
        (
            "EcwidApp.openPage('products')",
            '{"ecwidAppNs":"my-app","method":"openPage","data":"products"}',
        ),
        ("EcwidApp.closeAppPopup()", '{"ecwidAppNs":"my-app","method":"closeAppPopup"}'),
        (
            "EcwidApp.sendUserToUpgrade(['COMBINATIONS'])",
            '{"ecwidAppNs":"my-app","method":"upgradePlan","data":{"features":["COMBINATIONS"]}}',
        ),
        (
            "EcwidApp.sendUserToUpgrade(null, 'P', 'Q')",
            (
                '{"ecwidAppNs":"my-app","method":"upgradePlan",'
                '"data":{"features":null,"plan":"P","period":"Q"}}'
            ),
        ),
    ],
)
def test_messages_are_these_strings(
    page: Page, app: StandInApp, sandbox: Sandbox, call: str, expected: str
) -> None:
    open_alone(page, app, sandbox)

    assert posted(page, INIT + call) == [expected]


def test_init_alone_posts_nothing_and_no_id_vanishes(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    open_alone(page, app, sandbox)

    assert posted(page, "EcwidApp.init({})") == []
    assert posted(page, "EcwidApp.ready()") == ['{"method":"ready","data":{}}']


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (INIT + INIT, "Already initialized"),
        ("EcwidApp.init()", "The argument is not an object"),
        ("EcwidApp.init(null)", "The argument is not an object"),
        ("EcwidApp.init({app_id: 5})", "'app_id' param must be string"),
        ("EcwidApp.ready()", "Not initialized"),
        ("EcwidApp.openPage('x')", "Not initialized"),
        ("EcwidApp.closeAppPopup()", "Not initialized"),
        (INIT + "EcwidApp.setSize({height: 1.5})", "Missing or invalid 'height' param"),
        (INIT + "EcwidApp.setSize()", "Missing or invalid 'height' param"),
        (INIT + "EcwidApp.sendUserToUpgrade([])", "features"),
        (INIT + "EcwidApp.sendUserToUpgrade('A')", "features"),
        (INIT + "EcwidApp.getAppStorage()", "No arguments passed"),
        (INIT + "EcwidApp.getAppStorage('key')", "No success callback specified"),
        (INIT + "EcwidApp.getAppStorage('key', () => {})", "null"),
    ],
)
def test_misuse_throws(
    page: Page, app: StandInApp, sandbox: Sandbox, call: str, error: str
) -> None:
    open_alone(page, app, sandbox)

    message = page.evaluate(
        f"(() => {{ try {{ {call} }} catch (error) {{ return error.message; }} }})()"
    )

    assert error in message


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", None),
        ("#", None),
        ("?payload=abc", None),
        ("#" + b'{"a":1}'.hex(), {"a": 1}),
        ("?devpayload=" + b'{"b":2}'.hex(), {"b": 2}),
        ("?devpayload=" + b'{"b":2}'.hex() + "#zz", {"b": 2}),
        ("#" + '{"a":"é"}'.encode().hex(), {"a": "Ã©"}),
    ],
)
def test_reading_the_payload(
    page: Page, app: StandInApp, sandbox: Sandbox, address: str, expected: Any
) -> None:
    open_alone(page, app, sandbox, hash_text=address)

    assert page.evaluate(INIT + "EcwidApp.getPayload()") == expected


def test_autoheight_reports_changes_only(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    open_alone(page, app, sandbox)
    page.evaluate("EcwidApp.init({app_id: 'my-app', autoheight: true})")
    page.wait_for_function("posted.length === 1")

    page.evaluate("document.body.style.height = '1234px'")
    page.wait_for_function("posted.length === 2")

    heights = [json.loads(text)["data"]["height"] for text in page.evaluate("posted")]
    assert heights[1] == page.evaluate("document.documentElement.offsetHeight + 'px'")
    assert heights[0] != heights[1]


def test_autoloadedflag_reports_at_load(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    app.page_script = RECORD + "EcwidApp.init({app_id: 'my-app', autoloadedflag: true});"

    page.goto(f"{app.url}/open")

    page.wait_for_function("posted.length === 1")
    assert json.loads(page.evaluate("posted[0]"))["method"] == "ready"


def test_an_object_that_is_there_stays(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    page.add_init_script("window.EcwidApp = {mine: true};")

    open_alone(page, app, sandbox)

    assert page.evaluate("EcwidApp") == {"mine": True}


STORE_ALL = """new Promise((done) => {
  const codes = [];
  const next = (xhr) => { codes.push(xhr.status); if (codes.length === 2) done(codes); };
  EcwidApp.setAppStorage({a: "one", b: "two", c: 3}, next, next);
})"""


def test_storage_in_hash_mode(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    address = sandbox.open_url(CLIENT_ID, STORE_ID, mode="hash")
    open_alone(page, app, sandbox, hash_text="#" + address.partition("#")[2])
    page.evaluate(INIT)
    refused = page.evaluate(STORE_ALL)
    sandbox.set_switch("legacy_query_token", True)
    stored = page.evaluate(STORE_ALL)
    page.evaluate("new Promise((done) => EcwidApp.setAppPublicConfig('{}', done)).then(() => 0)")

    assert (refused, stored) == ([403, 403], [200, 200])
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"a": "one", "b": "two", "public": "{}"}
    assert page.evaluate("new Promise((done) => EcwidApp.getAppStorage('a', done))") == "one"
    assert page.evaluate("new Promise((done) => EcwidApp.getAppStorage('zz', done))") is None
    assert page.evaluate("new Promise((done) => EcwidApp.getAppPublicConfig(done))") == "{}"
    assert {"key": "b", "value": "two"} in page.evaluate(
        "new Promise((done) => EcwidApp.getAppStorage(done))"
    )


def test_storage_can_be_sent_elsewhere(page: Page, app: StandInApp, sandbox: Sandbox) -> None:
    sandbox.set_switch("legacy_query_token", True)
    payload = sandbox.payload(CLIENT_ID, STORE_ID, mode="hash")
    open_alone(page, app, sandbox, hash_text="#" + payload)
    page.evaluate(INIT + "window.getEcwidSdkApiDomain = () => 'http://localhost:9/api/v3/';")

    with page.expect_request("http://localhost:9/**") as requested:
        page.evaluate("EcwidApp.getAppStorage('key', () => {})")

    assert requested.value.url.startswith("http://localhost:9/api/v3/1003/storage/key")


def test_the_css_framework_keeps_field_states(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    base = f"{sandbox.control_panel_url}/ecwid-sdk/css/1.3.19"
    page.goto(f"{app.url}/open")
    page.set_content(
        f'<link rel="stylesheet" href="{base}/ecwid-app-ui.css"><body class="normalized">'
        '<div class="field"><input class="field__input"></div>'
        f'<script src="{base}/ecwid-app-ui.min.js"></script>'
    )
    field = "document.querySelector('.field').classList.contains('field--filled')"

    before = page.evaluate(field)
    page.locator("input").fill("text")
    typed = page.evaluate(field)
    page.evaluate(
        "(() => { const input = document.querySelector('input');"
        " input.value = ''; checkFieldChange(input); })()"
    )

    assert (before, typed, page.evaluate(field)) == (False, True, False)


PICTURE = '<svg viewBox="0 0 9 9" {size}><rect width="9" height="9"/></svg>'
BLOCKS = """
<link rel="stylesheet" href="{base}/ecwid-app-ui.css">
<body class="normalized"><div class="settings-page">
<div class="alert alert-success alert-icon"><div class="alert-inner"><div class="alert-content">
  <div class="icon"><span class="svg-icon">{icon}</span></div><div class="title">Done</div>
</div></div></div>
<div class="a-card"><div class="a-card__paddings"><div class="feature-element has-picture has-icon">
  <div class="feature-element__core"><div class="feature-element__data">Feed</div>
    <div class="feature-element__icon">{wide}</div>
    <div class="feature-element__picture">{wide}</div>
</div></div></div></div>
<button class="btn btn-primary"><span class="svg-icon">{icon}</span><span>Edit</span></button>
<label class="checkbox big"><input type="checkbox" checked><div><div></div></div>
  <span class="checkbox__on-text-placeholder">on</span>
  <span class="checkbox__off-text-placeholder">off</span></label>
<div class="promo-block"><div class="promo-block__picture">{wide}</div></div></div>
"""


def test_pictures_of_the_css_framework_keep_their_size(
    page: Page, app: StandInApp, sandbox: Sandbox
) -> None:
    """An icon without a size fills what it stands in, unless a rule holds it."""
    wide = PICTURE.format(size='width="463" height="200"')
    base = f"{sandbox.control_panel_url}/ecwid-sdk/css/1.3.19"
    page.goto(f"{app.url}/open")
    page.set_content(BLOCKS.format(base=base, icon=PICTURE.format(size=""), wide=wide))

    widths = page.evaluate("[...document.querySelectorAll('.svg-icon')].map(e => e.offsetWidth)")
    assert widths == [24, 14]
    expect(page.get_by_text("on", exact=True)).to_be_visible()
    expect(page.get_by_text("off", exact=True)).to_be_hidden()
    expect(page.locator(".feature-element__icon")).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".feature-element__icon")).to_be_visible()
    expect(page.locator(".feature-element__picture")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
