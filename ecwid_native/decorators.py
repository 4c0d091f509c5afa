"""Function views for verified merchants."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.embedding import answer_merchant


def merchant_required(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """The view runs for a verified merchant only; see ``MerchantRequiredMixin``.

    It is called as ``view(request, ...)`` without the URL's ``app`` argument and finds the
    merchant in ``request.merchant``.
    """

    @wraps(view)
    def verified(
        request: HttpRequest, *args: Any, app: str = "", **kwargs: Any
    ) -> HttpResponseBase:
        return answer_merchant(request, app, lambda request: view(request, *args, **kwargs))

    return csrf_exempt(verified)
