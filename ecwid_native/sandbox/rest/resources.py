"""The resources that the REST API has; each module adds its own routes."""

from functools import cache

from ecwid_native.sandbox.rest import (
    batch,
    billing,
    brands,
    carts,
    categories,
    category_images,
    checkout_extra_fields,
    checkout_options,
    customer_contacts,
    customer_extra_fields,
    customer_groups,
    customer_lists,
    customers,
    deleted_items,
    dictionaries,
    discount_coupons,
    domains,
    facets,
    image_colors,
    installed_app,
    instant_site,
    latest_stats,
    logos,
    order_calculation,
    order_downloads,
    order_egoods,
    order_extra_fields,
    order_invoices,
    order_option_files,
    order_statuses,
    orders,
    partner_stores,
    product_files,
    product_media,
    product_types,
    products,
    profile,
    promotions,
    redirects,
    reports,
    reviews,
    sales_channels,
    size_charts,
    staff,
    storage,
    storefront_pages,
    subscriptions,
    variations,
)
from ecwid_native.sandbox.rest.routes import OpenOperation, Operation
from ecwid_native.sandbox.router import Router

RESOURCES = (
    batch,
    billing,
    brands,
    carts,
    categories,
    category_images,
    checkout_extra_fields,
    checkout_options,
    customer_contacts,
    customer_extra_fields,
    customer_groups,
    customer_lists,
    customers,
    deleted_items,
    discount_coupons,
    domains,
    facets,
    image_colors,
    installed_app,
    latest_stats,
    logos,
    order_calculation,
    order_extra_fields,
    order_invoices,
    order_option_files,
    order_statuses,
    orders,
    product_files,
    product_media,
    product_types,
    products,
    profile,
    promotions,
    redirects,
    reports,
    reviews,
    sales_channels,
    size_charts,
    staff,
    storage,
    storefront_pages,
    subscriptions,
    variations,
)

# Modules whose operations need no token of a store.
OPEN_RESOURCES = (
    dictionaries,
    instant_site,
    order_downloads,
    order_egoods,
    partner_stores,
    storefront_pages,
)


@cache
def build_router() -> Router[Operation]:
    """Return the routes that need a store's token; they are the same for every sandbox."""
    router: Router[Operation] = Router()
    for resource in RESOURCES:
        resource.add_routes(router)
    return router


@cache
def build_open_router() -> Router[OpenOperation]:
    """Return the routes that need none; they are the same for every sandbox."""
    router: Router[OpenOperation] = Router()
    for resource in OPEN_RESOURCES:
        resource.add_open_routes(router)
    return router
