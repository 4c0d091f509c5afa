# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""The sections of a client, each loaded when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.loading import SectionLoader

if TYPE_CHECKING:
    from ecwid_native.client.sections.application import Application
    from ecwid_native.client.sections.brands import Brands
    from ecwid_native.client.sections.carts import Carts
    from ecwid_native.client.sections.categories import Categories
    from ecwid_native.client.sections.checkout_extra_fields import CheckoutExtraFields
    from ecwid_native.client.sections.coupons import Coupons
    from ecwid_native.client.sections.customer_contacts import CustomerContacts
    from ecwid_native.client.sections.customer_extra_fields import CustomerExtraFields
    from ecwid_native.client.sections.customer_groups import CustomerGroups
    from ecwid_native.client.sections.customers import Customers
    from ecwid_native.client.sections.dictionaries import Dictionaries
    from ecwid_native.client.sections.domains import Domains
    from ecwid_native.client.sections.images import Images
    from ecwid_native.client.sections.instant_site_tokens import InstantSiteTokens
    from ecwid_native.client.sections.order_extra_fields import OrderExtraFields
    from ecwid_native.client.sections.order_statuses import OrderStatuses
    from ecwid_native.client.sections.orders import Orders
    from ecwid_native.client.sections.payment_options import PaymentOptions
    from ecwid_native.client.sections.product_types import ProductTypes
    from ecwid_native.client.sections.products import Products
    from ecwid_native.client.sections.profile import Profile
    from ecwid_native.client.sections.promotions import Promotions
    from ecwid_native.client.sections.redirects import Redirects
    from ecwid_native.client.sections.reports import Reports
    from ecwid_native.client.sections.reviews import Reviews
    from ecwid_native.client.sections.sales_channels import SalesChannels
    from ecwid_native.client.sections.shipping_options import ShippingOptions
    from ecwid_native.client.sections.size_charts import SizeCharts
    from ecwid_native.client.sections.staff import Staff
    from ecwid_native.client.sections.starter_site import StarterSite
    from ecwid_native.client.sections.storefront import Storefront
    from ecwid_native.client.sections.subscriptions import Subscriptions
    from ecwid_native.client.sections.swatches import Swatches
    from ecwid_native.client.sections.variations import Variations


class Sections(SectionLoader):
    """Gives a client its sections."""

    @property
    def application(self) -> Application:
        """This app in this store: its subscription, its token, charges."""
        section: Application = self._section("application", "Application")
        return section

    @property
    def brands(self) -> Brands:
        """Brands."""
        section: Brands = self._section("brands", "Brands")
        return section

    @property
    def carts(self) -> Carts:
        """Abandoned carts (unfinished orders)."""
        section: Carts = self._section("carts", "Carts")
        return section

    @property
    def categories(self) -> Categories:
        """Categories and which products are in them."""
        section: Categories = self._section("categories", "Categories")
        return section

    @property
    def checkout_extra_fields(self) -> CheckoutExtraFields:
        """Definitions of checkout extra fields; the values are with the orders."""
        section: CheckoutExtraFields = self._section("checkout_extra_fields", "CheckoutExtraFields")
        return section

    @property
    def coupons(self) -> Coupons:
        """Discount coupons."""
        section: Coupons = self._section("coupons", "Coupons")
        return section

    @property
    def customer_contacts(self) -> CustomerContacts:
        """Contacts of one customer."""
        section: CustomerContacts = self._section("customer_contacts", "CustomerContacts")
        return section

    @property
    def customer_extra_fields(self) -> CustomerExtraFields:
        """Definitions of customer extra fields; the values are with the customers."""
        section: CustomerExtraFields = self._section("customer_extra_fields", "CustomerExtraFields")
        return section

    @property
    def customer_groups(self) -> CustomerGroups:
        """Customer groups."""
        section: CustomerGroups = self._section("customer_groups", "CustomerGroups")
        return section

    @property
    def customers(self) -> Customers:
        """Customers."""
        section: Customers = self._section("customers", "Customers")
        return section

    @property
    def dictionaries(self) -> Dictionaries:
        """Countries, currencies, states, tax classes."""
        section: Dictionaries = self._section("dictionaries", "Dictionaries")
        return section

    @property
    def domains(self) -> Domains:
        """Domains of the store's site."""
        section: Domains = self._section("domains", "Domains")
        return section

    @property
    def images(self) -> Images:
        """Facts about pictures."""
        section: Images = self._section("images", "Images")
        return section

    @property
    def instant_site_tokens(self) -> InstantSiteTokens:
        """Tokens for the Instant Site."""
        section: InstantSiteTokens = self._section("instant_site_tokens", "InstantSiteTokens")
        return section

    @property
    def order_extra_fields(self) -> OrderExtraFields:
        """Extra fields of one order."""
        section: OrderExtraFields = self._section("order_extra_fields", "OrderExtraFields")
        return section

    @property
    def order_statuses(self) -> OrderStatuses:
        """Payment and fulfilment statuses and their names."""
        section: OrderStatuses = self._section("order_statuses", "OrderStatuses")
        return section

    @property
    def orders(self) -> Orders:
        """Orders, their invoices and the files that buyers sent with them."""
        section: Orders = self._section("orders", "Orders")
        return section

    @property
    def payment_options(self) -> PaymentOptions:
        """Payment options of the checkout."""
        section: PaymentOptions = self._section("payment_options", "PaymentOptions")
        return section

    @property
    def product_types(self) -> ProductTypes:
        """Product types (classes) and their attributes."""
        section: ProductTypes = self._section("product_types", "ProductTypes")
        return section

    @property
    def products(self) -> Products:
        """Products with their images, videos, files and stock."""
        section: Products = self._section("products", "Products")
        return section

    @property
    def profile(self) -> Profile:
        """The store: its profile, settings and logos."""
        section: Profile = self._section("profile", "Profile")
        return section

    @property
    def promotions(self) -> Promotions:
        """Promotions (advanced discounts)."""
        section: Promotions = self._section("promotions", "Promotions")
        return section

    @property
    def redirects(self) -> Redirects:
        """Redirects of the Instant Site."""
        section: Redirects = self._section("redirects", "Redirects")
        return section

    @property
    def reports(self) -> Reports:
        """Reports on visitors, orders and money."""
        section: Reports = self._section("reports", "Reports")
        return section

    @property
    def reviews(self) -> Reviews:
        """Product reviews."""
        section: Reviews = self._section("reviews", "Reviews")
        return section

    @property
    def sales_channels(self) -> SalesChannels:
        """Settings of product feeds. Undocumented."""
        section: SalesChannels = self._section("sales_channels", "SalesChannels")
        return section

    @property
    def shipping_options(self) -> ShippingOptions:
        """Shipping options of the checkout."""
        section: ShippingOptions = self._section("shipping_options", "ShippingOptions")
        return section

    @property
    def size_charts(self) -> SizeCharts:
        """Size charts. Mostly undocumented: only the call for one chart is confirmed."""
        section: SizeCharts = self._section("size_charts", "SizeCharts")
        return section

    @property
    def staff(self) -> Staff:
        """Staff accounts and invitations."""
        section: Staff = self._section("staff", "Staff")
        return section

    @property
    def starter_site(self) -> StarterSite:
        """The old Starter Site, replaced by the Instant Site."""
        section: StarterSite = self._section("starter_site", "StarterSite")
        return section

    @property
    def storefront(self) -> Storefront:
        """Pages of the storefront."""
        section: Storefront = self._section("storefront", "Storefront")
        return section

    @property
    def subscriptions(self) -> Subscriptions:
        """Recurring subscriptions."""
        section: Subscriptions = self._section("subscriptions", "Subscriptions")
        return section

    @property
    def swatches(self) -> Swatches:
        """Colours used in swatch options."""
        section: Swatches = self._section("swatches", "Swatches")
        return section

    @property
    def variations(self) -> Variations:
        """Variations (combinations of options) of one product."""
        section: Variations = self._section("variations", "Variations")
        return section
