"""Saving a section: every outcome is said, and what was typed stays until it is saved."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings_lease import SettingsLease
from tests.dashboard.conftest import PUBLISH_URL, SECTION_URL, STORE_ID, Merchant, Page

Stored = Callable[[str], Any]


def test_a_save_is_stored_published_and_said(merchant: Merchant, stored: Stored) -> None:
    values = merchant.page.values(bar__text="Hot", bar__enabled="on", bar__key="s3cret")

    page = merchant.send(SECTION_URL, values)

    assert page.status == 200
    assert page.alerts == ["Saved Shoppers see the change on the next page they open."]
    assert stored("settings-bar")["values"]["text"] == "Hot"
    assert stored("public")["bar"] == {"enabled": True, "text": "Hot", "days": 7, "place": "top"}
    assert stored("settings-badge") is None


def test_the_answer_to_htmx_is_the_section_alone(merchant: Merchant) -> None:
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))

    assert page.response["X-Dashboard-Fragment"]
    assert page.response["Cache-Control"] == "no-store"
    assert page.markup.elements[0]["id"] == "section-bar"
    assert page.markup.control("bar--revision")["value"] == "1"
    assert "data-unsaved" not in page.markup.elements[0]


def test_a_script_saves_by_the_names_of_the_settings(merchant: Merchant, stored: Stored) -> None:
    page = merchant.send(SECTION_URL, {"text": "Hot", "days": "3", "place": "end"})

    assert page.status == 200
    assert stored("public")["bar"]["days"] == 3


def test_wrong_values_are_shown_again_beside_their_errors(
    merchant: Merchant, stored: Stored
) -> None:
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="", bar__days="12abc"))

    assert page.status == 422
    assert page.alerts == ["Not saved yet Correct the marked fields: Message, Days."]
    assert page.markup.control("bar-days")["value"] == "12abc"
    assert page.markup.control("bar-days")["aria-invalid"] == "true"
    assert "data-unsaved" in page.markup.elements[0]
    assert stored("settings-bar") is None


def saved_by_a_colleague(merchant: Merchant, **changes: str) -> None:
    assert merchant.send(SECTION_URL, merchant.page.values(**changes)).status == 200


def test_a_conflict_shows_both_values_and_keeps_what_was_typed(
    merchant: Merchant, stored: Stored
) -> None:
    saved_by_a_colleague(merchant, bar__text="Theirs", bar__place="end")

    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Mine", bar__enabled="on"))

    assert page.status == 409
    rows = [each.text for each in page.markup.all("tr")[1:]]
    assert rows == ["Show the barOnOff", "MessageMineTheirs", "PlaceAt the topAt the end"]
    assert page.markup.control("bar-text")["value"] == "Mine"
    assert stored("public")["bar"]["text"] == "Theirs"


def test_after_a_conflict_an_ordinary_save_is_a_conflict_again(merchant: Merchant) -> None:
    saved_by_a_colleague(merchant, bar__text="Theirs")
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Mine"))

    again = merchant.send(SECTION_URL, page.values())

    assert again.status == 409


def test_keep_mine_saves_over_the_newer_values(merchant: Merchant, stored: Stored) -> None:
    saved_by_a_colleague(merchant, bar__text="Theirs")
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Mine"))
    keep = page.button("Keep mine")

    kept = merchant.send(keep["formaction"], page.values() | {keep["name"]: keep["value"]})

    assert kept.status == 200
    assert stored("public")["bar"]["text"] == "Mine"


def test_use_the_saved_ones_gives_up_what_was_typed(merchant: Merchant, stored: Stored) -> None:
    saved_by_a_colleague(merchant, bar__text="Theirs")
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Mine"))
    discard = page.button("Use the saved ones")

    section = merchant.send(discard["formaction"], page.values() | {discard["name"]: "1"})

    assert section.markup.control("bar-text")["value"] == "Theirs"
    assert section.markup.control("bar--revision")["value"] == "1"


def test_the_same_save_twice_is_no_conflict(merchant: Merchant, stored: Stored) -> None:
    values = merchant.page.values(bar__text="Hot")

    statuses = [merchant.send(SECTION_URL, values).status for _ in range(2)]

    assert statuses == [200, 200]
    assert stored("settings-bar")["revision"] == 1


def test_a_conflict_names_a_secret_without_showing_it(merchant: Merchant) -> None:
    saved_by_a_colleague(merchant, bar__key="theirs3cret")

    page = merchant.send(SECTION_URL, merchant.page.values(bar__key="mines3cret"))

    assert page.status == 409
    assert "Keya new valuea saved value" in [each.text for each in page.markup.all("tr")]
    assert "s3cret" not in page.html


FAULTS: dict[str, tuple[dict[str, Any], int, str]] = {
    "not answering": ({"status": 503}, 503, "Your store is not answering"),
    "cut off": ({"cut": True}, 503, "Your store is not answering"),
    "rate limit": ({"status": 429, "retry_after_seconds": 60}, 503, "Your store is not answering"),
    "free plan": (
        {"status": 402, "error_code": "NOT_AVAILABLE_ON_CURRENT_PLAN"},
        402,
        "Your store's plan does not include apps",
    ),
    "suspended": (
        {"status": 402, "error_code": "STORE_IS_SUSPENDED"},
        402,
        "Your store is suspended",
    ),
    "scope": (
        {"status": 403, "error_code": "INSUFFICIENT_APP_SCOPE"},
        403,
        "The app needs one more permission",
    ),
    "a firewall": ({"status": 403}, 503, "Your store is not answering"),
    "token": (
        {"status": 403, "error_code": "INVALID_API_TOKEN"},
        403,
        "The app is not installed in this store",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("by_htmx", [True, False])
def test_a_store_that_refuses_keeps_what_was_typed(
    sandbox: Sandbox, merchant: Merchant, stored: Stored, fault: str, *, by_htmx: bool
) -> None:
    arguments, status, title = FAULTS[fault]
    sandbox.faults.add(**arguments)
    send = merchant.send if by_htmx else merchant.submit

    page = send(SECTION_URL, merchant.page.values(bar__text="Typed"))

    assert page.status == status
    assert page.alerts[0].startswith(title)
    assert "Nothing was saved. What you entered is still here." in page.alerts[0]
    assert page.markup.control("bar-text")["value"] == "Typed"
    sandbox.faults.clear()
    assert stored("settings-bar") is None


def test_a_save_that_broke_off_says_that_nobody_knows(
    sandbox: Sandbox, merchant: Merchant, stored: Stored
) -> None:
    sandbox.faults.add(path="/storage/settings-bar", status=500, applied=True, times=1)

    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))
    again = merchant.send(SECTION_URL, page.values())

    assert page.status == 503
    assert page.alerts[0].startswith("We cannot tell whether your changes were saved")
    assert again.status == 200
    assert stored("public")["bar"]["text"] == "Hot"


def test_saved_but_not_live_can_be_published_again(
    sandbox: Sandbox, merchant: Merchant, stored: Stored
) -> None:
    sandbox.faults.add(path="/storage/public", status=500)
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))
    still = merchant.send(PUBLISH_URL, {})
    sandbox.faults.clear()

    published = merchant.send(PUBLISH_URL, {})

    assert page.alerts[0].startswith("Saved, but not in your storefront yet")
    assert "data-unsaved" not in page.markup.elements[0]
    assert page.button("Publish again")["formaction"] == PUBLISH_URL
    assert (still.status, published.status) == (503, 200)
    assert published.alerts == ["Published Your storefront has all saved settings now."]
    assert stored("public")["bar"]["text"] == "Hot"


def test_another_save_under_way_is_said(
    merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecwid_native.services.settings_lease.WAIT_SECONDS", 0.0)
    lease = SettingsLease(Installation.objects.get().pk, "somebody")
    assert lease.acquire()

    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="Typed"))

    assert page.status == 503
    assert page.alerts[0].startswith("Not saved yet: another save is still under way")
    assert page.markup.control("bar-text")["value"] == "Typed"


def test_what_is_too_large_names_the_field(merchant: Merchant, stored: Stored) -> None:
    page = merchant.send(SECTION_URL, merchant.page.values(bar__text="ä" * 59_999))

    assert page.status == 422
    assert page.alerts == ["Not saved yet Correct the marked fields: Message."]
    assert page.markup.control("bar-text")["aria-invalid"] == "true"
    assert stored("settings-bar") is None


def test_a_secret_is_kept_when_blank_and_removed_on_request(
    merchant: Merchant, stored: Stored
) -> None:
    page = merchant.send(SECTION_URL, merchant.page.values(bar__key="s3cret"))
    sealed = stored("settings-bar")["values"]["key"]

    kept = merchant.send(SECTION_URL, page.values(bar__text="Other"))
    assert stored("settings-bar")["values"]["key"] == sealed
    removed = merchant.send(SECTION_URL, kept.values() | {"bar-key-clear": "on"})

    assert "key" not in stored("settings-bar")["values"]
    assert page.markup.all("details")
    assert not removed.markup.all("details")
    assert "s3cret" not in page.html + kept.html + removed.html


@pytest.mark.parametrize("revision", ["", "-1", "x", "1e3", "٣", "9" * 400])
def test_a_revision_that_is_no_number_is_a_bad_request(merchant: Merchant, revision: str) -> None:
    response = merchant.client.post(SECTION_URL, merchant.page.values(bar____revision=revision))

    assert response.status_code == 400


def test_a_customization_that_does_not_exist_is_not_found(merchant: Merchant) -> None:
    assert merchant.client.post("/demo/settings/nothing", {}).status_code == 404


@pytest.mark.parametrize("url", [SECTION_URL, "/demo/settings", PUBLISH_URL])
def test_nothing_is_saved_by_get(merchant: Merchant, url: str) -> None:
    assert merchant.client.get(url).status_code == 405


def test_no_text_names_the_platform(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant, stored: Stored
) -> None:
    pages = [merchant.page, merchant.send(SECTION_URL, merchant.page.values(bar__text=""))]
    for arguments, *_ in FAULTS.values():
        sandbox.faults.add(**arguments)
        pages.append(merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot")))
        sandbox.faults.clear()

    for page in pages:
        visible = page.markup.elements[0].text.replace(script_text(page), "").lower()
        assert "ecwid" not in visible
        assert "lightspeed" not in visible


def script_text(page: Page) -> str:
    return "".join(each.text for each in page.markup.all("script"))


def test_stored_text_is_json_of_the_settings(
    sandbox: Sandbox, ecwid_app: App, merchant: Merchant
) -> None:
    merchant.send(SECTION_URL, merchant.page.values(bar__text="Hot"))

    text = sandbox.storage(ecwid_app.client_id, STORE_ID)["settings-bar"]
    assert json.loads(text)["values"]["text"] == "Hot"
