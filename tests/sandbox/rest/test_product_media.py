"""Pictures, videos and files of products, variations and categories over REST."""

import struct
import zlib
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_products import create, read, refused

BINARY = {"Content-Type": "application/octet-stream"}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *rows: bytes, filters: bytes = b"") -> bytes:
    """Return a picture of RGB rows."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    marks = filters or bytes(height)
    raw = b"".join(marks[at : at + 1] + row for at, row in enumerate(rows))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


RED = png(2, 2, b"\xff\0\0" * 2, b"\xff\0\0" * 2)
GIF = b"GIF89a" + struct.pack("<HH", 7, 5)
JPEG = b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 9, 11) + bytes(9)
WEBP = b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + bytes([9, 0, 0]) + bytes([19, 0, 0])
BMP = b"BM" + bytes(16) + struct.pack("<ii", 4, -6) + bytes(4)
ELSEWHERE = "https://cdn.example.com/shirt.jpg"


def upload(api: Api, path: str, body: bytes = RED) -> int:
    response = api("POST", path, data=body, headers=BINARY)
    assert response.status_code == 200, response.text
    return int(response.json()["id"])


def fetch(url: str) -> requests.Response:
    return requests.get(url, timeout=10)


def test_pictures_of_a_product(api: Api) -> None:
    product_id = create(api)
    path = f"/products/{product_id}"

    assert upload(api, f"{path}/image") > 0
    second = upload(api, f"{path}/gallery?fileName=back.gif", GIF)
    third = api("POST", f"{path}/gallery?externalUrl={ELSEWHERE}", data=b"ignored").json()["id"]

    product = read(api, product_id)
    main, back, other = product["media"]["images"]
    assert [main["id"], back["id"], other["id"]] == ["0", str(second), str(third)]
    assert [each["isMain"] for each in product["media"]["images"]] == [True, False, False]
    served = fetch(main["image400pxUrl"])
    assert (served.content, served.headers["Content-Type"]) == (RED, "image/png")
    assert served.headers["Content-Security-Policy"].endswith("sandbox")
    assert (
        product["originalImageUrl"] == main["imageOriginalUrl"] == product["originalImage"]["url"]
    )
    assert (product["originalImage"]["width"], product["originalImage"]["height"]) == (2, 2)
    assert product["borderInfo"] == {
        "dominatingColor": {"red": 255, "green": 0, "blue": 0, "alpha": 255},
        "homogeneity": True,
    }
    old = product["galleryImages"]
    assert [(each["id"], each["width"], each["orderBy"]) for each in old] == [
        (second, 7, 1),
        (third, 0, 2),
    ]
    assert old[1]["originalImageUrl"] == ELSEWHERE

    images = [{"id": str(third), "orderBy": 0, "alt": {"main": "From behind"}}]
    images += [{"id": "0", "orderBy": 1}, {"id": str(second), "orderBy": 2}, {"id": "77"}]
    assert api("PUT", path, json={"media": {"images": images}}).ok
    after = read(api, product_id)["media"]["images"]
    assert [each["imageOriginalUrl"] for each in after] == [
        ELSEWHERE,
        main["imageOriginalUrl"],
        back["imageOriginalUrl"],
    ]
    assert (after[0]["id"], after[0]["alt"]) == ("0", {"main": "From behind"})
    assert after[1]["id"] not in {"0", str(second), str(third)}
    assert api("GET", "/products?keyword=behind").json()["total"] == 1

    assert api("DELETE", f"{path}/gallery/{second}").json() == {"deleteCount": 1}
    assert fetch(back["imageOriginalUrl"]).status_code == 404
    assert refused(api, "DELETE", f"{path}/gallery/{second}")[0] == 404
    assert api("DELETE", f"{path}/gallery").json() == {"deleteCount": 1}
    assert api("DELETE", f"{path}/image").json() == {"deleteCount": 1}
    assert api("DELETE", f"{path}/image").json() == {"deleteCount": 0}
    empty = read(api, product_id)
    assert (empty["media"]["images"], empty["galleryImages"]) == ([], [])
    assert "imageUrl" not in empty


@pytest.mark.parametrize(
    ("body", "size"),
    [(RED, (2, 2)), (GIF, (7, 5)), (JPEG, (11, 9)), (WEBP, (10, 20)), (BMP, (4, 6))],
    ids=["png", "gif", "jpeg", "webp", "bmp"],
)
def test_the_signature_tells_a_picture(api: Api, body: bytes, size: tuple[int, int]) -> None:
    category_id = create(api, "/categories", name="Shirts")

    upload(api, f"/categories/{category_id}/image", body)

    original = api("GET", f"/categories/{category_id}").json()["originalImage"]
    assert (original["width"], original["height"]) == size
    assert fetch(original["url"]).content == body


def test_parameters_of_an_upload_may_be_a_form(api: Api) -> None:
    """The platform's own client for Java sends them so when there are no bytes."""
    product_id = create(api)
    path = f"/products/{product_id}"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    form = urlencode({"externalUrl": ELSEWHERE, "fileName": "Büch.png"})

    for upload in ("image", "gallery", "files"):
        assert api("POST", f"{path}/{upload}", data=form, headers=kind).json()["id"] > 0

    product = read(api, product_id)
    assert [image["imageOriginalUrl"] for image in product["media"]["images"]] == [ELSEWHERE] * 2
    assert product["files"][0]["name"] == "Büch.png"
    for body in (b"externalUrl=%ff", b"externalUrl=\xff"):
        answer = api("POST", f"{path}/image", data=body, headers=kind)
        assert (answer.status_code, answer.json()["errorCode"]) == (400, "WRONG_PARAMETER")


def test_what_is_no_upload(api: Api) -> None:
    product_id = create(api)
    path = f"/products/{product_id}/image"

    for body in (b"", b"hello", RED[:20], JPEG[:8], b"RIFF\0\0\0\0WEBPXXXX", b"<svg/>"):
        assert api("POST", path, data=body, headers=BINARY).status_code == 422
    assert api("POST", path, data=RED, headers={"Content-Type": "image/png"}).status_code == 415
    large = api("POST", path, data=RED + bytes(20 * 1024 * 1024), headers=BINARY)
    assert (large.status_code, large.json()["errorCode"]) == (400, "INCORRECT_IMAGE_SIZE")
    for url in ("shirt.jpg", "ftp://a.test/b", "https://", "https://u@a.test/b", "http://[", "//a"):
        assert refused(api, "POST", f"{path}?externalUrl={url}") == (422, "WRONG_URL")
        announced = {"url": url, "width": 1, "height": 1}
        assert refused(api, "POST", f"{path}/async", announced) == (422, "WRONG_URL")
    assert refused(api, "POST", f"{path}/async", {"url": " "}) == (400, "WRONG_PARAMETER")
    assert refused(api, "POST", f"{path}/async", {"url": ELSEWHERE, "width": "x"})[0] == 400
    assert refused(api, "POST", "/products/1/image")[0] == 404
    origin = api.base.partition("/api/")[0]
    for strange in ("1", "1/2/3", "x/1.png", f"{'9' * 30}/1.png", "1/1.png", ""):
        assert fetch(f"{origin}/images/{strange}").status_code == 404


def test_announced_pictures(api: Api) -> None:
    product_id = create(api)
    category_id = create(api, "/categories", name="Shirts")
    path = f"/products/{product_id}"
    variation = {"options": [{"name": "Size", "value": "S"}]}
    combination = f"{path}/combinations/{create(api, f'{path}/combinations', **variation)}"
    body = {
        "url": ELSEWHERE,
        "width": "640",
        "height": 480,
        "alt": {"main": "A shirt", "translated": {"de": "Ein Hemd"}},
        "externalId": "x-1",
    }

    for each in (path, combination, f"/categories/{category_id}"):
        assert api("POST", f"{each}/image/async", json=body).json()["id"] > 0
    assert api("POST", f"{path}/gallery/async", json=body).json()["id"] > 0

    product = read(api, product_id)
    assert product["originalImage"] == {"url": ELSEWHERE, "width": 640, "height": 480}
    assert [each["externalId"] for each in product["media"]["images"]] == ["x-1", "x-1"]
    shown = api("GET", combination).json()
    assert (shown["thumbnailUrl"], shown["alt"]) == (ELSEWHERE, body["alt"])
    category = api("GET", f"/categories/{category_id}").json()
    assert (category["imageExternalId"], category["alt"]) == ("x-1", body["alt"])
    assert category["thumbnail"] == {"url": ELSEWHERE, "width": 640, "height": 480}
    upload(api, f"{combination}/image")
    assert "/images/" in api("GET", combination).json()["imageUrl"]
    for each in (combination, f"/categories/{category_id}"):
        assert api("DELETE", f"{each}/image").json() == {"deleteCount": 1}
        assert api("DELETE", f"{each}/image").json() == {"deleteCount": 0}
        assert "imageUrl" not in api("GET", each).json()


def test_videos_and_the_whole_media(api: Api) -> None:
    product_id = create(api)
    path = f"/products/{product_id}"
    film = {"url": "https://www.youtube.com/watch?v=abc_DEF-123"}

    main = api("POST", f"{path}/video", json=film).json()["id"]
    other = api("POST", f"{path}/gallery/video", json={"url": "https://vimeo.com/12345"}).json()[
        "id"
    ]
    videos = read(api, product_id)["media"]["videos"]
    assert [(each["id"], each["providerName"]) for each in videos] == [
        (str(main), "YouTube"),
        (str(other), "Vimeo"),
    ]
    assert "https://www.youtube.com/embed/abc_DEF-123" in videos[0]["embedHtml"]
    cover = api("PUT", f"{path}/gallery/video/{other}", data=RED, headers=BINARY).json()["id"]
    video = api("GET", f"{path}/gallery/video/{other}").json()
    assert video["videoCoverId"] == str(cover)
    assert fetch(video["image160pxUrl"]).content == RED
    assert refused(api, "GET", f"{path}/gallery/video/1")[0] == 404
    for url, code in (
        ("nothing", "NOT_VIDEO_URL"),
        ("https://example.com/film.mp4", "VIDEO_NOT_SUPPORTED"),
        ("https://youtu.be/", "VIDEO_UNAVAILABLE"),
    ):
        assert refused(api, "POST", f"{path}/video", {"url": url}) == (422, code)
    assert refused(api, "POST", f"{path}/video", {"url": 5}) == (400, "WRONG_PARAMETER")
    assert api("DELETE", f"{path}/video").json() == {"deleteCount": 1}
    assert api("DELETE", f"{path}/gallery/{other}").json() == {"deleteCount": 1}

    upload(api, f"{path}/image")
    kept = read(api, product_id)["originalImageUrl"]
    body = {
        "mainMedia": {"imageUrl": ELSEWHERE},
        "galleryMedia": [{"imageUrl": kept}, {"videoUrl": film["url"]}],
    }
    assert api("PUT", f"{path}/media", json=body).json() == {"updateCount": 1}
    media: dict[str, Any] = read(api, product_id)["media"]
    assert [each["imageOriginalUrl"] for each in media["images"]] == [ELSEWHERE, kept]
    assert (fetch(kept).content, len(media["videos"])) == (RED, 1)
    assert api("PUT", f"{path}/media", json={}).json() == {"updateCount": 1}
    assert read(api, product_id)["media"] == {"images": [], "videos": []}
    assert fetch(kept).status_code == 404


def test_files_of_a_product(api: Api) -> None:
    product_id = create(api)
    path = f"/products/{product_id}/files"

    first = upload(api, f"{path}?fileName=B%C3%BCch%20%22.pdf&description=The+book", b"%PDF")
    second = upload(api, f"{path}?fileName=b.txt&externalUrl=https://cdn.example.com/b.txt")
    shown = read(api, product_id)["files"]
    assert [(each["id"], each["name"], each["size"]) for each in shown] == [
        (first, 'Büch ".pdf', 4),
        (second, "b.txt", 0),
    ]
    assert set(shown[0]) == {"id", "name", "description", "size", "adminUrl"}
    answer = api("GET", f"{path}/{first}")
    assert (answer.content, answer.headers["Content-Type"]) == (b"%PDF", "application/octet-stream")
    assert "B%C3%BCch%20%22.pdf" in answer.headers["Content-Disposition"]
    assert api.session.get(shown[0]["adminUrl"], timeout=10).content == b"%PDF"
    linked = api.session.get(f"{api.base}{path}/{second}", timeout=10, allow_redirects=False)
    assert (linked.status_code, linked.headers["Location"]) == (
        302,
        "https://cdn.example.com/b.txt",
    )
    assert api("PUT", f"{path}/{first}", json={"description": "New"}).json() == {"updateCount": 1}
    assert read(api, product_id)["files"][0]["description"] == "New"

    assert refused(api, "POST", path) == (400, "WRONG_PARAMETER")
    assert refused(api, "POST", f"{path}?fileName=x", {})[0] == 415
    assert refused(api, "GET", f"{path}/7")[0] == 404
    assert api("DELETE", f"{path}/{first}").json() == {"deleteCount": 1}
    assert api("DELETE", path).json() == {"deleteCount": 1}
    assert read(api, product_id)["files"] == []


def test_main_colors_are_those_of_the_pixels(api: Api) -> None:
    product_id = create(api)
    # Two blue pixels and one green one, written with each of the filters.
    blue, green = b"\0\0\xff", b"\0\xff\0"
    rows = (blue + green, b"\0\0\0" + b"\0\0\0", blue + b"\0\xff\1")
    upload(api, f"/products/{product_id}/image", png(2, 3, *rows, filters=b"\0\2\1"))
    url = read(api, product_id)["originalImageUrl"]

    body = {"imageUrls": [url, ELSEWHERE], "colorsCount": 2}
    result = api("POST", "/images/main-colors", json=body).json()["result"]

    assert result[url]["colors"] == ["#0000ff", "#00ff00"]
    assert len(result[ELSEWHERE]["colors"]) == 2
    assert result == api("POST", "/images/main-colors", json=body).json()["result"]
    for wrong in ({}, {"imageUrls": [1]}, {"imageUrls": [], "colorsCount": 0}):
        assert refused(api, "POST", "/images/main-colors", wrong) == (400, "WRONG_PARAMETER")
