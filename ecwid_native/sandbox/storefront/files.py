"""The storefront's own files, as each of the two storefronts has them."""

from werkzeug.wrappers import Response

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.pages import static_file, version_of
from ecwid_native.sandbox.platform import Platform

SCRIPT = "script.js"
STYLES = frozenset({"shop.css", "catalog.css", "checkout.css", "widgets.css"})
# The storefront before the current one differs in what script and stylesheet begin with.
V2 = ("const V2 = false;", "const V2 = true;")
V2_SELECTOR = "html#ecwid_html body#ecwid_body"
FILES = 'const FILES = "/static/";'
FILES_OF = 'const FILES = "/static/{}/";'


def current_version(platform: Platform) -> str:
    """Return what stands in the addresses of the files that a page loads now."""
    return version_of("storefront") + ("v2" if platform.is_on("storefront_v2") else "")


def storefront_file(platform: Platform, name: str, version: str = "") -> Response:
    """Return a file as an answer; HTTPError when there is none of this name."""
    current = current_version(platform)
    response = static_file("storefront", name, is_version=version == current)
    if response is None:
        raise HTTPError(404, "There is no such file.")
    is_v2 = platform.is_on("storefront_v2")
    if name == SCRIPT:
        text = response.get_data(as_text=True).replace(FILES, FILES_OF.format(current))
        response.set_data(text.replace(*V2) if is_v2 else text)
    elif name in STYLES and is_v2:
        response.set_data(f"{V2_SELECTOR} {{\n{response.get_data(as_text=True)}}}\n")
    return response
