"""The form posted whole: saved as far as it can be, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from ecwid_native.sandbox import Sandbox
from tests.dashboard.conftest import PAGE_URL, PUBLISH_URL, SECTION_URL, Merchant, Page

Stored = Callable[[str], Any]


def test_one_save_saves_every_section_that_was_changed(merchant: Merchant, stored: Stored) -> None:
    page = merchant.submit(PAGE_URL, merchant.page.values(bar__text="Hot", badge__text="Sale"))

    assert page.status == 200
    assert page.alerts == ["Saved Shoppers see the change on the next page they open."] * 2
    assert (stored("public")["bar"]["text"], stored("public")["badge"]["text"]) == ("Hot", "Sale")


def test_a_section_that_was_not_changed_is_not_written(merchant: Merchant, stored: Stored) -> None:
    page = merchant.submit(PAGE_URL, merchant.page.values(bar__text="Hot"))

    assert len(page.alerts) == 1
    assert stored("settings-badge") is None


def test_a_wrong_section_does_not_hold_up_another(merchant: Merchant, stored: Stored) -> None:
    values = merchant.page.values(bar__text="Hot", badge__text="far too long for a small badge")

    page = merchant.submit(PAGE_URL, values)

    assert page.status == 422
    assert stored("public")["bar"]["text"] == "Hot"
    assert page.markup.control("badge-text")["value"] == "far too long for a small badge"
    assert page.markup.control("badge-text")["aria-invalid"] == "true"


def test_a_store_that_does_not_answer_loses_no_section(
    sandbox: Sandbox, merchant: Merchant
) -> None:
    sandbox.faults.add(status=503)

    page = merchant.submit(PAGE_URL, merchant.page.values(bar__text="One", badge__text="Two"))

    assert page.status == 503
    assert page.alerts[0].startswith("Your store is not answering")
    assert page.button("Try again")["formaction"] == PAGE_URL
    assert page.markup.control("bar-text")["value"] == "One"
    assert page.markup.control("badge-text")["value"] == "Two"


def test_the_button_of_a_notice_keeps_the_values_of_other_sections(
    merchant: Merchant, stored: Stored
) -> None:
    merchant.send(SECTION_URL, merchant.page.values(bar__text="Theirs"))
    values = merchant.page.values(bar__text="Mine", badge__text="far too long for a small badge")
    page = merchant.submit(PAGE_URL, values)
    keep = page.button("Keep mine")

    kept = merchant.submit(keep["formaction"], page.values() | {keep["name"]: keep["value"]})

    assert page.status == 422
    assert stored("public")["bar"]["text"] == "Mine"
    assert kept.markup.control("badge-text")["value"] == "far too long for a small badge"


def test_publishing_again_keeps_what_was_typed_meanwhile(
    merchant: Merchant, stored: Stored
) -> None:
    page = merchant.submit(PUBLISH_URL, merchant.page.values(badge__text="typed"))

    assert page.alerts[0].startswith("Published")
    assert page.markup.control("badge-text")["value"] == "typed"
    assert stored("settings-badge") is None


def test_a_secret_that_was_not_saved_has_to_be_typed_again_and_is_not_shown(
    merchant: Merchant,
) -> None:
    page = merchant.submit(PAGE_URL, merchant.page.values(bar__text="", bar__key="s3cret"))

    assert page.status == 422
    assert "s3cret" not in page.html


def test_when_the_session_has_ended_the_answer_shows_what_was_typed(merchant: Merchant) -> None:
    values = merchant.page.values(bar__text="<b>Hot & new</b>", bar__key="s3cret", badge__text="X")

    page = Page(Client().post(PAGE_URL, {**values, "session_token": "ended"}))

    assert page.status == 403
    assert "What you typed was not saved" in page.html
    assert "&lt;b&gt;Hot &amp; new&lt;/b&gt;" in page.html
    assert "<dd>X</dd>" in page.html
    assert "s3cret" not in page.html
    assert "At the top" not in page.html


def test_when_nothing_was_typed_the_answer_says_nothing_of_it(merchant: Merchant) -> None:
    page = Page(Client().post(PAGE_URL, {**merchant.page.values(), "session_token": "ended"}))

    assert page.status == 403
    assert "What you typed" not in page.html
