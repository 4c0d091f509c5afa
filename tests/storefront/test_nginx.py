"""nginx with the lines of the documentation, and no files of its own: its cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from storefront_assets.published import published
from storefront_assets.release_files import SCRIPT_TYPE
from storefront_assets.serving import CACHE_CONTROL, NO_STORE, public_file
from tests.storefront.proxied import Proxy, running, wait_until

SCRIPT = "/demo/storefront.js"


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with running(tmp_path_factory.mktemp("nginx"), looks_after="1h") as proxy:
        yield proxy


def test_one_request_of_many_reaches_the_server(proxy: Proxy) -> None:
    spellings = ["gzip, deflate, br", "br", "gzip, deflate, br, zstd", "BR;q=1.0, gzip;q=0.8"]

    answers = [proxy.get(f"{SCRIPT}?{each}", Accept_Encoding=each) for each in spellings]

    assert proxy.asked_for(SCRIPT).count("br") == 1
    assert [each.headers["X-Cache"] for each in answers[1:]] == ["HIT", "HIT", "HIT"]
    assert {each.headers["Content-Encoding"] for each in answers} == {"br"}
    assert b"__app_" in brotli.decompress(answers[-1].data)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip", "gzip"), ("", None), ("br;q=0", None), ("deflate", None), ("gzip;q=0, br;q=0", None)],
)
def test_nobody_gets_an_encoding_that_was_not_accepted(
    proxy: Proxy, accepted: str, encoding: str | None
) -> None:
    for _ in range(2):
        answer = proxy.get(SCRIPT, Accept_Encoding=accepted)

        assert answer.headers.get("Content-Encoding") == encoding


def test_the_headers_are_those_of_the_server(proxy: Proxy) -> None:
    headers = proxy.get("/demo/storefront.css", Accept_Encoding="br").headers

    assert headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=60"
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Access-Control-Allow-Origin"] == headers["Timing-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


def test_what_a_browser_has_is_not_sent_again(proxy: Proxy) -> None:
    etag = proxy.get(SCRIPT, Accept_Encoding="br").headers["ETag"]
    before = len(proxy.asked)

    answer = proxy.get(SCRIPT, Accept_Encoding="br", If_None_Match=etag)

    assert (answer.status, answer.data) == (304, b"")
    assert len(proxy.asked) == before


def test_other_methods_and_unknown_files_are_the_server_s_business(proxy: Proxy) -> None:
    missing = "/demo/releases/nothing"
    answers = [
        proxy.get(SCRIPT, "POST", Content_Length="0"),
        proxy.get(SCRIPT, "HEAD", Accept_Encoding="br"),
    ]

    assert [each.status for each in answers] == [405, 200]
    for _ in range(2):
        proxy.get(missing)
    assert len(proxy.asked_for(missing)) == 2


def test_nothing_else_is_kept(proxy: Proxy) -> None:
    answers = [proxy.get("/demo/open") for _ in range(2)]

    assert len(proxy.asked_for("/demo/open")) == 2
    assert {each.data for each in answers} == {b"127.0.0.1"}
    assert "X-Cache" not in answers[0].headers


@pytest.fixture
def _own_releases() -> Iterator[None]:
    """A test may publish; what others see is as before."""
    yield
    published.forget()


@pytest.mark.usefixtures("_own_releases")
def test_a_change_is_seen_and_what_must_not_be_kept_is_not(tmp_path: Path) -> None:
    """nginx looks once a second here, whatever the server says of its answer's age."""
    with running(tmp_path) as proxy:
        for content, cache_control in ((b"new", CACHE_CONTROL), (b"newer", NO_STORE)):
            file = public_file(content, SCRIPT_TYPE, cache_control=cache_control)
            published.use_releases({SCRIPT: file})

            wait_until(lambda: proxy.get(SCRIPT).data == content)  # noqa: B023 - called before the loop goes on

        before = len(proxy.asked)
        assert proxy.get(SCRIPT).headers["Cache-Control"] == "no-store"
        assert len(proxy.asked) == before + 1


def test_shops_go_on_while_the_server_is_away(tmp_path: Path) -> None:
    with running(tmp_path) as proxy:
        proxy.get(SCRIPT, Accept_Encoding="gzip")

        proxy.server.shutdown()
        proxy.server.server_close()

        assert proxy.get(SCRIPT, Accept_Encoding="gzip").status == 200
        assert proxy.get("/demo/open").status == 502
