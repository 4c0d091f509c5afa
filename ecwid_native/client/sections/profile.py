# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""The store: its profile, settings and logos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, flag, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.profile import LatestStats, StoreProfile, StoreProfileInput
    from ecwid_native.client.types.shared import Created, Deleted, Updated
    from ecwid_native.client.uploads import UploadSource
    from ecwid_native.client.values import FieldNames

_GET: Operation[StoreProfile] = Operation(
    "GET",
    "/profile",
    scopes=("read_store_profile",),
    query={
        "lang": text("lang"),
        "get_store_vertical": flag("getStoreVertical"),
        "response_fields": fields("responseFields"),
        "show_extended_info": flag("showExtendedInfo"),
        "get_report_availability_status": flag("getReportAvailabilityStatus"),
        "get_features_by_plans": flag("getFeaturesByPlans"),
    },
)
_UPDATE: Operation[Updated] = Operation("PUT", "/profile", scopes=("update_store_profile",))
_UPLOAD_LOGO: Operation[Created] = Operation(
    "POST", "/profile/logo", scopes=("update_store_profile",), max_megabytes=20
)
_DELETE_LOGO: Operation[Deleted] = Operation(
    "DELETE", "/profile/logo", scopes=("update_store_profile",)
)
_UPLOAD_INVOICE_LOGO: Operation[Created] = Operation(
    "POST", "/profile/invoicelogo", scopes=("update_store_profile",), max_megabytes=20
)
_DELETE_INVOICE_LOGO: Operation[Deleted] = Operation(
    "DELETE", "/profile/invoicelogo", scopes=("update_store_profile",)
)
_UPLOAD_EMAIL_LOGO: Operation[Created] = Operation(
    "POST", "/profile/emaillogo", scopes=("update_store_profile",), max_megabytes=20
)
_DELETE_EMAIL_LOGO: Operation[Deleted] = Operation(
    "DELETE", "/profile/emaillogo", scopes=("update_store_profile",)
)
_LATEST_STATS: Operation[LatestStats] = Operation(
    "GET",
    "/latest-stats",
    scopes=("read_store_profile",),
    query={
        "product_count_required": flag("productCountRequired"),
        "category_count_required": flag("categoryCountRequired"),
        "response_fields": fields("responseFields"),
        "reviews_updates_required": flag("reviewsUpdatesRequired"),
        "domains_required": flag("domainsRequired"),
        "subscription_required": flag("subscriptionRequired"),
    },
)


class Profile(Section):
    """The store: its profile, settings and logos."""

    def get(
        self,
        *,
        lang: str | None = None,
        get_store_vertical: bool | None = None,
        response_fields: FieldNames | None = None,
        show_extended_info: bool | None = None,
        get_report_availability_status: bool | None = None,
        get_features_by_plans: bool | None = None,
    ) -> StoreProfile:
        """Return the store's profile: settings, formats, languages, taxes.

        ``GET /profile``; scope ``read_store_profile``.
        """
        return self._call(
            _GET,
            query={
                "lang": lang,
                "get_store_vertical": get_store_vertical,
                "response_fields": response_fields,
                "show_extended_info": show_extended_info,
                "get_report_availability_status": get_report_availability_status,
                "get_features_by_plans": get_features_by_plans,
            },
        )

    def update(self, store_profile: StoreProfileInput | StoreProfile) -> Updated:
        """Change parts of the store's profile; blocks are merged.

        ``PUT /profile``; scope ``update_store_profile``.
        """
        return self._call(_UPDATE, body=store_profile)

    def upload_logo(self, file: UploadSource | None = None, *, url: str | None = None) -> Created:
        """Set the logo of the store.

        ``POST /profile/logo``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_LOGO, file=file, url=url)

    def delete_logo(self) -> Deleted:
        """Remove the logo of the store.

        ``DELETE /profile/logo``; scope ``update_store_profile``.
        """
        return self._call(_DELETE_LOGO)

    def upload_invoice_logo(
        self, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the logo printed on invoices.

        ``POST /profile/invoicelogo``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_INVOICE_LOGO, file=file, url=url)

    def delete_invoice_logo(self) -> Deleted:
        """Remove the logo printed on invoices.

        ``DELETE /profile/invoicelogo``; scope ``update_store_profile``.
        """
        return self._call(_DELETE_INVOICE_LOGO)

    def upload_email_logo(
        self, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the logo shown in mails.

        ``POST /profile/emaillogo``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_EMAIL_LOGO, file=file, url=url)

    def delete_email_logo(self) -> Deleted:
        """Remove the logo shown in mails.

        ``DELETE /profile/emaillogo``; scope ``update_store_profile``.
        """
        return self._call(_DELETE_EMAIL_LOGO)

    def latest_stats(
        self,
        *,
        product_count_required: bool | None = None,
        category_count_required: bool | None = None,
        response_fields: FieldNames | None = None,
        reviews_updates_required: bool | None = None,
        domains_required: bool | None = None,
        subscription_required: bool | None = None,
    ) -> LatestStats:
        """Return when products, orders and others last changed: cheap to ask before a sync.

        ``GET /latest-stats``; scope ``read_store_profile``.
        """
        return self._call(
            _LATEST_STATS,
            query={
                "product_count_required": product_count_required,
                "category_count_required": category_count_required,
                "response_fields": response_fields,
                "reviews_updates_required": reviews_updates_required,
                "domains_required": domains_required,
                "subscription_required": subscription_required,
            },
        )
