"""nginx with the lines of the documentation, and the files that the release commands write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from storefront_assets.models import Release
from storefront_assets.polling import Poller
from storefront_assets.release_files import HASHED_TYPES
from tests.storefront.conftest import WriteCustomization
from tests.storefront.proxied import Proxy, running, wait_until

pytestmark = pytest.mark.django_db

SCRIPT, STYLESHEET = "/demo/storefront.js", "/demo/storefront.css"
# What a server adds by itself; entity tags are compared by what they do.
OF_THE_SERVER = {"Date", "Server", "Connection", "Etag"}


@pytest.fixture
def version(write: WriteCustomization, static_dir: Path) -> Callable[[str], None]:
    """Write the next version of the only customization."""
    write("a", "", ".a{b:c}")

    def write_version(name: str) -> None:
        (static_dir / "a.js").write_text(f"customization(() => {{ document.title = '{name}'; }});")

    return write_version


@pytest.fixture
def proxy(
    version: Callable[[str], None], settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    """nginx and a server after the release of version one."""
    folder = tmp_path_factory.mktemp("nginx")
    storage = {
        "BACKEND": "storefront_assets.served_files.ServedFiles",
        "OPTIONS": {"location": folder / "storefront"},
    }
    settings.STORAGES = {**settings.STORAGES, "storefront": storage}
    version("one")
    run("publish")
    with running(folder) as proxy:
        yield proxy


def run(*arguments: str) -> None:
    """Run an action of the command, then let this process notice."""
    call_command("ecwid_storefront", *arguments, "--json")
    Poller().poll()


def hashed(kind: str, digest: str = "") -> str:
    """The path of a file of the only release there is, or of another one."""
    return f"/demo/releases/{digest or Release.objects.get().digest}.{kind}"


def headers_of(answer: Any) -> dict[str, str]:
    return {
        name.title(): value
        for name, value in answer.headers.items()
        if name.title() not in OF_THE_SERVER
    }


def test_nginx_answers_as_the_server_does(proxy: Proxy) -> None:
    for path in (SCRIPT, STYLESHEET, *map(hashed, HASHED_TYPES)):
        for accepted in ("br", "gzip, deflate, br, zstd", "gzip", "", "br;q=0"):
            ways = (proxy.get, proxy.ask_server)
            ours, theirs = (ask(path, Accept_Encoding=accepted) for ask in ways)

            assert ours.status == theirs.status == 200
            assert ours.data == theirs.data
            assert headers_of(ours) == headers_of(theirs)
        assert len(proxy.asked_for(path)) == 5  # past nginx


def test_what_a_browser_has_is_not_sent_again(proxy: Proxy) -> None:
    tags = set()
    for accepted in ("br", "gzip", "identity"):
        etag = proxy.get(SCRIPT, Accept_Encoding=accepted).headers["ETag"]
        tags.add(etag)
        for condition in (etag, f'"x", W/{etag}', "*"):
            answer = proxy.get(SCRIPT, Accept_Encoding=accepted, If_None_Match=condition)
            server_s = proxy.ask_server(SCRIPT, Accept_Encoding=accepted, If_None_Match="*")

            assert (answer.status, answer.data) == (304, b"")
            assert headers_of(answer) == headers_of(server_s)

    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_what_nginx_leaves_to_the_server(proxy: Proxy) -> None:
    future = "Fri, 31 Dec 2100 00:00:00 GMT"
    whole = proxy.get(SCRIPT)
    passed_over = [
        proxy.get(SCRIPT, If_Modified_Since=future),
        proxy.get(SCRIPT, Range="bytes=0-1"),
    ]
    head = proxy.get(SCRIPT, "HEAD")
    assert proxy.asked == []

    post = proxy.get(SCRIPT, "POST", Content_Length="0")
    missing = [proxy.get(path) for path in (hashed("js", "0" * 20), "/other/storefront.js")]
    outside = proxy.get("/demo/releases/%2e%2e/%2e%2e/%2e%2e/nginx.conf")

    assert [(each.status, each.data) for each in passed_over] == [(200, whole.data)] * 2
    assert (head.status, head.data) == (200, b"")
    assert (post.status, post.headers["Allow"]) == (405, "GET, HEAD")
    assert [each.status for each in missing] == [200, 200]  # of the server's other pages
    assert b"worker_processes" not in outside.data
    assert len(proxy.asked) >= 3


def test_each_change_is_served_without_asking_the_server(
    proxy: Proxy, version: Callable[[str], None]
) -> None:
    first = proxy.get(SCRIPT, Accept_Encoding="br").headers["ETag"]
    old = hashed("js")
    version("two")

    run("publish")
    wait_for(proxy, lambda body: '"two"' in body)
    run("rollback")
    wait_for(proxy, lambda body: '"one"' in body)
    again = proxy.get(SCRIPT, Accept_Encoding="br").headers["ETag"]
    run("disable")
    wait_for(proxy, lambda body: not body)

    assert first == again
    assert proxy.get(old).status == 200
    assert proxy.asked == []


def wait_for(proxy: Proxy, is_there: Callable[[str], bool]) -> None:
    """Ask until the script is so; nginx looks at its files once a second here."""
    wait_until(lambda: is_there(proxy.get(SCRIPT, Accept_Encoding="identity").data.decode()))
