"""The store profile over REST.

Source: docs.ecwid.com, "Get store profile", "Update store profile" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog.texts import translated
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.plans import PLANS, Plan, not_available
from ecwid_native.sandbox.profiles import AccountTakenError, ProfileError
from ecwid_native.sandbox.rest.bodies import accepted, wrong_field
from ecwid_native.sandbox.rest.languages import check_languages
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

EXTENDED = "read_store_profile_extended"
LIMITS = "read_store_limits"
MAX_ORDER_NUMBER = 10**15


def add_routes(router: Router[Operation]) -> None:
    """Add reading and updating."""
    path = "/api/v3/{store_id}/profile"
    router.add(
        "GET",
        path,
        Operation(handler=get, scope="read_store_profile", public=True, selects_fields=True),
    )
    router.add(
        "PUT", path, Operation(handler=update, scope="update_store_profile", needs_json=True)
    )


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the profile, reduced for a public token, with the blocks that are asked for."""
    query = Parameters(call.request.args)
    if call.grant.kind == "public":
        profile = call.platform.profiles.get_public(call.store)
    else:
        profile = call.platform.profiles.get(call.store)
        _extend(call, query, profile)
    language = query.text("lang")
    return profile if language is None else translated(profile, language)


def update(call: Call, values: Mapping[str, str]) -> object:
    """Write the fields of the body."""
    changes = accepted(read_json_object(call.request), "StoreProfile")
    _check_limits(PLANS[call.store.plan], changes)
    _check_order_numbers(changes.get("formatsAndUnits", {}))
    with call.platform.database.transaction():
        languages = changes.get("languages", {}).get("enabledLanguages")
        check_languages(call, changes, enabled=languages)
        try:
            call.platform.profiles.update(call.store, changes, client_id=call.client_id)
        except ProfileError as exc:
            raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
        except AccountTakenError as exc:
            raise HTTPError(409, f"The value of account.{exc} is already in use") from exc
    return {"updateCount": 1, "success": True}


def _check_limits(plan: Plan, changes: Document) -> None:
    """Refuse more zones or taxes than the plan has room for."""
    taxes = changes.get("taxSettings", {}).get("taxes", [])
    if len(changes.get("zones", [])) > plan.zones or len(taxes) > plan.taxes:
        raise not_available()


def _check_order_numbers(formats: Document) -> None:
    for name, low, high in (
        ("orderNumberNextNumber", 1, MAX_ORDER_NUMBER),
        ("orderNumberMinDigitsAmount", 0, 19),
    ):
        if not low <= formats.get(name, low) <= high:
            raise wrong_field(f"formatsAndUnits.{name}")


def _extend(call: Call, query: Parameters, profile: Document) -> None:
    scopes = call.grant.installation.scopes
    if LIMITS in scopes:
        maximum = PLANS[call.store.plan].products
        profile["account"]["limitsAndRestrictions"] = {"maxProductLimit": maximum}
    if query.boolean("showExtendedInfo") and EXTENDED in scopes:
        profile["accountBilling"] = {
            "channelid": "ecwid",
            "pricingPlanId": f"ECWID_{call.store.plan.upper()}",
            "pricingPlanName": call.store.plan.capitalize(),
            "pricingPlanPeriod": "annual",
            "inGracePeriod": False,
            "internalBilling": True,
            "billingPageVisibleInCP": True,
        }
    if query.boolean("getFeaturesByPlans"):
        profile["account"]["featuresByPlans"] = {
            name: sorted(plan.features) for name, plan in PLANS.items()
        }
    if query.boolean("getStoreVertical"):
        profile["verticalSettings"] = {
            "vertical": "",
            "primarySubvertical": "",
            "subverticals": [],
            "productTypes": [],
        }
