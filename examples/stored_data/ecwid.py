"""What this app adds to the merchant's dashboard; found by itself, as ``admin.py`` is."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from ecwid_native.embedding import MerchantRequest
from ecwid_native.merchant import MerchantContext
from ecwid_native.mixins import MerchantRequiredMixin
from ecwid_native.pages import register_page

PUBLIC_KEY = "public"


@dataclass(frozen=True)
class Entry:
    """One value that the app keeps in the store."""

    key: str
    size_bytes: int

    @property
    def is_public(self) -> bool:
        """Whether shoppers' browsers read it."""
        return self.key == PUBLIC_KEY


def stored_entries(merchant: MerchantContext) -> list[Entry]:
    """What the app keeps in this store, by name."""
    storage = merchant.client.storage.all()
    return [Entry(key, len(value.encode())) for key, value in sorted(storage.items())]


@register_page("stored-data", title=_("Stored data"))
class StoredDataView(MerchantRequiredMixin, View):
    """GET shows the list; POST is the download, for a link could not carry the session token."""

    request: MerchantRequest

    def get(self, request: MerchantRequest) -> HttpResponse:
        """The list as a page."""
        entries = stored_entries(self.merchant)
        return render(request, "stored_data/list.html", {"entries": entries})

    def post(self, *args: Any) -> HttpResponse:
        """The list as a file."""
        response = HttpResponse(
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="stored-data.csv"'},
        )
        writer = csv.writer(response)
        writer.writerow(["key", "bytes", "public"])
        for entry in stored_entries(self.merchant):
            writer.writerow([entry.key, entry.size_bytes, entry.is_public])
        return response
