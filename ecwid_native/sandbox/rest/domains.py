"""Domains over REST.

Source: docs.ecwid.com, "Get domains" and the pages next to it; codes from "REST API error codes"
(read 2026-11). The answers of search, purchase and mail calls are not documented: they are our
choice. Nothing is bought anywhere.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

KIND = "domain"
SCOPE = "buy_domains"
ENDINGS = ("com", "net", "org", "shop")
PRICE = 15.99
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
MAX_DOMAIN = 253
YEAR = timedelta(days=365)
# What a purchase tells about the owner.
OWNER = (
    "firstName",
    "lastName",
    "email",
    "street",
    "city",
    "countryCode",
    "postalCode",
    "stateOrProvinceCode",
    "phone",
    "companyName",
)


def add_routes(router: Router[Operation]) -> None:
    """Add reading, writing, search, purchase and the two mails."""
    path = "/api/v3/{store_id}/domains"
    read, write = ("read_store_profile", SCOPE), ("update_store_profile", SCOPE)
    router.add("GET", path, Operation(handler=get, scope=read, selects_fields=True))
    change = Operation(handler=update, scope=write, needs_json=True)
    router.add("PUT", path, change)
    router.add("POST", path, change)  # older pages have POST
    router.add("GET", f"{path}/search", Operation(handler=search, scope=SCOPE))
    purchase_operation = Operation(
        handler=purchase, scope=SCOPE, needs_json=True, feature=Feature.DOMAINS
    )
    router.add("POST", f"{path}/purchase", purchase_operation)
    for name in ("reset_domain_password", "send_domain_verification_email"):
        router.add("POST", f"{path}/{name}", Operation(handler=send_mail, scope=SCOPE))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the address of the Instant Site and the purchased domains."""
    profile = call.platform.profiles.get(call.store)
    site = profile["generalInfo"]["starterSite"]
    domains = call.platform.documents.all(call.store.id, KIND)
    own = next((each["name"] for each in domains if each["primaryDomain"]), site["customDomain"])
    generated = site["generatedUrl"].removeprefix("https://")
    return {
        "instantSiteDomain": {
            "primaryInstantSiteDomain": own or generated,
            "primaryInstantSiteDomainStatus": "connected",
            "ecwidSubdomain": generated.partition(".")[0],
            "instantSiteIpAddress": "127.0.0.1",
            "instantSiteUrl": f"https://{own or generated}",
            "thirdPartyVendorDomain": site["customDomain"],
        },
        "purchasedDomains": domains,
    }


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change the site's own subdomain or domain, and what can change of purchased domains."""
    body = read_json_object(call.request)
    site, purchased = body.get("instantSiteDomain"), body.get("purchasedDomains")
    if not isinstance(site, dict | None) or not isinstance(purchased, list | None):
        raise HTTPError(400, "Malformed domains in the request body", "WRONG_PARAMETER")
    with call.platform.database.transaction():
        _change_site(call, site or {})
        for item in purchased or []:
            _change_purchased(call, item)
        call.platform.events.publish(
            "profile.updated",
            store_id=call.store.id,
            client_id=call.client_id,
            entity_id=call.store.id,
        )
    return {"updateCount": 1}


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return what could be bought for a word."""
    keyword = Parameters(call.request.args).required("keyword").lower()
    label = re.sub(r"[^a-z0-9-]", "", keyword.partition(".")[0]).strip("-")[:63] or "shop"
    offers = [f"{label}.{ending}" for ending in ENDINGS]
    return [
        {"name": name, "available": not _taken(call, name), "price": PRICE, "currency": "USD"}
        for name in offers
    ]


def purchase(call: Call, values: Mapping[str, str]) -> object:
    """Register a domain for a year."""
    fields = accepted(read_json_object(call.request), "DomainPurchase")
    name = fields.get("domainName", "").lower()
    _check_name(name)
    now = call.platform.clock.now()
    expires = format_moment((now + YEAR).timestamp())
    domain = {
        "name": name,
        "status": "active",
        "connectedToInstantSite": True,
        "primaryDomain": True,
        "redirectToPrimaryDomain": False,
        "purchaseDate": format_moment(now.timestamp()),
        "expirationDate": expires,
        "renewalDate": expires,
        "autorenew": True,
        "domainOwnerInfo": {key: fields[key] for key in OWNER if key in fields},
        "billingInfo": {"price": PRICE, "currency": "USD"},
    }
    with call.platform.database.transaction():
        if _taken(call, name):
            raise HTTPError(400, "The domain is taken", "DOMAIN_ALREADY_TAKEN")
        _no_primary(call)
        call.platform.documents.insert(call.store.id, KIND, domain)
    return {"success": True}


def send_mail(call: Call, values: Mapping[str, str]) -> object:
    """Act as if a mail about a purchased domain were sent."""
    name = Parameters(call.request.args).required("domain_name")
    if _find(call, name.lower()) is None:
        raise HTTPError(404, "Domain not found")
    return {"success": True}


def _check_name(name: str) -> None:
    if not name:
        raise HTTPError(403, "The domain's name is empty", "EMPTY_DOMAIN_NAME")
    if len(name) > MAX_DOMAIN:
        raise HTTPError(403, "The domain's name is too long", "LONG_DOMAIN_NAME")
    labels = name.split(".")
    if len(labels) < 2:
        raise HTTPError(403, "The domain's name has no ending", "WRONG_DOMAIN_FORMAT")
    if not all(LABEL.fullmatch(label) for label in labels):
        raise HTTPError(400, "The domain's name cannot be", "ILLEGAL_DOMAIN_NAME")


def _change_site(call: Call, site: Document) -> None:
    names = {"ecwidSubdomain": "ecwidSubdomain", "thirdPartyVendorDomain": "customDomain"}
    changes = {ours: site[name] for name, ours in names.items() if site.get(name) is not None}
    for value in changes.values():
        if not isinstance(value, str):
            raise HTTPError(400, "Malformed domains in the request body", "WRONG_PARAMETER")
    subdomain = changes.get("ecwidSubdomain", "")
    if subdomain and not LABEL.fullmatch(subdomain):
        raise HTTPError(400, "The subdomain's name cannot be", "ILLEGAL_DOMAIN_NAME")
    if changes.get("customDomain"):
        _check_name(changes["customDomain"].lower())
    if changes:
        general = {"generalInfo": {"starterSite": changes}}
        call.platform.profiles.update(call.store, general, client_id=call.client_id)


def _change_purchased(call: Call, item: object) -> None:
    name = item.get("name") if isinstance(item, dict) else None
    domain = _find(call, name) if isinstance(name, str) else None
    if domain is None or not isinstance(item, dict):
        raise HTTPError(409, "There is no such domain", "NOT_VALID_DOMAIN_ORDER_UPDATE_DATA")
    switches = ("connectedToInstantSite", "primaryDomain", "redirectToPrimaryDomain", "autorenew")
    changes = {switch: item[switch] for switch in switches if isinstance(item.get(switch), bool)}
    if changes.get("primaryDomain"):
        _no_primary(call)
    call.platform.documents.replace(call.store.id, KIND, {**domain, **changes})


def _no_primary(call: Call) -> None:
    for domain in call.platform.documents.all(call.store.id, KIND):
        call.platform.documents.replace(call.store.id, KIND, {**domain, "primaryDomain": False})


def _find(call: Call, name: str) -> Document | None:
    return call.platform.documents.first(call.store.id, KIND, equals("name", name))


def _taken(call: Call, name: str) -> bool:
    with call.platform.database.transaction() as connection:
        row = connection.execute(
            "SELECT 1 FROM document WHERE kind = 'domain' AND json_extract(body, '$.name') = ?",
            (name,),
        ).fetchone()
    return row is not None
