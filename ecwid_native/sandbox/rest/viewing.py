"""The common parameters of catalogue calls: language and links.

Source: docs.ecwid.com, "REST API overview", "Search products" (read 2026-11).
"""

from ecwid_native.sandbox.catalog.displayed_taxes import DisplayedTaxes
from ecwid_native.sandbox.catalog.links import Links
from ecwid_native.sandbox.catalog.viewpoint import Viewpoint
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call


def viewpoint(call: Call) -> Viewpoint:
    """Return how this call wants to see products and categories.

    Raises:
        HTTPError: 400 for a link option that is neither true nor false.
    """
    profile = call.platform.profiles.get(call.store)
    parameters = Parameters(call.request.args)
    return Viewpoint(
        platform=call.platform,
        store_id=call.store.id,
        origin=call.request.host_url.rstrip("/"),
        language=parameters.text("lang"),
        links=_links(parameters, profile["generalInfo"]),
        formats=profile["formatsAndUnits"],
        taxes=DisplayedTaxes(profile),
        is_public=call.grant.kind == "public",
    )


def _links(parameters: Parameters, general: dict[str, object]) -> Links:
    base = parameters.text("baseUrl") or str(general.get("storeUrl") or "")
    if not base:
        site = general["starterSite"]
        base = f"{site['generatedUrl']}/products" if isinstance(site, dict) else ""
    clean = _clean(parameters)
    without_ids = parameters.boolean("slugsWithoutIds")
    if clean is None:
        clean = general["storefrontUrlFormat"] == "CLEAN"
    if without_ids is None:
        without_ids = general["storefrontUrlSlugFormat"] == "WITHOUT_IDS"
    return Links(base=base, clean=clean, without_ids=without_ids)


def _clean(parameters: Parameters) -> bool | None:
    try:
        given = parameters.boolean("cleanUrls")
        return parameters.boolean("cleanURLs") if given is None else given
    except HTTPError as exc:
        raise HTTPError(400, exc.message, "CLEAN_URLS_PARAMETER_IS_INVALID") from exc
