"""The files of the sandbox's own pages: fetched once by a browser, and never stale."""

import os
import re
import shutil
from pathlib import Path

import pytest
import requests

from ecwid_native.sandbox import Sandbox, pages
from tests.sandbox.conftest import STORE_ID

FILES = re.compile(r'"(/static/[^"]+)"')


def files_of(page: str) -> list[str]:
    """The addresses of what a page links."""
    origin = "/".join(page.split("/")[:3])
    return [origin + path for path in FILES.findall(requests.get(page, timeout=10).text)]


def keeping(address: str) -> str:
    response = requests.get(address, timeout=10)
    assert response.status_code == 200
    return response.headers["Cache-Control"]


@pytest.fixture
def shop(sandbox: Sandbox) -> str:
    return f"{sandbox.storefront_url}/{STORE_ID}"


def test_browsers_keep_what_a_page_links(sandbox: Sandbox, shop: str) -> None:
    embedded = f"{sandbox.storefront_url}/embed/{STORE_ID}"
    for page in (shop, embedded, f"{sandbox.control_panel_url}/store/{STORE_ID}"):
        files = files_of(page)

        assert files
        assert {keeping(each) for each in files} == {"max-age=31536000, immutable"}


def test_another_version_is_answered_and_not_kept(shop: str) -> None:
    stale = re.sub("static/[^/]+/", "static/0a1b2c3d/", files_of(shop)[0])

    assert keeping(stale) == "no-cache"


def test_the_storefront_of_before_has_addresses_of_its_own(sandbox: Sandbox, shop: str) -> None:
    before = files_of(shop)
    sandbox.set_switch("storefront_v2", True)

    after = files_of(shop)

    assert not set(before) & set(after)
    assert requests.get(after[0], timeout=10).text.startswith("html#ecwid_html")
    assert keeping(before[0]) == "no-cache"


def test_an_edit_is_seen_after_a_reload(
    shop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "static"
    shutil.copytree(str(pages.STATIC), copy)
    monkeypatch.setattr(pages, "STATIC", copy)
    before = files_of(shop)

    edited = copy / "storefront" / "money.js"
    os.utime(edited, ns=(0, edited.stat().st_mtime_ns + 1))

    assert not set(before) & set(files_of(shop))


def test_the_script_loads_its_modules_by_the_version_of_the_page(shop: str) -> None:
    version = files_of(shop)[0].split("/")[4]
    origin = shop.rpartition("/")[0]

    script = requests.get(f"{origin}/script.js?{STORE_ID}", timeout=10)

    assert f'const FILES = "/static/{version}/";' in script.text
    assert script.headers["Cache-Control"] == "no-cache"


def test_no_page_forgets_the_version() -> None:
    found = Path(str(pages.STATIC)).rglob("*.html")
    links = [link for page in found for link in FILES.findall(page.read_text())]

    assert len(links) > 20
    assert [link for link in links if not link.startswith("/static/{{version}}/")] == []
