"""Finding operations on the undecoded path."""

import pytest

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.router import Router


def target(name: str) -> type[str]:
    return type(name, (str,), {})


LIST, ONE, DELETED, IMAGE, ROOT = map(target, ("List", "One", "Deleted", "Image", "Root"))


@pytest.fixture
def router() -> Router[type[str]]:
    router: Router[type[str]] = Router()
    router.add("GET", "/", ROOT)
    router.add("GET", "/products", LIST)
    router.add("POST", "/products", ONE)
    router.add("GET", "/products/{id}", ONE)
    router.add("GET", "/products/deleted", DELETED)
    router.add("GET", "/products/{id}/image", IMAGE)
    return router


@pytest.mark.parametrize(
    ("path", "expected", "values"),
    [
        ("/", ROOT, {}),
        ("/products", LIST, {}),
        ("/products/5", ONE, {"id": "5"}),
        ("/products/deleted", DELETED, {}),
        ("/products/deleted/image", IMAGE, {"id": "deleted"}),
        ("/products/a%2Fb+c%2B/image", IMAGE, {"id": "a/b c+"}),
        ("/products/%D0%B6", ONE, {"id": "ж"}),
        ("/products/..", ONE, {"id": ".."}),
    ],
)
def test_literals_win_and_slashes_stay_inside(
    router: Router[type[str]], path: str, expected: type[str], values: dict[str, str]
) -> None:
    match = router.match("GET", path)

    assert match.target is expected
    assert match.values == values


@pytest.mark.parametrize(
    "path", ["//", "/product", "/products/", "/products/5/", "/products//image"]
)
def test_other_paths_are_unknown(router: Router[type[str]], path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        router.match("GET", path)

    assert caught.value.status == 404


@pytest.mark.parametrize("path", ["/%", "/%z1", "/a%2", "/%ff", "/%ED%A0%80", "/\u0416"])
def test_broken_encoding_is_400(router: Router[type[str]], path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        router.match("GET", path)

    assert caught.value.status == 400


def test_head_is_get_and_others_are_405(router: Router[type[str]]) -> None:
    assert router.match("HEAD", "/products").target is LIST
    with pytest.raises(HTTPError) as caught:
        router.match("PUT", "/products")

    assert caught.value.headers == {"Allow": "GET, HEAD, OPTIONS, POST"}
    assert router.allowed("/products/1/image") == ["GET", "HEAD", "OPTIONS"]


@pytest.mark.parametrize("template", ["/products", "/products/{other}"])
def test_conflicting_routes_are_refused(router: Router[type[str]], template: str) -> None:
    with pytest.raises(ValueError, match=r"products"):
        router.add("GET", template, ONE)
