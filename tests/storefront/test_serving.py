"""What is answered for a public file."""

import gzip

import brotli
import pytest

from storefront_assets.serving import (
    Answer,
    PublicFile,
    answer,
    best_encoding,
    discard,
    public_file,
)

CONTENT = b"console.log('hello');\n" * 40
TYPE = "text/javascript; charset=utf-8"


@pytest.fixture(scope="module")
def file() -> PublicFile:
    return public_file(CONTENT, TYPE)


def get(file: PublicFile | None, method: str = "GET", **headers: str) -> Answer:
    environ = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return answer(file, {"REQUEST_METHOD": method, **environ})


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("", "identity"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("deflate", "identity"),
        ("BR", "br"),
        (" gzip ;q=1 , br ; q=0.5", "gzip"),
        ("gzip;q=0.5, br;q=0.5", "br"),
        ("br;q=0", "identity"),
        ("br;q=0.001", "br"),
        ("gzip;q=0.8, br;q=0", "gzip"),
        ("*", "br"),
        ("*;q=0.1", "br"),
        ("*, br;q=0", "gzip"),
        ("*;q=0.5, gzip;q=0.6", "gzip"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("identity, br;q=0.5", "identity"),
        ("identity;q=0.5, br;q=0.5", "br"),
        ("identity;q=0", "identity"),
        ("identity;q=0, *;q=0", "identity"),
        ("br;q=high, gzip;q=2, *;q=nan", "identity"),
        ("br;q=-1", "identity"),
        ("br;level=3", "br"),
        (";;,,=,q", "identity"),
        ("brotli, xgzip", "identity"),
        ("b" * 10_000, "identity"),
    ],
)
def test_the_best_encoding_that_the_client_accepts(accept: str, encoding: str) -> None:
    assert best_encoding(accept) == encoding


def test_every_encoding_holds_the_content(file: PublicFile) -> None:
    assert brotli.decompress(get(file, accept_encoding="br").body) == CONTENT
    assert gzip.decompress(get(file, accept_encoding="gzip").body) == CONTENT
    assert get(file).body == CONTENT


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_the_headers_are_what_a_cdn_and_a_browser_need(file: PublicFile, encoding: str) -> None:
    result = get(file, accept_encoding=encoding)

    headers = dict(result.headers)
    assert result.status == "200 OK"
    assert headers.pop("ETag").endswith(f'-{encoding}"')
    assert headers.pop("Content-Encoding", "identity") == encoding
    assert headers == {
        "Content-Type": TYPE,
        "Content-Length": str(len(result.body)),
        "Cache-Control": "public, max-age=300, stale-while-revalidate=60",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Timing-Allow-Origin": "*",
        "X-Content-Type-Options": "nosniff",
    }


def test_head_is_get_without_the_body(file: PublicFile) -> None:
    assert get(file, "HEAD", accept_encoding="br") == Answer(
        "200 OK", get(file, accept_encoding="br").headers, b""
    )


def test_the_same_content_has_the_same_etags_in_every_process() -> None:
    assert public_file(CONTENT, TYPE) == public_file(CONTENT, TYPE)
    assert public_file(CONTENT, TYPE)["br"].etag != public_file(CONTENT + b" ", TYPE)["br"].etag


def test_every_encoding_has_its_own_etag(file: PublicFile) -> None:
    assert len({variant.etag for variant in file.values()}) == 3


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "condition", ["{}", "W/{}", "*", " * ", '"a", {}', '"a",W/{} ,"b"', '"a,b", {}', "{},"]
)
def test_a_known_file_is_not_sent_again(file: PublicFile, condition: str, method: str) -> None:
    full = get(file, accept_encoding="br")
    etag = dict(full.headers)["ETag"]

    result = get(file, method, accept_encoding="br", if_none_match=condition.format(etag))

    assert (result.status, result.body) == ("304 Not Modified", b"")
    content = {"Content-Type", "Content-Length", "Content-Encoding"}
    assert dict(result.headers) == {
        name: value for name, value in full.headers if name not in content
    }


@pytest.mark.parametrize("condition", ["", '"a"', "a", "W/", '""', "**", '"*"', ",", "W/*", '"'])
def test_a_file_that_is_not_known_is_sent(file: PublicFile, condition: str) -> None:
    assert get(file, if_none_match=condition).status == "200 OK"


def test_the_etag_of_another_encoding_does_not_count(file: PublicFile) -> None:
    condition = file["br"].etag

    assert get(file, accept_encoding="gzip", if_none_match=condition).status == "200 OK"


@pytest.mark.parametrize("value", ["bytes=0-9", "bytes=99999-", "lines=1-2", ""])
def test_a_range_is_answered_with_the_whole_file(file: PublicFile, value: str) -> None:
    assert get(file, range=value, if_range='"a"') == get(file)


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "", "TRACE"]
)
def test_other_methods_are_refused(file: PublicFile, method: str) -> None:
    result = get(file, method)

    assert result.status == "405 Method Not Allowed"
    assert dict(result.headers)["Allow"] == "GET, HEAD"


def test_no_file_is_not_found() -> None:
    assert get(None).status == get(None, "HEAD").status == "404 Not Found"
    assert get(None, "HEAD").body == b""


def test_a_refused_body_is_read_up_to_a_limit() -> None:
    sizes: list[int] = []

    def endless(size: int) -> bytes:
        sizes.append(size)
        return b"x" * size

    discard(endless)

    assert sum(sizes) == 10 * 1024 * 1024


def test_a_client_that_goes_away_is_no_error() -> None:
    def broken(size: int) -> bytes:
        raise OSError

    discard(broken)
