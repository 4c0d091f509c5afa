"""The pages that are compared: ours, and what a plain Django project would do."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from bench.thirty_fields import INITIAL, PlainForm, PlainFormOfAuthors
from ecwid_native.embedding import MerchantRequest, answer_merchant
from ecwid_native.pages import page_response, start_page

STORED: dict[str, str] = {}
"""What the store has; set by the bench, so that no REST call is made."""


@csrf_exempt
def ours(request: HttpRequest, app: str) -> HttpResponseBase:
    """The whole settings page: session token, its query, headers and all, but no REST call."""

    def answer(request: MerchantRequest) -> HttpResponseBase:
        request.merchant = replace(request.merchant, storage=STORED)
        return page_response(request, start_page(request.merchant.app))

    return answer_merchant(request, app, answer)


def plain(request: HttpRequest) -> HttpResponse:
    """The same form by Django's own templates."""
    return _plain(request, PlainForm)


def plain_with_authors_widgets(request: HttpRequest) -> HttpResponse:
    """The same with widgets of an author."""
    return _plain(request, PlainFormOfAuthors)


def _plain(request: HttpRequest, form: type[forms.Form]) -> HttpResponse:
    return render(request, "bench/plain.html", {"form": form(initial=INITIAL)})
